package dev.stagedoor.backstage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.backstage.Answer.json;
import static dev.stagedoor.backstage.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** A Java plugin asks Backstage's catalog, for a guest, for a plugin of Backstage's, and for a program. */
@BesideBackstage
class CatalogIT {

    private final Deployment deployment;

    CatalogIT(Deployment deployment) {
        this.deployment = deployment;
    }

    @ParameterizedTest
    @EnumSource
    @Case("BSN-22")
    void anEntityIsFoundOnBehalfOf(Asking asking) {
        Caller caller = asking.caller(deployment);

        assertThat(caller.get("/javademo/title?ref=" + encoded("component:default/petstore"))
                        .body())
                .isEqualTo(json("{'title':'Pet Store'}"));
        assertThat(caller.get("/javademo/title?ref=" + encoded("Component:Petstore"))
                        .body())
                .isEqualTo(json("{'title':'Pet Store'}"));
        Answer unknown = caller.get("/javademo/title?ref=" + encoded("component:default/nothing"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/error/name")).isEqualTo("NotFoundError");
    }

    @ParameterizedTest
    @EnumSource
    @Case("BSN-22")
    void entitiesAreListedOnBehalfOf(Asking asking) {
        Caller caller = asking.caller(deployment);

        assertThat(caller.get("/javademo/entities?kind=component").body())
                .isEqualTo(json("['component:default/petstore']"));
        assertThat(caller.get("/javademo/entities-by-refs?ref=" + encoded("component:default/petstore") + "&ref="
                                + encoded("component:default/nothing"))
                        .body())
                .isEqualTo(json("[true,false]"));
        assertThat(caller.get("/javademo/count?kind=user").body()).isEqualTo(json("1"));
    }

    @Test
    @Case("BSN-22")
    void pagesFollowEachOther() {
        assertThat(Asking.GUEST.caller(deployment).get("/javademo/pages").body())
                .hasSizeGreaterThanOrEqualTo(3)
                .map(each -> each.asString())
                .contains("component:default/petstore", "group:default/guests", "user:default/guest")
                .doesNotHaveDuplicates();
    }

    @Test
    @Case("BSN-22")
    void valuesAreCounted() {
        assertThat(Asking.GUEST.caller(deployment).get("/javademo/facets").at("/kind"))
                .contains(json("{'value':'Component','count':1}"), json("{'value':'User','count':1}"));
    }

    @Test
    @Case("BSN-22")
    void anEntityIsValidated() {
        Caller guest = Asking.GUEST.caller(deployment);

        assertThat(guest.get("/javademo/validity?name=petstore").body()).isEqualTo(json("true"));
        assertThat(guest.get("/javademo/validity?name=" + encoded("no name")).body())
                .isEqualTo(json("false"));
    }

    @Test
    @Case("BSN-22")
    void locationsAreListed() {
        assertThat(Asking.GUEST.caller(deployment).get("/javademo/locations").body())
                .isEqualTo(json("0"));
    }

    /** For whom the catalog is asked. */
    enum Asking {
        GUEST,
        PLUGIN,
        GUEST_THROUGH_A_PLUGIN,
        PROGRAM;

        Caller caller(Deployment deployment) {
            return deployment
                    .java()
                    .with(
                            switch (this) {
                                case GUEST -> deployment.guest();
                                case PLUGIN -> tokenOfEcho(deployment, "service");
                                case GUEST_THROUGH_A_PLUGIN -> tokenOfEcho(deployment, "caller");
                                case PROGRAM -> Deployment.EXTERNAL_TOKEN;
                            });
        }

        private static String tokenOfEcho(Deployment deployment, String as) {
            return deployment
                    .node()
                    .with(deployment.guest())
                    .get("/echo/token?as=" + as + "&plugin=javademo")
                    .text("/token");
        }
    }
}
