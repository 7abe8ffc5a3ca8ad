package dev.stagedoor.http.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
        for (Throwable next = error; next != null && !chain.contains(next); next = told(next)) {
            chain.add(next);
        }
        boolean hides = !development && !chain.stream().allMatch(ShownErrors::isShown);
        return new ErrorView(chain, development, hides ? ShownErrors.newLogId() : null);
    }

    /** What Spring was told by its own libraries says nothing that the error itself does not. */
    private static @Nullable Throwable told(Throwable error) {
        return UnreadableRequests.isUnreadable(error) || !InvalidInput.of(error).isEmpty() ? null : error.getCause();
    }

    Map<String, Object> body(String method, String url, int status) {
        return ErrorBody.of(error(0), method, url, status);
    }

    private Map<String, Object> error(int index) {
        Throwable error = chain.get(index);
        boolean hidden = isHidden(error);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", hidden ? "Error" : ErrorNames.of(error));
        view.put("message", hidden ? hiddenMessage() : message(index));
        if (stacks) {
            view.put("stack", stack(error));
        }
        if (!hidden) {
            ErrorMessages.properties(error).forEach(view::putIfAbsent);
        }
        if (!hidden && index + 1 < chain.size()) {
            view.put("cause", error(index + 1));
        }
        return view;
    }

    private boolean isHidden(Throwable error) {
        return logId != null && !ShownErrors.isShown(error);
    }

    /** A message ends with that of the cause, which may be hidden. */
    private String message(int index) {
        String message = ErrorMessages.of(chain.get(index));
        if (message == null) {
            return "";
        }
        for (Throwable each : chain.subList(index + 1, chain.size())) {
            String secret = each.getMessage();
            if (isHidden(each)) {
                String name = BackstageException.nameOf(each);
                message = secret == null || secret.isEmpty()
                        ? message.replace("caused by " + name, "caused by Error: " + hiddenMessage())
                        : message.replace(name + ": " + secret, "Error: " + hiddenMessage())
                                .replace(secret, hiddenMessage());
            }
        }
        return message;
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
