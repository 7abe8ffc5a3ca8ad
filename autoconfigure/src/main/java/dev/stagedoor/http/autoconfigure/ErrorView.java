package dev.stagedoor.http.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;

import dev.stagedoor.errors.BackstageException;

/**
 * What a client may see of an error and its causes.
 *
 * @param chain the error and its causes, each once
 * @param stacks whether stack traces are shown
 * @param logId the id in the log under which an error is hidden, or {@code null} if nothing is
 */
record ErrorView(
        List<Throwable> chain, boolean stacks, @Nullable String logId) {

    static ErrorView of(Throwable error, boolean development) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = error; next != null && !chain.contains(next); next = next.getCause()) {
            chain.add(next);
        }
        boolean hides = !development && chain.stream().anyMatch(HiddenErrors::isHidden);
        return new ErrorView(chain, development, hides ? HiddenErrors.newLogId() : null);
    }

    Map<String, Object> body(String method, String url, int status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error(0));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", method);
        request.put("url", url);
        body.put("request", request);
        body.put("response", Map.of("statusCode", status));
        return body;
    }

    private Map<String, Object> error(int index) {
        Throwable error = chain.get(index);
        boolean hidden = logId != null && HiddenErrors.isHidden(error);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", hidden ? "Error" : BackstageException.nameOf(error));
        view.put("message", hidden ? hiddenMessage() : message(error));
        if (stacks) {
            view.put("stack", stack(error));
        }
        if (!hidden && index + 1 < chain.size()) {
            view.put("cause", error(index + 1));
        }
        return view;
    }

    /** Messages often repeat those of their causes. */
    private String message(Throwable error) {
        String message = ownMessage(error);
        if (logId == null || message == null) {
            return message == null ? "" : message;
        }
        for (Throwable each : chain) {
            String secret = each.getMessage();
            if (HiddenErrors.isHidden(each) && secret != null && !secret.isEmpty()) {
                message = message.replace(secret, hiddenMessage());
            }
        }
        return message;
    }

    private static @Nullable String ownMessage(Throwable error) {
        if (error instanceof ErrorResponse known) {
            String detail = known.getBody().getDetail();
            return detail != null ? detail : known.getBody().getTitle();
        }
        return error.getMessage();
    }

    private String hiddenMessage() {
        return "An internal error occurred logId=" + logId;
    }

    private static String stack(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
