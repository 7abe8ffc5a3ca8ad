package dev.stagedoor.client.autoconfigure;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.errors.RemoteException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Calls from one plugin to another, and to servers that are none, over real connections. */
class PluginClientTests {

    private static final PluginServiceRef<PluginClientService> CLIENT = PluginServiceRef.of(PluginClientService.class);

    private static final String JSON = "application/json; charset=utf-8";

    @RegisterExtension
    private final TestServer server = new TestServer();

    private ForeignServer foreign;

    @BeforeEach
    void startForeignServer() throws Exception {
        foreign = new ForeignServer();
        server.property("discovery.endpoints[0].target", foreign.url())
                .property("discovery.endpoints[0].plugins[0]", "foreign");
    }

    @AfterEach
    void stopForeignServer() {
        foreign.close();
    }

    @Test
    @Case("CLI-01")
    void aPluginIsCalledByItsId() {
        RestClient client = run().client("target");

        assertThat(client.get().uri("/echo/{id}?q={q}", "a b", "x&y").retrieve().body(String.class))
                .isEqualTo("/api/target/echo/a%20b?q=x%26y");
    }

    @Test
    @Case("CLI-01")
    void anAddressMayNameThePluginInFull() {
        RestClient client = run().builder().build();

        assertThat(client.get()
                        .uri(URI.create("plugin://target/echo/1?q=%C3%BC#part"))
                        .retrieve()
                        .body(String.class))
                .isEqualTo("/api/target/echo/1?q=%C3%BC");
        assertThat(client.get()
                        .uri(
                                "http://localhost:{port}/api/target/echo/2",
                                server.context().getWebServer().getPort())
                        .retrieve()
                        .body(String.class))
                .isEqualTo("/api/target/echo/2");
    }

    @Test
    @Case("CLI-02")
    void theAddressIsThatWhichTheAskingPluginFinds() {
        foreign.answer("/caller/target", 200, "text/plain", "for the caller");
        server.property("own.url", foreign.url()).run(OwnDiscovery.class);

        assertThat(server.context()
                        .getBean(PluginServices.class)
                        .get("caller", CLIENT)
                        .client("target")
                        .get()
                        .uri("/x")
                        .retrieve()
                        .body(String.class))
                .isEqualTo("for the caller");
    }

