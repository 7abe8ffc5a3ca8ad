package dev.stagedoor.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Reads errors as other servers tell them. */
final class RemoteErrors {

    private static final Set<String> KNOWN_MEMBERS = Set.of("name", "message", "stack", "cause");

    private static final int DEEPEST = 20;

    private RemoteErrors() {}

    static BackstageException read(@Nullable Object error) {
        return read(error instanceof Map<?, ?> map ? map : Map.of(), 0);
    }

    private static BackstageException read(Map<?, ?> error, int depth) {
        BackstageException cause =
                depth < DEEPEST && error.get("cause") instanceof Map<?, ?> map ? read(map, depth + 1) : null;
        return make(text(error, "name", "Error"), text(error, "message", ""), properties(error), cause);
    }

    private static BackstageException make(
            String name, String message, Map<String, Object> properties, @Nullable BackstageException cause) {
        String own = cause == null ? message : withoutCause(message, cause);
        return switch (name) {
            case "InputError" -> new InputException(own, cause);
            case "AuthenticationError" -> new AuthenticationException(own, cause);
            case "NotAllowedError" -> new NotAllowedException(own, cause);
            case "NotFoundError" -> new NotFoundException(own, cause);
            case "ConflictError" -> new ConflictException(own, cause);
            case "NotModifiedError" -> new NotModifiedException(own, cause);
            case "NotImplementedError" -> new NotImplementedException(own, cause);
            case "ServiceUnavailableError" -> new ServiceUnavailableException(own, cause);
            default -> new RemoteException(name, message, properties, cause);
        };
    }

    /** Our exceptions add the message of their cause themselves. */
    private static String withoutCause(String message, BackstageException cause) {
        String told = "caused by " + cause.getName() + ": " + cause.getMessage();
        if (message.equals(told)) {
            return "";
        }
        return message.endsWith("; " + told) ? message.substring(0, message.length() - told.length() - 2) : message;
    }

    private static Map<String, Object> properties(Map<?, ?> error) {
        Map<String, Object> properties = new LinkedHashMap<>();
        error.forEach((name, value) -> {
            if (name instanceof String text && value != null && !KNOWN_MEMBERS.contains(text)) {
                properties.put(text, value);
            }
        });
        return properties;
    }

    static int statusOf(Map<String, Object> body, int status) {
        return body.get("response") instanceof Map<?, ?> response
                        && response.get("statusCode") instanceof Number number
                        && number.intValue() >= 100
                        && number.intValue() <= 599
                ? number.intValue()
                : status;
    }

    static Map<String, Object> withoutStacks(Map<?, ?> body) {
        Map<String, Object> copy = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            if (!"stack".equals(name)) {
                copy.put(String.valueOf(name), cleaned(value));
            }
        });
        return copy;
    }

    private static Object cleaned(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutStacks(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(RemoteErrors::cleaned).toList()
                : value;
    }

    private static String text(Map<?, ?> error, String member, String otherwise) {
        return error.get(member) instanceof String text ? text : otherwise;
    }
}
