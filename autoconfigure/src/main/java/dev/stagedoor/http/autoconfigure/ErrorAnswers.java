package dev.stagedoor.http.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.json.JsonWriter;
import org.springframework.core.env.Environment;
import org.springframework.web.ErrorResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.wiring.BackendFailure.Source;
import dev.stagedoor.wiring.FailureReports;
import dev.stagedoor.wiring.Mode;

/** Answers errors in Backstage's form. */
final class ErrorAnswers {

    private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

    private final boolean development;

    private final ObjectProvider<RootLoggerService> logger;

    private final Refusals refusals;

    private final FailureReports failures;

    ErrorAnswers(Environment environment, ObjectProvider<RootLoggerService> logger, FailureReports failures) {
        this.failures = failures;
        this.development = Mode.of(environment) == Mode.DEVELOPMENT;
        this.logger = logger;
        this.refusals = new Refusals(logger);
    }

    /** Tells the log why requests are refused. */
    Refusals refusals() {
        return refusals;
    }

    /** Answers an error, unless an answer has begun; then it returns false. */
    boolean answer(RequestPlace place, Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        Throwable error = told(unwrap(thrown), place, request);
        response.resetBuffer();
        int status = ErrorStatus.of(error);
        response.setStatus(status);
        if (isUnknownRoute(error)) {
            return true;
        }
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            ServerHttpObservationFilter.findObservationContext(request).ifPresent(context -> context.setError(error));
        }
        if (place.pluginId() != null) {
            refusals.answered(place.pluginId(), status, error, request);
        }
        ErrorView view = ErrorView.of(error, development);
        log(place.pluginId(), status, view, error);
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && !(error instanceof ClosedGateException)) {
            failures.report(Source.REQUEST, place.pluginId(), request.getMethod() + " " + place.path(), error);
        }
        if (error instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        if (status != HttpServletResponse.SC_NOT_MODIFIED) {
            write(view.body(request.getMethod(), place.url(), status), response);
        }
        return true;
    }

    private void log(@Nullable String pluginId, int status, ErrorView view, Throwable error) {
        RootLoggerService root = logger.getIfAvailable();
        if (root == null) {
            return;
        }
        StructuredLogger teller = pluginId == null ? root : root.child(Map.of("plugin", pluginId));
        if (error instanceof ClosedGateException) {
            teller.debug("Request refused with status {}: {}", status, error.getMessage());
        } else if (view.logId() != null) {
            teller.error(
                    "Request failed with status {}, internal error with logId={} filtered from the response",
                    status,
                    view.logId(),
                    error);
        } else if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            teller.error("Request failed with status {}", status, error);
        }
    }

    /** In plugins, rules of Spring Security are answered as everything else is. */
    private static Throwable told(Throwable error, RequestPlace place, HttpServletRequest request) {
        return place.pluginId() != null && SecurityErrors.isOne(error) ? SecurityErrors.told(request) : error;
    }

    private static void write(Map<String, Object> body, HttpServletResponse response) throws IOException {
        // The writer escapes every slash, which is right and hard to read.
        byte[] bytes = JSON.writeToString(body).replace("\\/", "/").getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean isUnknownRoute(Throwable error) {
        return error instanceof NoResourceFoundException || error instanceof NoHandlerFoundException;
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable error = thrown;
        while (error.getClass() == ServletException.class && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }
}
