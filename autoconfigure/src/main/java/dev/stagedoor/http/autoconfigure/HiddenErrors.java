package dev.stagedoor.http.autoconfigure;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The errors whose messages tell of the database, and which are not shown in production. */
final class HiddenErrors {

    private static final Set<String> TYPES =
            Set.of("java.sql.SQLException", "org.springframework.dao.DataAccessException");

    private static final int BYTES_OF_LOG_ID = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private HiddenErrors() {}

    /** By name, because the library of the second type need not be there. */
    static boolean isHidden(Throwable error) {
        for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
            if (TYPES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    static String newLogId() {
        byte[] id = new byte[BYTES_OF_LOG_ID];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
