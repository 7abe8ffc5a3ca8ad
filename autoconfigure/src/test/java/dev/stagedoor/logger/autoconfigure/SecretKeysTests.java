package dev.stagedoor.logger.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import dev.stagedoor.config.autoconfigure.RootConfigServices;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Which values of a configuration are secrets. */
class SecretKeysTests {

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend.database.connection",
                "backend.database.connection.password",
                "backend.database.plugin.catalog.connection",
                "backend.cache.connection",
                "backend.rateLimit.store.connection",
                "backend.https.certificate.key",
                "backend.auth.keys[0].secret",
                "backend.auth.externalAccess[1].options.token",
                "integrations.github[0].apps[0].privateKey",
                "integrations.github[0].apps[0].webhookSecret",
                "integrations.gitlab[0].token",
                "integrations.azure[0].credentials[0].clientSecret",
                "integrations.azure[0].credentials[0].personalAccessToken",
                "integrations.awsS3[0].secretAccessKey",
                "integrations.bitbucketCloud[0].appPassword",
                "integrations.azureBlobStorage[0].accountKey",
                "integrations.azureBlobStorage[0].connectionString",
                "integrations.harness[0].apiKey",
                "spring.datasource.password",
                "server.ssl.key-store-password",
                "GITHUB_TOKEN",
                "BACKEND_DATABASE_CONNECTION",
                "proxy.endpoints.x.headers.Authorization"
            })
    @Case("LOG-30")
    void keysOfSecretsAreKnown(String key) {
        assertThat(SecretKeys.of(environment).isSecret(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend.database.connection.host",
                "backend.baseUrl",
                "auth.backstageTokenExpiration",
                "backend.https.certificate.cert",
                "backend.auth.pluginKeyStore.static.keys[0].keyId",
                "spring.security.oauth2.client.provider.x.token-uri",
                "PWD",
                "stagedoor.logging.secrets[0]"
            })
    void otherKeysAreNone(String key) {
        assertThat(SecretKeys.of(environment).isSecret(key)).isFalse();
    }

    @Test
    void theApplicationAddsKeysAndTakesSomeAway() {
        environment
                .withProperty("stagedoor.logging.secrets[0]", "acme.*.pin")
                .withProperty("stagedoor.logging.secrets[1]", "acme.vault")
                .withProperty("stagedoor.logging.secrets[2]", "!acme.paging.**");
        SecretKeys keys = SecretKeys.of(environment);
        assertThat(List.of("acme.card.pin", "acme.card-2.PIN", "acme.vault.any.thing", "acme.vault[3]"))
                .allMatch(keys::isSecret);
        assertThat(List.of("acme.pin", "acme.a.b.pin", "acme.vaults", "acme.paging.next.token"))
                .noneMatch(keys::isSecret);
    }

    @Test
    void passwordsWithinAddressesAreSecretsWhateverTheKey() {
        environment
                .withProperty("acme.broker", "amqp://user:p4ss-1@host/x")
                .withProperty("acme.db", "jdbc:postgresql://host/x?user=me&password=p4ss-2&ssl=true")
                .withProperty("acme.plain", "https://host:8080/x@y");
        assertThat(ConfiguredSecrets.of(environment)).containsExactlyInAnyOrder("p4ss-1", "p4ss-2");
    }

    @Test
    void placeholdersAreResolved() {
        environment.withProperty("acme.password", "${acme.base}-x").withProperty("acme.base", "base");
        assertThat(ConfiguredSecrets.of(environment)).containsExactly("base-x");
    }

    @Test
    @Case("LOG-30")
    void allTextsBelowASecretKeyOfATreeAreFound() {
        var config = RootConfigServices.of(
                "test",
                Map.of("a", Map.of("tokens", List.of("t1", "t2")), "b", List.of(Map.of("secret", "s1", "port", 80))));
        assertThat(ConfiguredSecrets.of(config, environment)).containsExactlyInAnyOrder("t1", "t2", "s1");
        assertThat(ConfiguredSecrets.of(RootConfigServices.of("test", Map.of()), environment))
                .isEmpty();
    }
}
