package dev.stagedoor.backstage;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.backstage.Answer.json;
import static dev.stagedoor.backstage.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** What Backstage's auth plugin tells a Java plugin of a user. */
@BesideBackstage
class UserInfoIT {

    private static final String GUEST = """
            {'userEntityRef':'user:default/guest','ownershipEntityRefs':['user:default/guest','group:default/guests']}""";

    private final Deployment deployment;

    UserInfoIT(Deployment deployment) {
        this.deployment = deployment;
    }

    @Test
    @Case("BSN-17")
    void whatAGuestOwnsIsKnownToAJavaPlugin() {
        Answer answer = deployment.java().with(deployment.guest()).get("/javademo/userinfo");

        assertThat(answer.body()).isEqualTo(json(GUEST));
    }

    @Test
    @Case("BSN-17")
    void whatAGuestOwnsIsKnownWhenAPluginOfBackstagesAsksForHim() {
        Answer answer = deployment
                .node()
                .with(deployment.guest())
                .get("/echo/call?as=caller&plugin=javademo&path=" + encoded("/userinfo"));

        assertThat(answer.at("/body")).isEqualTo(json(GUEST));
    }

    @Test
    @Case("BSN-17")
    void aServiceHasNoUserInfo() {
        Answer answer = deployment
                .node()
                .with(deployment.guest())
                .get("/echo/call?as=service&plugin=javademo&path=" + encoded("/userinfo"));

        assertThat(answer.at("/status").asInt()).isEqualTo(403);
        assertThat(answer.text("/body/error/message")).isEqualTo("This endpoint does not allow 'service' credentials");
    }
}
