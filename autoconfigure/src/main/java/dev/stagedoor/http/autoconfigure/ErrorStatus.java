package dev.stagedoor.http.autoconfigure;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

import dev.stagedoor.errors.BackstageException;

/** Finds the status with which an error is answered, as Spring MVC does for its own. */
final class ErrorStatus {

    private ErrorStatus() {}

    static int of(Throwable error) {
        if (error instanceof BackstageException known) {
            return known.getStatus();
        }
        if (error instanceof ErrorResponse known) {
            return known.getStatusCode().value();
        }
        ResponseStatus annotation = AnnotatedElementUtils.findMergedAnnotation(error.getClass(), ResponseStatus.class);
        if (annotation != null) {
            return annotation.code().value();
        }
        return UnreadableRequests.isUnreadable(error)
                ? HttpStatus.BAD_REQUEST.value()
                : HttpStatus.INTERNAL_SERVER_ERROR.value();
    }
}
