package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.sample.catalog.spi.LocationSpec;

import static org.assertj.core.api.Assertions.assertThat;

class LocationTargetsTests {

    @ParameterizedTest
    @CsvSource({
        "file, /c/all.yaml,                    ./a.yaml,             /c/a.yaml",
        "file, /c/all.yaml,                    a.yaml,               /c/a.yaml",
        "file, /c/all.yaml,                    ./sub/*.yaml,         /c/sub/*.yaml",
        "file, /c/sub/all.yaml,                ../a.yaml,            /c/a.yaml",
        "file, /c/all.yaml,                    /d/a.yaml,            /d/a.yaml",
        "url,  https://h/org/main/all.yaml,    ./a.yaml,             https://h/org/main/a.yaml",
        "url,  https://h/org/main/all.yaml,    ../a.yaml,            https://h/org/a.yaml",
        "url,  https://h/org/main/all.yaml,    /a.yaml,              https://h/a.yaml",
        "url,  https://h/org/main/all.yaml,    https://other/a.yaml, https://other/a.yaml",
        "url,  https://h/all.yaml,             ../../a.yaml,         https://h/a.yaml",
        "url,  https://h,                      a.yaml,               https://h/a.yaml",
        "url,  https://h/org/main/all.yaml,    a b,                  a b",
        "test, x,                              ./a,                  ./a"
    })
    void aRelativeTargetBeginsAtTheFileInWhichItStands(String type, String base, String target, String absolute) {
        assertThat(LocationTargets.of(entity(Map.of("target", target)), new LocationSpec(type, base)))
                .containsExactly(new LocationTargets.Target(new LocationSpec(type, absolute), false));
    }

    @Test
    void aTargetOfAnotherTypeIsLeftAsItIs() {
        assertThat(LocationTargets.of(
                        entity(Map.of("type", "url", "target", "./x", "presence", "optional")),
                        new LocationSpec("file", "/c/all.yaml")))
                .containsExactly(new LocationTargets.Target(new LocationSpec("url", "./x"), true));
    }

    @Test
    void allTargetsCountOnce() {
        assertThat(LocationTargets.of(
                        entity(Map.of("target", "a", "targets", List.of("b", "a", "./b"))),
                        new LocationSpec("file", "/c/all.yaml")))
                .extracting(target -> target.location().target())
                .containsExactly("/c/a", "/c/b");
    }

    @Test
    void withoutASpecThereAreNone() {
        assertThat(Stream.of(Map.<String, Object>of(), entity(Map.of())))
                .allSatisfy(entity -> assertThat(LocationTargets.of(entity, new LocationSpec("file", "/a")))
                        .isEmpty());
    }

    private static Map<String, Object> entity(Map<String, Object> spec) {
        return Map.of("kind", "Location", "spec", spec);
    }
}
