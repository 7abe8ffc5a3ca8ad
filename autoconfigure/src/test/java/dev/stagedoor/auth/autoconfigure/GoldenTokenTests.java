package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** A token that Backstage itself has issued, by whose bytes all who derive limited tokens are measured. */
class GoldenTokenTests {

    private static final String KEY_ID = "8d01c3db-56f9-45f0-86dd-05b3c835b3d3";

    private static final Instant NOW = Instant.ofEpochSecond(1_712_071_714 + 600);

    private static final Instant END = Instant.ofEpochSecond(1_712_075_314);

    private static final String PROOF =
            "Jl1TJrpoUR4u4CcPOgjRLxzD2-E0fOGzmJo5Qb6y-Z7_fxnhUPDueVDMBKIzX_isIoH8efoDPP9loZBzOnPygg";

    private static final String FULL =
            "eyJ0eXAiOiJ2bmQuYmFja3N0YWdlLnVzZXIiLCJhbGciOiJFUzI1NiIsImtpZCI6IjhkMDFjM2RiLTU2ZjktNDVmMC04NmRkLTA1YjNj"
                    + "ODM1YjNkMyJ9.eyJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjcwMDcvYXBpL2F1dGgiLCJzdWIiOiJ1c2VyOmRldmVsb3BtZW50"
                    + "L2d1ZXN0IiwiZW50IjpbInVzZXI6ZGV2ZWxvcG1lbnQvZ3Vlc3QiLCJncm91cDpkZWZhdWx0L3RlYW0tYSJdLCJhdWQiOiJi"
                    + "YWNrc3RhZ2UiLCJpYXQiOjE3MTIwNzE3MTQsImV4cCI6MTcxMjA3NTMxNCwidWlwIjoiSmwxVEpycG9VUjR1NENjUE9nalJM"
                    + "eHpEMi1FMGZPR3ptSm81UWI2eS1aN19meG5oVVBEdWVWRE1CS0l6WF9pc0lvSDhlZm9EUFA5bG9aQnpPblB5Z2cifQ.1gVMq"
                    + "1ofO8PzRctu72D6c4IMqXuIabT79WdGEhW6vIrBRs_qhuWAa94Wvz_KYKpBTb2nxgzXJ5OeddeoYApMyQ";

    private static final String LIMITED =
            Jwt.encode("{\"typ\":\"vnd.backstage.limited-user\",\"alg\":\"ES256\",\"kid\":\"" + KEY_ID + "\"}")
                    + '.'
                    + Jwt.encode("{\"sub\":\"user:development/guest\",\"iat\":1712071714,\"exp\":1712075314}")
                    + '.'
                    + PROOF;

    @RegisterExtension
    private final TokenForge forge = new TokenForge();

    @RegisterExtension
    private final AuthBackend backend = new AuthBackend().at(NOW);

    @BeforeEach
    void publish() {
        forge.publish(
                "/api/auth" + TokenForge.USER_KEYS,
                List.of(Map.of(
                        "kty", "EC",
                        "x", "c9cPvv_S7zETBKDlAa3oOjr7RvyUueIYIak0TRph7mg",
                        "y", "bKaxDRAWgmEJ9Ix8e85blH_IsnbQxX31x0oQTVwLZ2c",
                        "crv", "P-256",
                        "kid", KEY_ID,
                        "alg", "ES256")));
        backend.properties(forge.properties("auth"));
    }

    @Test
    @Case({"AUT-02", "AUT-11", "AUT-31"})
    void theLimitedTokenHasTheVeryBytesThatWereSigned() {
        AuthService search = backend.auth("search");
        AuthService catalog = backend.auth("catalog");

        BackstageCredentials<UserPrincipal> user =
                search.authenticate(FULL).as(UserPrincipal.class).orElseThrow();
        Token limited = search.getLimitedUserToken(user);

        assertThat(limited.reveal()).isEqualTo(LIMITED);
        assertThat(limited.expiresAt()).isEqualTo(END);
        assertThat(catalog.authenticate(LIMITED, true).expiresAt()).isEqualTo(END);

        Token handedOn = search.getPluginRequestToken(user, "catalog");
        assertThat(handedOn.expiresAt()).isEqualTo(END);
        BackstageCredentials<?> there = catalog.authenticate(handedOn.reveal());
        assertThat(there.principal())
                .isEqualTo(new UserPrincipal("user:development/guest", new ServicePrincipal("plugin:search")));
        assertThat(Jwt.read(catalog.getPluginRequestToken(there, "permission").reveal())
                        .payload())
                .containsEntry("obo", LIMITED)
                .containsEntry("sub", "catalog")
                .containsEntry("exp", END.getEpochSecond());
    }
}
