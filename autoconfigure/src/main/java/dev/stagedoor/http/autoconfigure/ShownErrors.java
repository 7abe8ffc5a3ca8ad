package dev.stagedoor.http.autoconfigure;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

import dev.stagedoor.errors.BackstageException;

/** Tells errors that were made for clients from those that tell of the inside, such as the database's. */
final class ShownErrors {

    private static final int BYTES_OF_LOG_ID = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ShownErrors() {}

    static boolean isShown(Throwable error) {
        return error instanceof BackstageException
                || error instanceof ErrorResponse
                || UnreadableRequests.isUnreadable(error)
                || AnnotatedElementUtils.hasAnnotation(error.getClass(), ResponseStatus.class);
    }

    static String newLogId() {
        byte[] id = new byte[BYTES_OF_LOG_ID];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
