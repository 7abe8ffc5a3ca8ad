package dev.stagedoor.config.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How flat names are taken apart. */
class PropertyPathTests {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a.b.c; a|b|c
            a[0].b; a|#0|b
            a[0][1]; a|#0|#1
            a[b.c].d; a|b.c|d
            a.[b.c]; a|b.c
            [a/b]; a/b
            a[01]; a|01
            backend.csp.default-src; backend|csp|default-src
            a.b/c; a|b/c
            a[0; a[0
            a..b; a..b
            a.; a.
            """)
    void namesAreTakenApart(String name, String expected) {
        assertThat(PropertyPath.parse(name))
                .extracting(step -> (step.index() ? "#" : "") + step.name())
                .containsExactly(expected.split("\\|"));
    }
}
