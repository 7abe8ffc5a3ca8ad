package dev.stagedoor.backstage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.backstage.Answer.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Programs that are no plugins, with tokens that stand in the configuration of both backends. */
@BesideBackstage
class ExternalAccessIT {

    private final Caller node;

    private final Caller java;

    ExternalAccessIT(Deployment deployment) {
        this.node = deployment.node();
        this.java = deployment.java();
    }

    @Test
    @Case("BSN-23")
    void aProgramHasTheSameSubject() {
        Answer backstages = node.with(Deployment.EXTERNAL_TOKEN).get("/echo/whoami");
        Answer ours = java.with(Deployment.EXTERNAL_TOKEN).get("/javademo/whoami");

        assertThat(backstages.text("/principal/subject")).isEqualTo("ci");
        assertThat(ours.at("/principal")).isEqualTo(json("{'type':'service','subject':'ci'}"));
    }

    @Test
    @Case("BSN-23")
    void aProgramMayWhatItsRestrictionsLeaveIt() {
        Caller narrow = java.with(Deployment.NARROW_TOKEN);

        assertThat(narrow.get("/javademo/use").status()).isEqualTo(200);
        assertThat(narrow.get("/javademo/admin").status()).isEqualTo(403);
        assertThat(narrow.get("/javademo/things").body()).isEqualTo(json("[]"));
    }

    @Test
    @Case("BSN-23")
    void aTokenForTheCatalogIsGoodThereAlone() {
        String catalog = "/catalog/entities/by-name/component/default/petstore";

        assertThat(node.with(Deployment.CATALOG_TOKEN).get(catalog).status()).isEqualTo(200);
        assertThat(java.with(Deployment.CATALOG_TOKEN).get("/javademo/whoami").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "javademo", "echo"})
    @Case("BSN-23")
    void whatIsRestrictedIsNotHandedOn(String plugin) {
        Exchange backstages =
                Exchange.of(node.with(Deployment.NARROW_TOKEN).get("/echo/token?as=caller&plugin=" + plugin));
        Exchange ours =
                Exchange.of(java.with(Deployment.NARROW_TOKEN).get("/javademo/token?as=caller&plugin=" + plugin));

        assertThat(backstages.status()).isEqualTo(403);
        assertThat(ours).isEqualTo(backstages);
    }
}
