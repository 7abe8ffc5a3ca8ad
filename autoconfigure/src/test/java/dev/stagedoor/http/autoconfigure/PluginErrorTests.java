package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;
import java.sql.SQLException;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.ForwardedException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.errors.NotImplementedException;
import dev.stagedoor.errors.NotModifiedException;
import dev.stagedoor.errors.ServiceUnavailableException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** In which form clients see the errors of plugins. */
@ExtendWith(OutputCaptureExtension.class)
class PluginErrorTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("HTTP-08")
    void theBodyIsBackstages() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get("/api/foo/err/NotFound?x=1");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .isEqualToIgnoringWhitespace("application/json;charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"NotFoundError\",\"message\":\"nah\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/err/NotFound?x=1\"},"
                        + "\"response\":{\"statusCode\":404}}");
    }

    @ParameterizedTest
    @Case({"HTTP-09", "HTTP-11", "HTTP-12"})
    @CsvSource({
        "Input, 400, InputError",
        "Authentication, 401, AuthenticationError",
        "NotAllowed, 403, NotAllowedError",
        "NotFound, 404, NotFoundError",
        "Conflict, 409, ConflictError",
        "NotImplemented, 501, NotImplementedError",
        "Unavailable, 503, ServiceUnavailableError",
        "Forwarded, 404, NotFoundError",
        "Status, 402, PaymentRequiredError",
        "Annotated, 402, PaymentException",
        "Other, 500, Error",
        "Error, 500, Error"
    })
    void eachErrorHasItsStatusAndName(String error, int status, String name) throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get("/api/foo/err/" + error);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"name\":\"" + name + "\"", "\"statusCode\":" + status)
                .doesNotContain("\"stack\"");
    }

    @Test
    @Case("HTTP-10")
    void whatHasNotChangedHasNoBody() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get("/api/foo/err/NotModified");
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @Case("HTTP-16")
    void aCauseIsShownWithNameAndMessage() throws Exception {
        server.run(FooPlugin.class);
        assertThat(server.get("/api/foo/err/Forwarded").body())
                .contains("\"cause\":{\"name\":\"NotFoundError\",\"message\":\"nah\"}");
    }

    @Test
    void aReasonIsTheMessage() throws Exception {
        server.run(FooPlugin.class);
        assertThat(server.get("/api/foo/err/Status").body()).contains("\"message\":\"short and stout\"");
    }

    @Test
    void whatSpringRefusesKeepsItsStatus() throws Exception {
        server.run(FooPlugin.class);
        assertThat(server.post("/api/foo/read", "application/json", "{").statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/foo/read", "text/x-nothing", "x").statusCode())
                .isEqualTo(415);
        assertThat(server.get("/api/foo/number?n=many").statusCode()).isEqualTo(400);
        HttpResponse<String> wrongMethod = server.get("/api/foo/read");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void errorsOfRouterFunctionsHaveTheSameForm() throws Exception {
        server.run(FooPlugin.class);
        HttpResponse<String> answer = server.get("/api/foo/routed");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"name\":\"ConflictError\"", "\"url\":\"/routed\"");
    }

    @Test
    void errorsOfFiltersHaveTheSameForm() throws Exception {
        server.run(FilteredPlugin.class);
        HttpResponse<String> answer = server.get("/api/filtered/x");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"name\":\"NotAllowedError\"", "\"url\":\"/x\"");
    }

    @Test
    @Case("HTTP-17")
    void developersSeeStackTraces() throws Exception {
        server.property("stagedoor.mode", "development").run(FooPlugin.class);
        assertThat(server.get("/api/foo/err/Other").body()).contains("\"stack\":\"", "FooController.err");
    }

    @Test
    @Case("HTTP-15")
    void errorsOfTheDatabaseAreHiddenUnderAnIdOfTheLog(CapturedOutput output) throws Exception {
        server.run(FooPlugin.class);
        String body = server.get("/api/foo/err/Sql").body();
        assertThat(body).doesNotContain("table secrets").containsPattern("occurred logId=[0-9a-f]{20}");
        String logId = body.replaceAll("(?s).*logId=([0-9a-f]{20}).*", "$1");
        assertThat(output).contains(logId).contains("table secrets");
    }

    @Test
    void developersSeeErrorsOfTheDatabase() throws Exception {
        server.property("stagedoor.mode", "development").run(FooPlugin.class);
        assertThat(server.get("/api/foo/err/Sql").body()).contains("table secrets");
    }

    @Test
    @Case("HTTP-13")
    void failuresAreLoggedForThePluginAndRefusalsAreNot(CapturedOutput output) throws Exception {
        server.run(FooPlugin.class);
        server.get("/api/foo/err/NotFound");
        assertThat(output).doesNotContain("Request failed with status");
        server.get("/api/foo/err/Other");
        assertThat(output).containsPattern("plugin\\.foo +: Request failed with status 500");
    }

    @Test
    void theAdviceOfTheApplicationHasTheFirstWord() throws Exception {
        server.run(FooPlugin.class, RootAdvice.class);
        assertThat(server.get("/api/foo/err/Other").body()).isEqualTo("root advice");
        assertThat(server.get("/api/foo/err/Conflict").statusCode()).isEqualTo(409);
    }

    @BackendPlugin("foo")
    @Import(FooController.class)
    static class FooPlugin {

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET("/routed", request -> {
                        throw new ConflictException("twice");
                    })
                    .build();
        }
    }

    @RestController
    static class FooController {

        @GetMapping("/err/{name}")
        String err(@PathVariable String name) throws Exception {
            throw switch (name) {
                case "Input" -> new InputException("nah");
                case "Authentication" -> new AuthenticationException("nah");
                case "NotAllowed" -> new NotAllowedException("nah");
                case "NotFound" -> new NotFoundException("nah");
                case "NotModified" -> new NotModifiedException("nah");
                case "Conflict" -> new ConflictException("nah");
                case "NotImplemented" -> new NotImplementedException("nah");
                case "Unavailable" -> new ServiceUnavailableException("nah");
                case "Forwarded" -> new ForwardedException("while asking", new NotFoundException("nah"));
                case "Status" -> new ResponseStatusException(HttpStatus.PAYMENT_REQUIRED, "short and stout");
                case "Annotated" -> new PaymentException();
                case "Sql" -> new IllegalStateException(new SQLException("no table secrets"));
                case "Error" -> throw new StackOverflowError();
                default -> new IllegalStateException("oh");
            };
        }

        @PostMapping(path = "/read", consumes = "application/json")
        String read(@RequestBody java.util.Map<String, String> body) {
            return "read";
        }

        @GetMapping("/number")
        String number(@RequestParam int n) {
            return "n";
        }
    }

    @ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
    static class PaymentException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @BackendPlugin("filtered")
    static class FilteredPlugin {

        @Bean
        Filter refusing() {
            return (request, response, chain) -> {
                throw new ServletException(new NotAllowedException("no"));
            };
        }
    }

    @RestControllerAdvice
    static class RootAdvice {

        @ExceptionHandler
        String handle(IllegalStateException error) {
            return "root advice";
        }
    }
}
