package dev.stagedoor.backstage;

import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens and keys when a backend starts again, with a new key and with the database that it had. */
@BesideBackstage
class RestartIT {

    private final Deployment deployment;

    RestartIT(Deployment deployment) {
        this.deployment = deployment;
    }

    @Test
    @Case("BSN-15")
    void tokensOfAJavaPluginOutliveItsRestart() {
        String former = tokenOfJava();
        assertThat(statusAtNode(former)).isEqualTo(200);

        deployment.restartJava();

        assertThat(publishedByJava(former)).as("the former key").isTrue();
        String later = tokenOfJava();
        assertThat(keyOf(later)).isNotEqualTo(keyOf(former));
        assertThat(statusAtNode(later)).as("with the new key").isEqualTo(200);
        assertThat(statusAtNode(former))
                .as("with the former key, once the new keys are known")
                .isEqualTo(200);
    }

    @Test
    @Case("BSN-15")
    void tokensOfBackstagesOutliveItsRestart() {
        String guest = deployment.guest();
        String former = tokenOfNode();
        assertThat(statusAtJava(former)).isEqualTo(200);
        assertThat(statusAtJava(guest)).isEqualTo(200);

        deployment.withoutNode(() -> {});

        String later = tokenOfNode();
        assertThat(keyOf(later)).isNotEqualTo(keyOf(former));
        assertThat(statusAtJava(later)).as("with the new key").isEqualTo(200);
        assertThat(statusAtJava(former)).as("with the former key").isEqualTo(200);
        assertThat(statusAtJava(guest)).as("the guest").isEqualTo(200);
    }

    @Test
    @Case("BSN-16")
    void whoIsKnownIsKnownWhileBackstagesIsDown() {
        String guest = deployment.guest();
        String plugin = tokenOfNode();
        assertThat(statusAtJava(guest)).isEqualTo(200);
        assertThat(statusAtJava(plugin)).isEqualTo(200);

        deployment.withoutNode(() -> {
            assertThat(statusAtJava(guest)).isEqualTo(200);
            assertThat(statusAtJava(plugin)).isEqualTo(200);
        });
    }

    private String tokenOfJava() {
        return deployment
                .java()
                .with(deployment.guest())
                .get("/javademo/token?as=service&plugin=echo")
                .text("/token");
    }

    private String tokenOfNode() {
        return deployment
                .node()
                .with(deployment.guest())
                .get("/echo/token?as=service&plugin=javademo")
                .text("/token");
    }

    private int statusAtNode(String token) {
        return deployment.node().with(token).get("/echo/whoami").status();
    }

    private int statusAtJava(String token) {
        return deployment.java().with(token).get("/javademo/whoami").status();
    }

    private boolean publishedByJava(String token) {
        return StreamSupport.stream(
                        deployment
                                .java()
                                .get("/javademo/.backstage/auth/v1/jwks.json")
                                .at("/keys")
                                .spliterator(),
                        false)
                .anyMatch(key -> key.get("kid").asString().equals(keyOf(token)));
    }

    private static String keyOf(String token) {
        return Jwt.of(token).header().get("kid").asString();
    }
}
