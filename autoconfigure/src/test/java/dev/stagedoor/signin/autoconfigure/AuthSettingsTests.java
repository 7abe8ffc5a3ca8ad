package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.signin.autoconfigure.AuthSettings.KeyStoreProvider;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AuthSettingsTests {

    private static AuthSettings read(String... properties) {
        AuthSettings[] read = new AuthSettings[1];
        runner(properties).run(context -> read[0] = AuthSettings.read(context.getBean(RootConfigService.class)));
        return read[0];
    }

    private static List<String> problems(String... properties) {
        ConfigException[] thrown = new ConfigException[1];
        runner(properties)
                .run(context -> thrown[0] = catchThrowableOfType(
                        ConfigException.class, () -> AuthSettings.read(context.getBean(RootConfigService.class))));
        return thrown[0].getProblems().stream()
                .map(ConfigException.Problem::message)
                .toList();
    }

    private static ApplicationContextRunner runner(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        WiringAutoConfiguration.class,
                        RootConfigServiceAutoConfiguration.class,
                        RootLoggerServiceAutoConfiguration.class,
                        LifecycleServiceAutoConfiguration.class))
                .withPropertyValues(properties);
    }

    @Test
    void nothingNeedBeConfigured() {
        assertThat(read())
                .isEqualTo(new AuthSettings(
                        Duration.ofHours(1), SigningAlgorithm.ES256, true, KeyStoreProvider.DATABASE, List.of(), null));
    }

    @Case("SGN-05")
    @ParameterizedTest
    @CsvSource({"1s, 10m", "9m, 10m", "10m, 10m", "90m, 90m", "24h, 24h", "25h, 24h"})
    void theLifeOfTokensIsBounded(String configured, String used) {
        assertThat(read("auth.backstageTokenExpiration=" + configured).tokenExpiration())
                .isEqualTo(Duration.parse("PT" + used));
    }

    @Test
    void guestsAreThoseOfBackstageUnlessSaidOtherwise() {
        assertThat(read("auth.providers.guest.dangerouslyAllowOutsideDevelopment=false")
                        .guest())
                .isEqualTo(new GuestSettings(SignInResult.of("user:development/guest"), false));
    }

    @Test
    void guestsMayBeOthers() {
        assertThat(read(
                                "auth.providers.guest.userEntityRef=user:default/visitor",
                                "auth.providers.guest.ownershipEntityRefs[0]=group:default/guests",
                                "auth.providers.guest.dangerouslyAllowOutsideDevelopment=true")
                        .guest())
                .isEqualTo(new GuestSettings(
                        new SignInResult("user:default/visitor", List.of("group:default/guests")), true));
    }

    @Case("SGN-15")
    @Test
    void aKeyStoreThatIsBackstagesAloneIsRefused() {
        assertThat(problems("auth.keyStore.provider=firestore"))
                .singleElement()
                .asString()
                .startsWith("Unknown KeyStore provider: 'firestore' of 'auth.keyStore.provider'; expected one of"
                        + " 'database', 'memory', 'static'");
    }

    @Case("SGN-15")
    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(problems(
                        "auth.backstageTokenExpiration=soon",
                        "auth.identityTokenAlgorithm=none",
                        "auth.keyStore.provider=static",
                        "auth.keyStore.static.keys[0].keyId=one",
                        "auth.keyStore.static.keys[0].publicKeyFile=public.pem",
                        "auth.keyStore.static.keys[0].privateKeyFile=private.pem",
                        "auth.keyStore.static.keys[0].algorithm=HS256",
                        "auth.providers.guest.userEntityRef=guest"))
                .hasSize(4)
                .anyMatch(problem -> problem.contains("auth.backstageTokenExpiration"))
                .anyMatch(problem -> problem.contains("'auth.identityTokenAlgorithm': 'none'; expected one of 'ES256'"))
                .anyMatch(problem -> problem.contains("'auth.keyStore.static.keys[0].algorithm': 'HS256'"))
                .anyMatch(problem -> problem.contains("'auth.providers.guest.userEntityRef': 'guest' is no full"));
    }

    @Test
    void keysFromFilesNeedFiles() {
        assertThat(problems("auth.keyStore.provider=static"))
                .singleElement()
                .asString()
                .contains("auth.keyStore.static.keys");
    }
}
