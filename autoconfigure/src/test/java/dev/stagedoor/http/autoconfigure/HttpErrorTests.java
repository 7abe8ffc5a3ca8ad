package dev.stagedoor.http.autoconfigure;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** That every error has one form, whoever makes it and wherever it happens. */
@ExtendWith(OutputCaptureExtension.class)
class HttpErrorTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("HTTP-22")
    void errorsOutsideOfPluginsHaveTheSameFormWithTheWholePath() throws Exception {
        server.run(RootController.class);
        HttpResponse<String> answer = server.get("/conflict?x=1");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"ConflictError\",\"message\":\"no\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/conflict?x=1\"},"
                        + "\"response\":{\"statusCode\":409}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/api/nope", "/api/foo/unknown", "/api", "/"})
    @Case("HTTP-07")
    void anUnknownRouteIsAnsweredWithAStatusAndNothingElse(String path) throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    @Case("HTTP-07")
    void anUnknownRouteHasNoBodyEitherWhereNoStaticResourcesAreServed() throws Exception {
        server.property("spring.web.resources.add-mappings", "false").run(FooPlugin.class);
        HttpResponse<String> answer = server.get("/nope");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @Case("HTTP-22")
    void aFilterOutsideOfPluginsFailsInTheSameForm() throws Exception {
        server.run(RootFilters.class, FooPlugin.class);
        HttpResponse<String> answer = server.get("/x?fail=thrown");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"name\":\"NotAllowedError\"", "\"url\":\"/x?fail=thrown\"");
    }

    @Test
    void aStatusThatAFilterSendsHasTheSameForm() throws Exception {
        server.run(RootFilters.class, FooPlugin.class);
        HttpResponse<String> answer = server.get("/api/foo/x?fail=sent");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"AuthenticationError\",\"message\":\"who are you\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/x?fail=sent\"},"
                        + "\"response\":{\"statusCode\":401}}");
    }

    @Test
    void whatAFilterSaysOfAFailureOfTheServerStaysInside() throws Exception {
        server.run(RootFilters.class, FooPlugin.class);
        HttpResponse<String> answer = server.get("/x?fail=broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("\"message\":\"Internal Server Error\"")
                .doesNotContain("secret");
    }

    @Test
    void thePageOfErrorsIsNoPage() throws Exception {
        server.run(FooPlugin.class);
        assertThat(server.get("/error").statusCode()).isEqualTo(404);
    }

    @Test
    void anApplicationsOwnErrorControllerReplacesOurs() throws Exception {
        server.run(RootFilters.class, OwnErrors.class);
        assertThat(server.get("/x?fail=sent").body()).isEqualTo("own");
    }

    @Test
    @Case("HTTP-15")
    void whatWasNotMadeForClientsIsHiddenUnderAnIdOfTheLog(CapturedOutput output) throws Exception {
        server.run(RootController.class);
        String body = server.get("/broken").body();
        assertThat(body)
                .doesNotContain("secret", "IllegalState")
                .containsPattern("\"name\":\"Error\",\"message\":\"An internal error occurred logId=[0-9a-f]{20}\"");
        String logId = body.replaceAll("(?s).*logId=([0-9a-f]{20}).*", "$1");
        assertThat(output).contains(logId).contains("secret one");
    }

    @Test
    @Case({"HTTP-15", "HTTP-16"})
    void aHiddenCauseIsHiddenInTheMessageThatEndsWithItToo() throws Exception {
        server.run(RootController.class);
        assertThat(server.get("/wrapped").body())
                .doesNotContain("secret", "IllegalState")
                .containsPattern("\"message\":\"while reading; caused by Error: An internal error occurred logId=")
                .containsPattern("\"cause\":\\{\"name\":\"Error\",\"message\":\"An internal error occurred logId=");
    }

    @Test
    @Case("HTTP-16")
    void causesThatGoInCirclesAreToldOnce() throws Exception {
        server.property("stagedoor.mode", "development").run(CirclePlugin.class);
        HttpResponse<String> answer = server.get("/api/circle/x");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).containsOnlyOnce("\"message\":\"outer\"").containsOnlyOnce("\"message\":\"inner\"");
    }

    @Test
    @Case("HTTP-18")
    void whatAnErrorCarriesBesideItsMessageIsToldToo() throws Exception {
        server.run(RootController.class);
        assertThat(server.get("/coded").body())
                .contains("{\"name\":\"InputError\",\"message\":\"no\",\"code\":\"E42\"}");
    }

    @Test
    @Case("HTTP-24")
    void whatAnotherPluginRefusedIsPassedOnWithWhatItSaid() throws Exception {
        server.run(RootController.class);
        HttpResponse<String> answer = server.get("/upstream");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"ResponseError\",\"message\":\"Request failed with 404 Not Found\","
                        + "\"body\":{\"error\":{\"name\":\"NotFoundError\",\"message\":\"nah\"}},"
                        + "\"statusCode\":404,\"statusText\":\"Not Found\","
                        + "\"cause\":{\"name\":\"NotFoundError\",\"message\":\"nah\"}},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/upstream\"},\"response\":{\"statusCode\":404}}");
    }

    @Test
    @Case("HTTP-19")
    void aBodyThatIsNotJsonIsASyntaxError() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.post("/api/foo/drafts", "application/json", "{\"title\":");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"name\":\"SyntaxError\"")
                .contains("\"expose\":true,\"statusCode\":400,\"status\":400,\"type\":\"entity.parse.failed\"")
                .contains("line 1, column")
                .contains("\"url\":\"/drafts\"");
    }

    @Test
    @Case("HTTP-23")
    void jsonOfTheWrongShapeIsAnInputErrorThatNamesThePlaceAndNoClass() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer =
                server.post("/api/foo/drafts", "application/json", "{\"title\":\"a\",\"tags\":[{\"n\":\"x\"}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"name\":\"InputError\"", "\"message\":\"Invalid value for 'tags[0].n'\"")
                .doesNotContain("dev.stagedoor", "java.");
    }

    @Test
    @Case("HTTP-23")
    void whatValidationFindsIsAnInputErrorWithAllIssues() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer =
                server.post("/api/foo/drafts", "application/json", "{\"title\":\"\",\"tags\":[{\"n\":0}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"name\":\"InputError\"")
                .contains("title must not be blank", "tags[0].n must be greater than or equal to 1")
                .contains("\"issues\":[", "\"path\":[\"title\"]", "\"path\":[\"tags[0]\",\"n\"]");
    }

    @Test
    @Case("HTTP-23")
    void aParameterThatValidationRefusesIsNamed() throws Exception {
        server.run(FooPlugin.class);
        assertThat(server.get("/api/foo/page?n=0").body())
                .contains("\"name\":\"InputError\"", "\"message\":\"n must be greater than or equal to 1\"");
        assertThat(server.get("/api/foo/page?n=many").body())
                .contains("\"name\":\"InputError\"")
                .doesNotContain("java.lang", "NumberFormatException");
        assertThat(server.get("/api/foo/page").body()).contains("\"name\":\"InputError\"", "'n'");
    }

    @Test
    void aMethodThatIsNotThereHasTheNameOfItsStatus() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get("/api/foo/drafts");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("\"name\":\"MethodNotAllowedError\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/foo/returned", "/api/foo/responded", "/api/foo/thrown", "/api/foo/routed"})
    void springsOwnFormOfErrorsBecomesBackstages(String path) throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
        assertThat(answer.body())
                .contains("\"name\":\"ConflictError\"", "\"message\":\"twice\"", "\"hint\":\"later\"")
                .contains("\"response\":{\"statusCode\":409}");
    }

    @Test
    void springBootsAdviceForItsOwnFormChangesNothing() throws Exception {
        server.property("spring.mvc.problemdetails.enabled", "true").run(FooPlugin.class);
        assertThat(server.get("/api/foo/drafts").body()).contains("\"name\":\"MethodNotAllowedError\"");
    }

    @Test
    @Case("HTTP-14")
    void anAnswerThatHasBegunEndsWithTheConnection(CapturedOutput output) throws Exception {
        server.run(RootController.class);
        int port = server.context().getWebServer().getPort();
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /begun HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("begun").doesNotContain("\r\n0\r\n\r\n", "secret");
        }
    }

    @Test
    void aRequestThatIsNotHttpLearnsNothingOfTheServer() throws Exception {
        server.run(FooPlugin.class);
        try (Socket socket =
                new Socket("localhost", server.context().getWebServer().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /\u0001<> HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception", "org.apache");
        }
    }

    @BackendPlugin("foo")
    @Import(FooController.class)
    static class FooPlugin {

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET(
                            "/routed",
                            request ->
                                    ServerResponse.status(HttpStatus.CONFLICT).body(problem()))
                    .build();
        }
    }

    @BackendPlugin("circle")
    static class CirclePlugin {

        @Bean
        Filter circling() {
            return (request, response, chain) -> {
                IllegalStateException inner = new IllegalStateException("inner");
                IllegalStateException outer = new IllegalStateException("outer", inner);
                inner.initCause(outer);
                throw outer;
            };
        }
    }

    @RestController
    static class FooController {

        @PostMapping(path = "/drafts", consumes = "application/json")
        String draft(@Valid @RequestBody Draft draft) {
            return draft.title();
        }

        @GetMapping("/page")
        int page(@RequestParam @Min(1) int n) {
            return n;
        }

        @GetMapping("/returned")
        ProblemDetail returned() {
            return problem();
        }

        @GetMapping("/responded")
        ResponseEntity<ProblemDetail> responded() {
            return ResponseEntity.of(problem()).build();
        }

        @GetMapping("/thrown")
        String thrown() {
            throw new ErrorResponseException(HttpStatus.CONFLICT, problem(), null);
        }
    }

    private static ProblemDetail problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "twice");
        problem.setProperty("hint", "later");
        return problem;
    }

    record Draft(@NotBlank String title, List<@Valid Tag> tags) {}

    record Tag(@Min(1) int n) {}

    @RestController
    static class RootController {

        @GetMapping("/conflict")
        String conflict() {
            throw new ConflictException("no");
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret one");
        }

        @GetMapping("/wrapped")
        String wrapped() {
            throw new InputException("while reading", new IllegalStateException("secret two"));
        }

        @GetMapping("/upstream")
        String upstream() {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("name", "NotFoundError");
            error.put("message", "nah");
            throw ResponseException.of(404, "Not Found", Map.of("error", error));
        }

        @GetMapping("/coded")
        String coded() {
            throw new InputException("no") {

                private static final long serialVersionUID = 1L;

                @Override
                public Map<String, ?> getProperties() {
                    return Map.of("code", "E42");
                }
            };
        }

        @GetMapping("/begun")
        void begun(HttpServletResponse response) throws Exception {
            response.getOutputStream().write("begun".getBytes(StandardCharsets.US_ASCII));
            response.flushBuffer();
            throw new IllegalStateException("secret three");
        }
    }

    static class RootFilters {

        @Bean
        Filter failing() {
            return (request, response, chain) -> {
                String how = request.getParameter("fail");
                if ("thrown".equals(how)) {
                    throw new NotAllowedException("no");
                } else if ("sent".equals(how)) {
                    ((HttpServletResponse) response).sendError(401, "who are you");
                } else if ("broken".equals(how)) {
                    ((HttpServletResponse) response).sendError(500, "secret");
                } else {
                    chain.doFilter(request, response);
                }
            };
        }
    }

    @RestController
    static class OwnErrors implements ErrorController {

        @RequestMapping("/error")
        String own(HttpServletRequest request) {
            return "own";
        }

        @ExceptionHandler
        String handle(IllegalArgumentException error) {
            return "handled";
        }
    }
}
