package dev.stagedoor.auditor.autoconfigure;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The call of a controller's method, where Spring's web support is there. */
final class WebCall {

    private static final boolean PRESENT = ClassUtils.isPresent(
            "org.springframework.web.context.request.RequestContextHolder", WebCall.class.getClassLoader());

    private WebCall() {}

    /** The request that this thread handles. */
    static Optional<HttpServletRequest> request() {
        return PRESENT ? Optional.ofNullable(Web.request()) : Optional.empty();
    }

    /** Why an answer tells that the call failed, or {@code null} if it does not. */
    static @Nullable Throwable failure(@Nullable Object answer) {
        return PRESENT && answer != null ? Web.failure(answer) : null;
    }

    /** Apart, for its classes need not be there. */
    private static final class Web {

        static @Nullable HttpServletRequest request() {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                    ? attributes.getRequest()
                    : null;
        }

        static @Nullable Throwable failure(Object answer) {
            if (answer instanceof ResponseEntity<?> entity
                    && entity.getStatusCode().isError()) {
                return new AnsweredException(entity.getStatusCode());
            }
            return null;
        }
    }

    /** Stands for an answer with the status of an error. It has no stack trace, for nothing was thrown. */
    private static final class AnsweredException extends Exception {

        private static final long serialVersionUID = 1L;

        AnsweredException(HttpStatusCode status) {
            super("Answered with " + status.value(), null, false, false);
        }
    }
}
