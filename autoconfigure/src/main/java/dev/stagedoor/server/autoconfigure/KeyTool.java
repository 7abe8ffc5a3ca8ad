package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import dev.stagedoor.config.ConfigException;

/**
 * Makes certificates with the program of that name, which each Java runtime has: the JDK's API cannot, and for this no
 * application should need a library.
 */
final class KeyTool {

    private static final String PASSWORD = "changeit";

    private static final String ALIAS = "dev-cert";

    private static final List<String> NAMES =
            List.of("dns:localhost", "dns:localhost.localdomain", "ip:127.0.0.1", "ip:::1", "ip:fe80::1");

    private final Path program;

    KeyTool(Path javaHome) {
        this.program = javaHome.resolve("bin").resolve("keytool");
    }

    static KeyTool ofThisJvm() {
        return new KeyTool(Path.of(System.getProperty("java.home", "")));
    }

    /** A private key and a certificate of 30 days for this machine, and for one more host. */
    String selfSigned(@Nullable String host) {
        return selfSigned(host, "+0d");
    }

    /** The same, valid from another time on. */
    String selfSigned(@Nullable String host, String start) {
        try {
            Path directory = Files.createTempDirectory("stagedoor");
            try {
                Path store = directory.resolve("store.p12");
                run(arguments(store, host, start));
                return pem(store);
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException | GeneralSecurityException ex) {
            throw failure(ex.toString());
        }
    }

    private List<String> arguments(Path store, @Nullable String host, String start) {
        List<String> names = new ArrayList<>(NAMES);
        if (host != null && !NAMES.contains(name(host))) {
            names.add(name(host));
        }
        return List.of(
                program.toString(),
                "-J-Duser.language=en",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-startdate",
                start,
                "-validity",
                "30",
                "-dname",
                "CN=" + ALIAS,
                "-ext",
                "SAN=" + String.join(",", names),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
    }

    private static String name(String host) {
        if (host.startsWith("[")) {
            return "ip:" + host.substring(1, host.length() - 1);
        }
        return (host.matches("[0-9.]+") ? "ip:" : "dns:") + host;
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw failure(output);
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw failure("interrupted");
        }
    }

    private static String pem(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] key = store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        return block("PRIVATE KEY", key)
                + block("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    }

    private static String block(String type, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }

    private ConfigException failure(String reason) {
        return new ConfigException("A development certificate for 'backend.https' cannot be made with " + program + ": "
                + reason + "; set 'backend.https.certificate.cert' and 'backend.https.certificate.key' instead");
    }
}
