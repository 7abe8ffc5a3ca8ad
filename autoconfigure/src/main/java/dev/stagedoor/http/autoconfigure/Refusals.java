package dev.stagedoor.http.autoconfigure;

import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.logger.RootLoggerService;

/**
 * Tells the log of requests that a plugin's code or a rule of Spring Security refused. What services refuse they tell
 * themselves.
 */
final class Refusals {

    private static final String TOLD = Refusals.class.getName();

    private static final Pattern SERVICES = Pattern.compile("dev\\.stagedoor\\.\\w+\\.autoconfigure\\..*");

    private final ObjectProvider<RootLoggerService> logger;

    Refusals(ObjectProvider<RootLoggerService> logger) {
        this.logger = logger;
    }

    /** A request is answered with an error. */
    void answered(String pluginId, int status, Throwable error, HttpServletRequest request) {
        if (!isRefusal(status)) {
            return;
        }
        request.setAttribute(TOLD, true);
        if (error instanceof SecurityErrors.Refused) {
            tell(pluginId, RefusalReason.ACCESS_DENIED, status, request);
        } else if (error instanceof ResponseException || !isToldByService(error)) {
            tell(pluginId, RefusalReason.REFUSED_BY_PLUGIN, status, request);
        }
    }

    /** A request has been answered in whatever way. */
    void ended(String pluginId, HttpServletRequest request, HttpServletResponse response) {
        if (isRefusal(response.getStatus()) && request.getAttribute(TOLD) == null && !request.isAsyncStarted()) {
            request.setAttribute(TOLD, true);
            tell(pluginId, RefusalReason.REFUSED_BY_PLUGIN, response.getStatus(), request);
        }
    }

    private static boolean isRefusal(int status) {
        return status == HttpServletResponse.SC_UNAUTHORIZED || status == HttpServletResponse.SC_FORBIDDEN;
    }

    /** Whoever made the error has told why, if it is a service. */
    private static boolean isToldByService(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length > 0 && SERVICES.matcher(trace[0].getClassName()).matches();
    }

    /** The path without the query, in which there may be secrets. */
    private void tell(String pluginId, RefusalReason reason, int status, HttpServletRequest request) {
        RootLoggerService root = logger.getIfAvailable();
        if (root != null) {
            root.child(Map.of("plugin", pluginId))
                    .atInfo()
                    .addKeyValue("reason", reason.name())
                    .log("Refused {} {} with {} ({})", request.getMethod(), request.getRequestURI(), status, reason);
        }
    }
}
