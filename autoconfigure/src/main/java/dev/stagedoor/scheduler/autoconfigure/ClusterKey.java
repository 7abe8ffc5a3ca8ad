package dev.stagedoor.scheduler.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names the row of a task: {@code <pluginId>:<taskId>}. What a database might hold for the same as something else, by
 * case, accents or trailing spaces, or is long, is told apart by a hash.
 */
final class ClusterKey {

    private static final int LONGEST = 200;

    private static final int LONGEST_START = 120;

    private static final int HASH_BYTES = 16;

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9:._/-]{1," + LONGEST + "}");

    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9:._/-]");

    private ClusterKey() {}

    static String of(String pluginId, String taskId) {
        String name = pluginId + ":" + taskId;
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String start = NOT_PLAIN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
        return start.substring(0, Math.min(start.length(), LONGEST_START)) + "~" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