    @Test
    void bodiesAreSentAndMayBeStreams() {
        RestClient client = run().client("target");
        byte[] bytes = "streamed".getBytes(StandardCharsets.UTF_8);

        assertThat(client.post().uri("/mirror").body("text").retrieve().body(String.class))
                .isEqualTo("text");
        assertThat(client.post()
                        .uri("/mirror")
                        .body(new InputStreamResource(new ByteArrayInputStream(bytes)))
                        .retrieve()
                        .body(String.class))
                .isEqualTo("streamed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin:///x", "plugin://user@target/x", "plugin://target:80/x", "plugin:x"})
    void anAddressWithoutAPluginIsRefused(String address) {
        RestClient client = run().builder().build();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.get().uri(URI.create(address)).retrieve().toBodilessEntity())
                .withMessage("Expected plugin://<id>/<path> but got " + address);
    }

    @Test
    @Case({"CLI-03", "CLI-04"})
    void anErrorOfAPluginBecomesAnExceptionWithTheErrorAsItsCause() {
        ResponseException failure = failure("target", "/missing?x=1");

        assertThat(failure).hasMessage("Request failed with 404 Not Found");
        assertThat(failure.getName()).isEqualTo("ResponseError");
        assertThat(failure.getStatusCode()).isEqualTo(404);
        assertThat(failure.getStatusText()).isEqualTo("Not Found");
        assertThat(failure.getBody().get("error")).isEqualTo(Map.of("name", "NotFoundError", "message", "nah"));
        assertThat(failure.getBody()).containsKeys("request", "response");
        assertThat(failure.getCause()).isInstanceOf(NotFoundException.class).hasMessage("nah");
    }

    @Test
    @Case("CLI-04")
    void causesOfCausesAreKept() {
        Throwable cause = failure("target", "/deep").getCause();

        assertThat(cause).isInstanceOf(NotAllowedException.class).hasMessage("outer; caused by InputError: inner");
        assertThat(cause.getCause()).isInstanceOf(InputException.class).hasMessage("inner");
    }

    @Test
    @Case("CLI-05")
    void anErrorWithAnotherNameKeepsIt() {
        foreign.answer(
                "/odd",
                500,
                JSON,
                "{\"error\":{\"name\":\"TeapotError\",\"message\":\"short; caused by Error: stout\",\"code\":\"T\","
                        + "\"stack\":\"secret\",\"cause\":{\"name\":\"Error\",\"message\":\"stout\"}},"
                        + "\"response\":{\"statusCode\":500}}");

        BackstageException cause =
                (BackstageException) failure("foreign", "/odd").getCause();

        assertThat(cause).isInstanceOf(RemoteException.class).hasMessage("short; caused by Error: stout");
        assertThat(cause.getName()).isEqualTo("TeapotError");
        assertThat(cause.getProperties()).isEqualTo(Map.of("code", "T"));
        assertThat(cause.getCause()).isInstanceOf(RemoteException.class).hasMessage("stout");
    }

    @Test
    @Case("CLI-06")
    void theStatusThatTheBodyTellsGoesFirst() {
        foreign.answer(
                "/told",
                500,
                JSON,
                "{\"error\":{\"name\":\"Fours\",\"message\":\"Expected fives\"},\"response\":{\"statusCode\":444}}");
        foreign.answer(
                "/odd", 502, JSON, "{\"error\":{\"name\":\"A\",\"message\":\"b\"},\"response\":{\"statusCode\":7}}");

        assertThat(failure("foreign", "/told")).hasMessage("Request failed with 444 Internal Server Error");
        assertThat(failure("foreign", "/told").getStatus()).isEqualTo(444);
        assertThat(failure("foreign", "/odd").getStatusCode()).isEqualTo(502);
    }

    @Test
    @Case("CLI-07")
    void anAnswerThatIsNotInBackstagesFormIsTold() {
        foreign.answer("/text", 500, "text/plain", "boom")
                .answer("/empty", 502, null, "")
                .answer("/json", 400, JSON, "{\"error\":\"boom\"}")
                .answer("/broken", 400, JSON, "{\"error\":{")
                .answer("/array", 400, JSON, "[1]")
                .answer("/disguised", 400, "text/plain", "{\"error\":{\"name\":\"A\"},\"response\":{}}");

        assertThat(told("/text")).isEqualTo("Request failed with status 500 Internal Server Error, boom");
        assertThat(told("/empty")).isEqualTo("Request failed with status 502 Bad Gateway");
        assertThat(told("/json")).isEqualTo("Request failed with status 400 Bad Request, {\"error\":\"boom\"}");
        assertThat(told("/broken")).isEqualTo("Request failed with status 400 Bad Request, {\"error\":{");
        assertThat(told("/array")).isEqualTo("Request failed with status 400 Bad Request, [1]");
        assertThat(told("/disguised")).endsWith(", {\"error\":{\"name\":\"A\"},\"response\":{}}");
        assertThat(failure("foreign", "/text").getBody().get("response")).isEqualTo(Map.of("statusCode", 500));
    }

    @Test
    @Case("CLI-08")
    void theStatusOfTheOtherPluginIsPassedOn() throws Exception {
        run();

        HttpResponse<String> answer = server.get("/api/caller/relay");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("\"name\":\"ResponseError\"")
                .contains("\"message\":\"Request failed with 403 Forbidden\"")
                .contains(
                        "\"body\":{\"error\":{\"name\":\"NotAllowedError\",\"message\":\"outer; caused by InputError: inner\"")
                .contains("\"statusCode\":403,\"statusText\":\"Forbidden\"")
                .contains("\"cause\":{\"name\":\"NotAllowedError\"");
    }

    @Test
    @Case("CLI-08")
    void whatIsPassedOnHoldsNoStackTrace() {
        foreign.answer(
                "/open",
                409,
                JSON,
                "{\"error\":{\"name\":\"ConflictError\",\"message\":\"no\",\"stack\":\"secret\",\"cause\":"
                        + "{\"name\":\"Error\",\"message\":\"x\",\"stack\":\"secret\"},\"issues\":[{\"stack\":\"secret\"}]},"
                        + "\"response\":{\"statusCode\":409}}");

        ResponseException failure = failure("foreign", "/open");

        assertThat(failure.getProperties())
                .containsOnlyKeys("body", "statusCode", "statusText")
                .containsEntry("statusCode", 409)
                .containsEntry("statusText", "Conflict");
        assertThat(failure.getProperties().toString()).contains("ConflictError").doesNotContain("secret");
        assertThat(failure.getBody().toString()).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Case("CLI-09")
    void aRedirectIsNotFollowed(int status) {
        foreign.redirect("/moved", status, foreign.url() + "/thief").answer("/thief", 200, "text/plain", "thanks");
        PluginClientService service = run();

        ResponseException failure = catchThrowableOfType(
                ResponseException.class,
                () -> service.client("foreign")
                        .get()
                        .uri("/moved")
                        .header("Authorization", "Bearer secret")
                        .retrieve()
                        .body(String.class));

        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.getStatus()).isEqualTo(500);
        assertThat(foreign.requests()).isEmpty();
    }

    @Test
    void notModifiedIsNoError() {
        foreign.answer("/same", 304, null, "");

        ResponseEntity<Void> answer =
                run().client("foreign").get().uri("/same").retrieve().toBodilessEntity();

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    @Case("CLI-10")
    void anAnswerIsNotWaitedForLongerThanAllowed() {
        foreign.hang("/never");
        server.property("stagedoor.client.read-timeout", "200ms");
        RestClient client = run().client("foreign");

        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> client.get().uri("/never").retrieve().body(String.class))
                .withMessageContaining("plugin://foreign/never");
    }

    @Test
    @Case("CLI-11")
    void callsAreObservedUnderTheNameOfThePluginAndCarryWhatObserversAdd() {
        server.run(Observed.class);
        RestClient client = start().client("target");

        String header = client.get().uri("/header/{name}", "trace").retrieve().body(String.class);

        assertThat(header).isEqualTo("from the observer");
        List<String> names = server.context().getBean(Recorder.class).names;
        assertThat(names).containsExactly("target /header/{name}");
    }

    @Test
    void interceptorsSeeTheAddressAsItWasGiven() {
        List<URI> seen = new CopyOnWriteArrayList<>();
        RestClient client = run().builder()
                .requestInterceptor((request, body, execution) -> {
                    seen.add(request.getURI());
                    request.getHeaders().set("trace", "by interceptor");
                    return execution.execute(request, body);
                })
                .build();

        assertThat(client.get().uri("plugin://target/header/trace").retrieve().body(String.class))
                .isEqualTo("by interceptor");
        assertThat(seen).containsExactly(URI.create("plugin://target/header/trace"));
    }

    private PluginClientService run() {
        server.add(plugins()).run();
        return start();
    }

    private PluginClientService start() {
        return server.context().getBean(PluginServices.class).get("caller", CLIENT);
    }

    private ResponseException failure(String pluginId, String uri) {
        PluginClientService service = server.context() == null ? run() : start();
        return catchThrowableOfType(
                ResponseException.class,
                () -> service.client(pluginId).get().uri(uri).retrieve().body(String.class));
    }

    private String told(String uri) {
        return failure("foreign", uri).getCause().getMessage();
    }

    private static BackendFeature[] plugins() {
        return new BackendFeature[] {
            BackendFeature.plugin(
                    "target",
                    points -> points.registerInit(
                            deps -> deps.get(CoreServices.HTTP_ROUTER).use(routes()), CoreServices.HTTP_ROUTER)),
            BackendFeature.plugin(
                    "caller",
                    points -> points.registerInit(
                            deps -> {
                                RestClient target = deps.get(CLIENT).client("target");
                                deps.get(CoreServices.HTTP_ROUTER)
                                        .use(RouterFunctions.route()
                                                .GET(
                                                        "/relay",
                                                        request -> ServerResponse.ok()
                                                                .body(target.get()
                                                                        .uri("/deep")
                                                                        .retrieve()
                                                                        .body(String.class)))
                                                .build());
                            },
                            CoreServices.HTTP_ROUTER,
                            CLIENT))
        };
    }

    private static RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(
                        "/echo/{id}",
                        request -> ServerResponse.ok()
                                .body(request.servletRequest().getRequestURI()
                                        + (request.servletRequest().getQueryString() == null
                                                ? ""
                                                : "?" + request.servletRequest().getQueryString())))
                .POST("/mirror", request -> ServerResponse.ok().body(request.body(String.class)))
                .GET(
                        "/header/{name}",
                        request -> ServerResponse.ok()
                                .body(String.valueOf(request.headers().firstHeader(request.pathVariable("name")))))
                .GET("/missing", request -> {
                    throw new NotFoundException("nah");
                })
                .GET("/deep", request -> {
                    throw new NotAllowedException("outer", new InputException("inner"));
                })
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDiscovery {

        @Bean
        @PluginScope
        DiscoveryService own(PluginMetadataService plugin, RootConfigService config) {
            return new DiscoveryService() {

                @Override
                public String getBaseUrl(String pluginId) {
                    return config.getString("own.url") + "/" + plugin.getId() + "/" + pluginId;
                }

                @Override
                public String getExternalBaseUrl(String pluginId) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Observed {

        @Bean
        Recorder recorder() {
            return new Recorder();
        }

        @Bean
        static BackendFeature target() {
            return plugins()[0];
        }
    }

    static class Recorder implements ObservationHandler<ClientRequestObservationContext> {

        private final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(ClientRequestObservationContext context) {
            context.getSetter().set(context.getCarrier(), "trace", "from the observer");
        }

        @Override
        public void onStop(ClientRequestObservationContext context) {
            names.add(context.getLowCardinalityKeyValue("client.name").getValue() + " "
                    + context.getLowCardinalityKeyValue("uri").getValue());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof ClientRequestObservationContext;
        }
    }
}
