package dev.stagedoor.signin.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogUsersTests {

    private static final Map<String, Object> JANE = Map.of(
            "kind", "User",
            "metadata", Map.of("name", "Jane", "namespace", "default"),
            "relations",
                    List.of(
                            Map.of("type", "memberOf", "targetRef", "group:default/team"),
                            Map.of("type", "memberOf", "targetRef", "system:default/other"),
                            Map.of("type", "ownerOf", "targetRef", "group:default/owned")));

    private static final SignInResult FOUND =
            new SignInResult("user:default/jane", List.of("user:default/jane", "group:default/team"));

    @RegisterExtension
    final TestServer server = new TestServer();

    private SignInContext start(BackendFeature... catalog) {
        server.property("stagedoor.sign-in.enabled", true)
                .property("stagedoor.mode", "development")
                .property("auth.providers.guest.userEntityRef", "user:default/jane")
                .add(catalog)
                .run();
        return server.context().getBean(SignInContext.class);
    }

    /** A catalog that lets nobody in but the plugin of sign-ins. */
    private static BackendFeature catalog() {
        return BackendFeature.plugin(
                "catalog",
                env -> env.registerInit(
                        services -> services.get(CoreServices.HTTP_ROUTER)
                                .use(RouterFunctions.route()
                                        .before(request -> {
                                            BackstageCredentials<?> sender = services.get(CoreServices.AUTH)
                                                    .authenticate(request.headers()
                                                            .firstHeader("Authorization")
                                                            .substring("Bearer ".length()));
                                            assertThat(sender.principal())
                                                    .isEqualTo(new ServicePrincipal("plugin:auth"));
                                            return request;
                                        })
                                        .GET(
                                                "/entities/by-name/user/default/{name}",
                                                request -> request.pathVariable("name")
                                                                .equals("jane")
                                                        ? ServerResponse.ok().body(JANE)
                                                        : ServerResponse.notFound()
                                                                .build())
                                        .GET(
                                                "/entities",
                                                request -> ServerResponse.ok()
                                                        .body(
                                                                switch (request.param("filter")
                                                                        .orElse("")) {
                                                                    case "kind=user,spec.profile.email=jane@example.com" ->
                                                                        List.of(JANE);
                                                                    case "kind=user,spec.profile.email=two@example.com" ->
                                                                        List.of(JANE, JANE);
                                                                    default -> List.of();
                                                                }))
                                        .build()),
                        CoreServices.AUTH,
                        CoreServices.HTTP_ROUTER));
    }

    @Case("SGN-58")
    @Test
    void aUserOwnsThingsThroughTheGroupsThatTheCatalogKnows() {
        SignInContext context = start(catalog());
        assertThat(context.catalogUser("user:default/jane")).isEqualTo(FOUND);
        assertThat(context.catalogUser("user:jane")).isEqualTo(FOUND);
        assertThat(context.catalogUserWithEmail("jane@example.com")).isEqualTo(FOUND);
        assertThatThrownBy(() -> context.catalogUser("user:default/joe")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> context.catalogUserWithEmail("joe@example.com"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> context.catalogUserWithEmail("two@example.com"))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> context.catalogUserWithEmail("x@example.com,kind=group"))
                .isInstanceOf(NotFoundException.class);
    }

    @Case("SGN-34")
    @Test
    void aGuestWhomTheCatalogKnowsIsWhatItSays() throws Exception {
        start(catalog());
        assertThat(new SignInClient(server).post("/api/auth/guest/refresh").body())
                .containsPattern("\"ownershipEntityRefs\":\\[\"user:default\\\\?/jane\",\"group:default\\\\?/team\"]");
    }

    @Case("SGN-34")
    @Test
    void withoutACatalogNobodyIsFound() {
        SignInContext context = start();
        assertThatThrownBy(() -> context.catalogUser("user:default/jane")).isInstanceOf(NotFoundException.class);
    }
}
