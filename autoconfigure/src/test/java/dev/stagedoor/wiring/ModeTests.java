package dev.stagedoor.wiring;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link Mode}. */
class ModeTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void itIsProductionUnlessSomethingSaysOtherwise() {
        assertThat(Mode.of(environment)).isEqualTo(Mode.PRODUCTION);
    }

    @ParameterizedTest
    @CsvSource({"development, DEVELOPMENT", "Production, PRODUCTION"})
    void thePropertySaysIt(String text, Mode mode) {
        environment.setProperty("stagedoor.mode", text);
        assertThat(Mode.of(environment)).isEqualTo(mode);
    }

    @Test
    void itIsDevelopmentWhereDevToolsIsAtWork() {
        environment.getPropertySources().addLast(new MapPropertySource("devtools", Map.of()));
        assertThat(Mode.of(environment)).isEqualTo(Mode.DEVELOPMENT);
    }

    @Test
    void thePropertyGoesBeforeDevTools() {
        environment.getPropertySources().addLast(new MapPropertySource("devtools", Map.of()));
        environment.setProperty("stagedoor.mode", "production");
        assertThat(Mode.of(environment)).isEqualTo(Mode.PRODUCTION);
    }
}
