package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.ClassUtils;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.Admission;

/** What rules of Spring Security throw, where it is there. */
final class SecurityErrors {

    private static final boolean PRESENT = ClassUtils.isPresent(
            "org.springframework.security.access.AccessDeniedException", SecurityErrors.class.getClassLoader());

    private SecurityErrors() {}

    /** Whether Spring Security answers an error itself, outside of plugins. */
    static boolean isOne(Throwable error) {
        return PRESENT && Known.isOne(error);
    }

    /** What such an error is in a plugin: 403, or 401 where nobody is asking. */
    static BackstageException told(ServletRequest request) {
        return isNobody(Admission.of(request)) ? new Unauthenticated() : new Denied();
    }

    private static boolean isNobody(@Nullable Admission admission) {
        BackstageCredentials<?> sender = admission == null ? null : admission.credentials();
        return sender == null || sender.principal().type() == PrincipalType.NONE;
    }

    /** Marks what a rule refused. */
    interface Refused {}

    private static final class Unauthenticated extends AuthenticationException implements Refused {

        private static final long serialVersionUID = 1L;

        Unauthenticated() {
            super("Missing credentials");
        }
    }

    private static final class Denied extends NotAllowedException implements Refused {

        private static final long serialVersionUID = 1L;

        Denied() {
            super("Access denied");
        }
    }

    /** Apart, for its classes may be missing. */
    private static final class Known {

        static boolean isOne(Throwable error) {
            return error instanceof AccessDeniedException
                    || error instanceof org.springframework.security.core.AuthenticationException;
        }
    }
}
