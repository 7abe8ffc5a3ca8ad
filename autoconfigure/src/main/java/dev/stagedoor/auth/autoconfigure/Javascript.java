package dev.stagedoor.auth.autoconfigure;

import java.math.BigDecimal;
import java.util.Map;

/**
 * JSON as JavaScript writes it. What is signed over are these very bytes: the order of members is the map's, there are
 * no spaces, and nothing is escaped that need not be.
 */
final class Javascript {

    private static final double LARGEST_PLAIN = 1e21;

    private static final double SMALLEST_PLAIN = 1e-6;

    private Javascript() {}

    /** Writes an object of texts and numbers. Members that are neither are left out, as undefined ones are. */
    static String stringify(Map<String, ?> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            String text = value instanceof String string
                    ? quoted(string)
                    : value instanceof Number number ? number(number) : "";
            if (!text.isEmpty()) {
                json.append(json.length() > 1 ? "," : "")
                        .append(quoted(name))
                        .append(':')
                        .append(text);
            }
        });
        return json.append('}').toString();
    }

    private static String number(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            return number.toString();
        }
        double value = number.doubleValue();
        double size = Math.abs(value);
        return size == 0 || size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                ? plain(value)
                : String.valueOf(value).replace("E-", "e-").replace("E", "e+");
    }

    private static String plain(double value) {
        String text = new BigDecimal(String.valueOf(value)).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char symbol = text.charAt(at);
            switch (symbol) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (symbol < ' ' || isLone(text, at)) {
                        json.append(String.format("\\u%04x", (int) symbol));
                    } else {
                        json.append(symbol);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static boolean isLone(String text, int at) {
        char symbol = text.charAt(at);
        if (Character.isHighSurrogate(symbol)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(symbol) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
