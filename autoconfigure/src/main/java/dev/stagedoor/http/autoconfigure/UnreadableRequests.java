package dev.stagedoor.http.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/** What Spring MVC throws when a request cannot be read, and what a client may know of it. */
final class UnreadableRequests {

    private static final boolean JACKSON = ClassUtils.isPresent(
            "tools.jackson.core.exc.StreamReadException", UnreadableRequests.class.getClassLoader());

    private UnreadableRequests() {}

    static boolean isUnreadable(Throwable error) {
        return error instanceof HttpMessageNotReadableException
                || error instanceof TypeMismatchException && !(error instanceof ConversionNotSupportedException);
    }

    /** Whether the body is not JSON, rather than JSON that does not fit. */
    static boolean isSyntaxError(Throwable error) {
        return JACKSON && error instanceof HttpMessageNotReadableException && Json.error(error) != null;
    }

    static String message(Throwable error) {
        if (isSyntaxError(error)) {
            return Json.message(error);
        }
        if (error instanceof TypeMismatchException mismatch && mismatch.getPropertyName() != null) {
            return "Invalid value for '" + mismatch.getPropertyName() + "'";
        }
        return JACKSON ? Json.place(error) : "Failed to read the request";
    }

    /** The properties that Backstage's body parser gives its errors. */
    static Map<String, Object> properties(Throwable error) {
        if (!isSyntaxError(error)) {
            return Map.of();
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("expose", true);
        properties.put("statusCode", HttpStatus.BAD_REQUEST.value());
        properties.put("status", HttpStatus.BAD_REQUEST.value());
        properties.put("type", "entity.parse.failed");
        return properties;
    }

    /** Apart, because the library need not be there. */
    private static final class Json {

        private Json() {}

        static @Nullable StreamReadException error(Throwable error) {
            return error.getCause() instanceof StreamReadException syntax ? syntax : null;
        }

        static String message(Throwable error) {
            StreamReadException syntax = error(error);
            if (syntax == null) {
                return "Invalid JSON";
            }
            TokenStreamLocation at = syntax.getLocation();
            return syntax.getOriginalMessage()
                    + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
        }

        /** The messages of the library name classes; the place in the body is the client's own. */
        static String place(Throwable error) {
            if (error.getCause() instanceof JacksonException mismatch
                    && !mismatch.getPath().isEmpty()) {
                StringBuilder place = new StringBuilder();
                for (JacksonException.Reference each : mismatch.getPath()) {
                    String name = each.getPropertyName();
                    place.append(name == null ? "[" + each.getIndex() + "]" : place.isEmpty() ? name : "." + name);
                }
                return "Invalid value for '" + place + "'";
            }
            return "Failed to read the request";
        }
    }
}
