package dev.stagedoor.http.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

import dev.stagedoor.errors.BackstageException;

/** What is told of an error beside its name. */
final class ErrorMessages {

    private ErrorMessages() {}

    static @Nullable String of(Throwable error) {
        if (UnreadableRequests.isUnreadable(error)) {
            return UnreadableRequests.message(error);
        }
        List<InvalidInput> invalid = InvalidInput.of(error);
        if (!invalid.isEmpty()) {
            return InvalidInput.message(invalid);
        }
        if (error instanceof ErrorResponse known) {
            return of(known.getBody());
        }
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(error.getClass(), ResponseStatus.class);
        return status == null || status.reason().isEmpty() ? error.getMessage() : status.reason();
    }

    static @Nullable String of(ProblemDetail problem) {
        return problem.getDetail() != null ? problem.getDetail() : problem.getTitle();
    }

    /** What an error carries beside name and message. */
    static Map<String, Object> properties(Throwable error) {
        Map<String, Object> properties = new LinkedHashMap<>(UnreadableRequests.properties(error));
        if (error instanceof BackstageException known) {
            properties.putAll(known.getProperties());
        }
        if (error instanceof ErrorResponse known && known.getBody().getProperties() != null) {
            properties.putAll(known.getBody().getProperties());
        }
        List<InvalidInput> invalid = InvalidInput.of(error);
        if (!invalid.isEmpty()) {
            properties.put("issues", invalid.stream().map(InvalidInput::toMap).toList());
        }
        return properties;
    }
}
