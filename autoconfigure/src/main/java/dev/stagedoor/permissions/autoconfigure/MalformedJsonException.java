package dev.stagedoor.permissions.autoconfigure;

import java.util.List;
import java.util.Map;

/** JSON is not what was expected. The message tells it as Backstage's validation does. */
final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(Map<String, Object> issue) {
        super(PermissionJson.write(List.of(issue)));
    }
}
