package dev.stagedoor.page.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.config.autoconfigure.RootConfigServices;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** When there is a page, and what of its settings cannot be meant. */
class PageSettingsTests {

    private static final String ALLOWED = "stagedoor.page.allowed";

    @ParameterizedTest
    @CsvSource({"development,,true", "development,false,false", "production,,false", "production,true,true", ",,false"})
    @Case("PAG-01")
    void thePageIsThereInDevelopmentUnlessSomethingElseIsSaid(String mode, String enabled, boolean there) {
        WebApplicationContextRunner runner = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        WiringAutoConfiguration.class,
                        LifecycleServiceAutoConfiguration.class,
                        RootConfigServiceAutoConfiguration.class,
                        RootLoggerServiceAutoConfiguration.class,
                        PageAutoConfiguration.class))
                .withPropertyValues(ALLOWED + "=plugin:catalog");
        if (mode != null) {
            runner = runner.withPropertyValues("stagedoor.mode=" + mode);
        }
        if (enabled != null) {
            runner = runner.withPropertyValues("stagedoor.page.enabled=" + enabled);
        }
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanNamesForType(LastErrors.class)).hasSize(there ? 1 : 0);
            assertThat(context.containsBean("stagedoorPageFilter")).isEqualTo(there);
        });
    }

    @Test
    @Case("PAG-02")
    void productionNeedsSomebodyWhoMaySeeThePage() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check(new MockEnvironment().withProperty("stagedoor.mode", "production")))
                .withMessageContaining(ALLOWED)
                .withMessageContaining("names nobody");
    }

    @Test
    void developmentNeedsNobody() {
        assertThatCode(() -> check(new MockEnvironment().withProperty("stagedoor.mode", "development")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:", "user:default/", "two words", " "})
    void anEntryThatCannotBeAUserOrServiceIsAMistake(String entry) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check(new MockEnvironment().withProperty(ALLOWED + "[0]", entry)))
                .withMessageContaining("'" + entry + "'")
                .withMessageContaining("user:default/jane");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:jane", "User:Default/Jane", "plugin:catalog", "operations"})
    void usersAndServicesAreTaken(String entry) {
        assertThatCode(() -> check(new MockEnvironment().withProperty(ALLOWED + "[0]", entry)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"development,,false", "development,user:default/jane,true", "production,user:default/jane,true"})
    @Case("PAG-02")
    void credentialsAreNeededInProductionAndWhereverSomebodyIsNamed(String mode, String allowed, boolean needed) {
        assertThat(settings(mode, allowed, null).needsCredentials()).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({"development,,true", "development,false,false", "production,,false", "production,true,true"})
    @Case("PAG-07")
    void pluginsAreRestartedInDevelopmentUnlessSomethingElseIsSaid(String mode, Boolean restart, boolean allowed) {
        assertThat(settings(mode, "plugin:catalog", restart).restart()).isEqualTo(allowed);
    }

    private static PageSettings settings(String mode, String allowed, Boolean restart) {
        return PageSettings.of(
                new PageProperties(true, allowed == null ? List.of() : List.of(allowed), List.of(), restart),
                new MockEnvironment().withProperty("stagedoor.mode", mode));
    }

    private static void check(MockEnvironment environment) {
        PageSettings.check(environment, RootConfigServices.of(environment));
    }
}
