package dev.stagedoor.http.autoconfigure;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

import dev.stagedoor.errors.BackstageException;

/** Finds the name by which an error goes on the wire: Backstage's, or the usual one of its status. */
final class ErrorNames {

    private static final Map<Integer, String> BACKSTAGE = Map.of(
            304, "NotModifiedError",
            400, "InputError",
            401, "AuthenticationError",
            403, "NotAllowedError",
            404, "NotFoundError",
            409, "ConflictError",
            501, "NotImplementedError",
            503, "ServiceUnavailableError");

    private ErrorNames() {}

    static String of(Throwable error) {
        if (UnreadableRequests.isSyntaxError(error)) {
            return "SyntaxError";
        }
        return error instanceof ErrorResponse || UnreadableRequests.isUnreadable(error)
                ? of(ErrorStatus.of(error))
                : BackstageException.nameOf(error);
    }

    static String of(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == null || status == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return "Error";
        }
        return BACKSTAGE.getOrDefault(status, known.getReasonPhrase().replaceAll("[^A-Za-z]", "") + "Error");
    }
}
