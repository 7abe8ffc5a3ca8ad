package dev.stagedoor.backstage;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.backstage.Answer.json;
import static dev.stagedoor.backstage.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** Plugins of both backends call each other, as themselves and on behalf of a guest who has signed in at Backstage's. */
@BesideBackstage
class CallsIT {

    private final Deployment deployment;

    CallsIT(Deployment deployment) {
        this.deployment = deployment;
    }

    @Test
    @Case("BSN-03")
    void aGuestWhoHasSignedInAtBackstagesIsKnown() {
        Answer answer = deployment.java().with(deployment.guest()).get("/javademo/whoami");

        assertThat(answer.at("/principal")).isEqualTo(json("{'type':'user','userEntityRef':'user:default/guest'}"));
    }

    @Test
    @Case("BSN-04")
    void aPluginOfBackstagesIsKnown() {
        Answer answer = deployment.node().with(deployment.guest()).get(callOfEcho("service", "/whoami"));

        assertThat(answer.body())
                .isEqualTo(json("{'status':200,'body':{'principal':{'type':'service','subject':'plugin:echo'}}}"));
    }

    @Test
    @Case("BSN-05")
    void aGuestForWhomAPluginOfBackstagesAsksIsKnown() {
        Answer answer = deployment.node().with(deployment.guest()).get(callOfEcho("caller", "/whoami"));

        assertThat(answer.at("/body/principal")).isEqualTo(json("""
                {'type':'user','userEntityRef':'user:default/guest',
                 'actor':{'type':'service','subject':'plugin:echo'}}"""));
    }

    @Test
    @Case("BSN-06")
    void aJavaPluginIsKnownToBackstages() {
        Answer answer = deployment.java().with(deployment.guest()).get(callOfJava("service", "/whoami"));

        assertThat(answer.body())
                .isEqualTo(json("{'status':200,'body':{'principal':{'type':'service','subject':'plugin:javademo'}}}"));
    }

    @Test
    @Case("BSN-07")
    void aGuestForWhomAJavaPluginAsksIsKnownToBackstages() {
        Answer signIn = deployment.signIn();
        Answer answer =
                deployment.java().with(signIn.text("/backstageIdentity/token")).get(callOfJava("caller", "/whoami"));

        assertThat(answer.at("/body/principal")).isEqualTo(json("""
                {'type':'user','userEntityRef':'user:default/guest',
                 'actor':{'type':'service','subject':'plugin:javademo'}}"""));
        assertThat(Instant.parse(answer.text("/body/expiresAt")))
                .as("the end of the guest's own token")
                .isEqualTo(Jwt.of(signIn.text("/backstageIdentity/token")).expiry());
    }

    @Test
    @Case("BSN-07")
    void aPluginsClientAsksOnBehalfOfTheGuest() {
        Answer answer = deployment.java().with(deployment.guest()).get("/javademo/seen");

        assertThat(answer.at("/principal")).isEqualTo(json("""
                {'type':'user','userEntityRef':'user:default/guest',
                 'actor':{'type':'service','subject':'plugin:javademo'}}"""));
    }

    @Test
    @Case("BSN-08")
    void aGuestIsHandedOnFromPluginToPluginAndTheLastOneAsks() {
        String there = callOfEcho("caller", callOfJava("caller", "/whoami").substring("/javademo".length()));

        Answer answer = deployment.node().with(deployment.guest()).get(there);

        assertThat(answer.at("/body/body/principal")).isEqualTo(json("""
                {'type':'user','userEntityRef':'user:default/guest',
                 'actor':{'type':'service','subject':'plugin:javademo'}}"""));
    }

    @Test
    @Case("BSN-08")
    void aServiceThatAsksThroughAJavaPluginIsThatPlugin() {
        String there = callOfEcho("service", callOfJava("caller", "/whoami").substring("/javademo".length()));

        Answer answer = deployment.node().with(deployment.guest()).get(there);

        assertThat(answer.at("/body/body/principal")).isEqualTo(json("{'type':'service','subject':'plugin:javademo'}"));
    }

    @Test
    @Case("BSN-09")
    void tokensForPluginsLookAsBackstagesDo() {
        String guest = deployment.guest();
        Jwt backstages = Jwt.of(deployment
                .node()
                .with(guest)
                .get("/echo/token?as=caller&plugin=javademo")
                .text("/token"));
        Jwt ours = Jwt.of(deployment
                .java()
                .with(guest)
                .get("/javademo/token?as=caller&plugin=echo")
                .text("/token"));

        assertThat(ours.members("header")).isEqualTo(backstages.members("header"));
        assertThat(ours.members("claims")).isEqualTo(backstages.members("claims"));
        assertThat(ours.header().get("typ")).isEqualTo(backstages.header().get("typ"));
        assertThat(ours.header().get("alg")).isEqualTo(backstages.header().get("alg"));
        assertThat(ours.claims().get("obo"))
                .as("the limited token, to the byte")
                .isEqualTo(backstages.claims().get("obo"));
        assertThat(ours.signatureBytes()).isEqualTo(backstages.signatureBytes());
    }

    @Test
    @Case("BSN-10")
    void theKeysAreWhereBackstagesAreAndLookAlike() {
        deployment.java().with(deployment.guest()).get("/javademo/token?as=service&plugin=echo");
        deployment.node().with(deployment.guest()).get("/echo/token?as=service&plugin=javademo");

        Answer ours = deployment.java().get("/javademo/.backstage/auth/v1/jwks.json");
        Answer backstages = deployment.node().get("/echo/.backstage/auth/v1/jwks.json");

        assertThat(ours.status()).isEqualTo(200);
        assertThat(ours.mediaType()).isEqualTo(backstages.mediaType());
        assertThat(ours.at("/keys/0").propertyNames())
                .hasSameElementsAs(backstages.at("/keys/0").propertyNames());
        assertThat(ours.text("/keys/0/alg")).isEqualTo("ES256");
    }

    private static String callOfEcho(String as, String path) {
        return "/echo/call?as=" + as + "&plugin=javademo&path=" + encoded(path);
    }

    private static String callOfJava(String as, String path) {
        return "/javademo/call?as=" + as + "&plugin=echo&path=" + encoded(path);
    }
}
