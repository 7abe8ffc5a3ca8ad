package dev.stagedoor.database.autoconfigure;

import java.util.List;

/**
 * Tells statements that read and write rows from those that may change the session. What it takes for plain only saves
 * a plugin from itself: what another plugin gets is reset in any case.
 */
final class PlainSql {

    private static final List<String> PLAIN =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES", "MERGE", "SHOW");

    private PlainSql() {}

    static boolean isPlain(String sql) {
        int start = start(sql);
        for (String word : PLAIN) {
            if (sql.regionMatches(true, start, word, 0, word.length())) {
                return !mayChangeSession(sql, start + word.length());
            }
        }
        return false;
    }

    /** Where the first word is, after comments and parentheses. */
    private static int start(String sql) {
        int start = 0;
        while (start < sql.length()) {
            char next = sql.charAt(start);
            if (Character.isWhitespace(next) || next == '(') {
                start++;
            } else if (sql.startsWith("--", start)) {
                start = end(sql, "\n", start);
            } else if (sql.startsWith("/*", start)) {
                start = end(sql, "*/", start);
            } else {
                return start;
            }
        }
        return start;
    }

    private static int end(String sql, String mark, int from) {
        int end = sql.indexOf(mark, from);
        return end < 0 ? sql.length() : end + mark.length();
    }

    private static boolean mayChangeSession(String sql, int from) {
        for (int i = from; i < sql.length(); i++) {
            boolean isFound = switch (sql.charAt(i)) {
                case 's', 'S' -> has(sql, i, "set_config");
                case 'a', 'A' -> has(sql, i, "advisory");
                case 'd', 'D' -> has(sql, i, "dblink");
                case 'g', 'G' -> has(sql, i, "get_lock");
                case 'i', 'I' -> has(sql, i, "into temp");
                case ';' -> !sql.substring(i + 1).isBlank();
                default -> false;
            };
            if (isFound) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(String sql, int at, String word) {
        return sql.regionMatches(true, at, word, 0, word.length());
    }
}
