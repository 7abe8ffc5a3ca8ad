package dev.stagedoor.backstage;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.backstage.Answer.json;
import static dev.stagedoor.backstage.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The policy of Backstage's permission backend decides what may be done in a Java plugin, with the rules of that
 * plugin, which alone knows its things.
 */
@BesideBackstage
class PermissionsIT {

    private static final String METADATA = "/.well-known/backstage/permissions/metadata";

    private static final String APPLY_CONDITIONS = "/.well-known/backstage/permissions/apply-conditions";

    private static final String CONDITIONS = """
            {'items':[{'id':'1','resourceRef':'lamp','resourceType':'javademo-thing',
             'conditions':{'rule':'IS_OWNER','resourceType':'javademo-thing',
                           'params':{'owners':['group:default/guests']}}}]}""";

    private final Deployment deployment;

    PermissionsIT(Deployment deployment) {
        this.deployment = deployment;
    }

    @Test
    @Case("BSN-18")
    void aBasicPermissionIsDecidedByThePolicy() {
        Caller guest = deployment.java().with(deployment.guest());

        assertThat(guest.get("/javademo/use").status()).isEqualTo(200);
        Answer denied = guest.get("/javademo/admin");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text("/error/name")).isEqualTo("NotAllowedError");
    }

    @Test
    @Case("BSN-18")
    void aPluginMayWhatItsRestrictionsLetIt() {
        Caller echo = deployment.java().with(tokenOfEcho("service"));

        assertThat(echo.get("/javademo/admin").status()).isEqualTo(200);
        assertThat(echo.get("/javademo/things").body()).as("all things").isEqualTo(json("""
                        [{'name':'lamp','owner':'group:default/guests'},
                         {'name':'vault','owner':'group:default/admins'}]"""));
    }

    @Test
    @Case("BSN-19")
    void theConditionsOfThePolicyNarrowAList() {
        Answer direct = deployment.java().with(deployment.guest()).get("/javademo/things");
        Answer handedOn = deployment.java().with(tokenOfEcho("caller")).get("/javademo/things");

        assertThat(direct.body()).isEqualTo(json("[{'name':'lamp','owner':'group:default/guests'}]"));
        assertThat(handedOn.body()).isEqualTo(direct.body());
    }

    @ParameterizedTest
    @CsvSource({"lamp,200", "vault,403", "nothing,403"})
    @Case("BSN-20")
    void aThingIsDecidedByThePolicyWhichAsksThePluginBack(String name, int status) {
        assertThat(deployment
                        .java()
                        .with(deployment.guest())
                        .get("/javademo/things/" + name)
                        .status())
                .isEqualTo(status);
    }

    @Test
    @Case("BSN-20")
    void aPluginOfBackstagesAsksForThingsOfAJavaPlugin() {
        Answer answer = deployment.node().with(deployment.guest()).post("/echo/authorize", """
                [{'permission':%1$s,'resourceRef':'lamp'},
                 {'permission':%1$s,'resourceRef':'vault'},
                 {'permission':%1$s,'resourceRef':'nothing'}]""".formatted("""
                {'type':'resource','name':'javademo.thing.read','attributes':{'action':'read'},
                 'resourceType':'javademo-thing'}"""));

        assertThat(answer.body().findValuesAsString("result")).containsExactly("ALLOW", "DENY", "DENY");
    }

    @Test
    @Case("BSN-21")
    void thePermissionsAndRulesAreListedForBackstages() {
        Answer answer = deployment
                .node()
                .with(deployment.guest())
                .get("/echo/call?as=service&plugin=javademo&path=" + encoded(METADATA));

        assertThat(answer.at("/body/permissions").findValuesAsString("name"))
                .containsExactlyInAnyOrderElementsOf(List.of("javademo.use", "javademo.admin", "javademo.thing.read"));
        assertThat(answer.at("/body/rules/0")).isEqualTo(json("""
                {'name':'IS_OWNER','description':'Allow things that one of these entities owns',
                 'resourceType':'javademo-thing',
                 'paramsSchema':{'type':'object',
                   'properties':{'owners':{'type':'array','items':{'type':'string'}}},
                   'required':['owners'],'additionalProperties':false,
                   '$schema':'http://json-schema.org/draft-07/schema#'}}"""));
    }

    @Test
    @Case("BSN-21")
    void conditionsAreAppliedForPluginsAlone() {
        Answer forPlugin =
                deployment.java().with(tokenOfEcho("service")).post("/javademo" + APPLY_CONDITIONS, CONDITIONS);
        Answer forUser = deployment.java().with(deployment.guest()).post("/javademo" + APPLY_CONDITIONS, CONDITIONS);

        assertThat(forPlugin.body()).isEqualTo(json("{'items':[{'id':'1','result':'ALLOW'}]}"));
        assertThat(forUser.status()).isEqualTo(403);
        assertThat(forUser.at("/error")).isEqualTo(json("{'name':'NotAllowedError','message':''}"));
    }

    private String tokenOfEcho(String as) {
        return deployment
                .node()
                .with(deployment.guest())
                .get("/echo/token?as=" + as + "&plugin=javademo")
                .text("/token");
    }
}
