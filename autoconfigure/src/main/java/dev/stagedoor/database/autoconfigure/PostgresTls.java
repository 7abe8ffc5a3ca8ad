package dev.stagedoor.database.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Says to the driver what {@code connection.ssl} says to Node's: certificates are checked unless it says that they are
 * not. Certificates and keys may be paths, or texts, which the driver only takes as files.
 */
final class PostgresTls {

    private static final Map<String, String> FILES = new ConcurrentHashMap<>();

    private PostgresTls() {}

    static void add(@Nullable Object ssl, Map<String, String> properties) {
        if (ssl == null || "false".equals(ssl.toString())) {
            return;
        }
        Map<?, ?> options = ssl instanceof Map<?, ?> map ? map : Map.of();
        boolean isChecked = !"false".equals(String.valueOf(options.get("rejectUnauthorized")));
        properties.put("sslmode", isChecked ? "verify-full" : "require");
        boolean isByFile = add(options, "ca", "sslrootcert", properties);
        isByFile |= add(options, "cert", "sslcert", properties);
        isByFile |= add(options, "key", "sslkey", properties);
        if (isChecked && !isByFile) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    private static boolean add(Map<?, ?> options, String name, String property, Map<String, String> properties) {
        Object value = options.get(name);
        if (value == null || value.toString().isEmpty()) {
            return false;
        }
        String text = value.toString();
        properties.put(property, text.contains("-----BEGIN") ? FILES.computeIfAbsent(text, PostgresTls::write) : text);
        return true;
    }

    /** Only the owner may read it. */
    private static String write(String text) {
        try {
            Path file = Files.createTempFile("stagedoor", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
