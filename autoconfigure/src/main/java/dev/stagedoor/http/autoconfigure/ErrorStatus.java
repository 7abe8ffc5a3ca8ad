package dev.stagedoor.http.autoconfigure;

import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
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
        return isBadRequest(error) ? HttpStatus.BAD_REQUEST.value() : HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    private static boolean isBadRequest(Throwable error) {
        return error instanceof HttpMessageNotReadableException
                || error instanceof TypeMismatchException && !(error instanceof ConversionNotSupportedException);
    }
}
