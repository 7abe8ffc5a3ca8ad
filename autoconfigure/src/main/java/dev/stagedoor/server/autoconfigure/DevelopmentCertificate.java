package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.util.Assert;

/** A certificate that the backend gives itself, kept in a file until it is about to expire. */
final class DevelopmentCertificate {

    private static final Duration RENEWAL = Duration.ofDays(5);

    private final Path file;

    private final Log log;

    DevelopmentCertificate(Path file, Log log) {
        this.file = file;
        this.log = log;
    }

    /** The private key and the certificate. */
    String pem(@Nullable String host) {
        String known = read();
        if (known != null) {
            log.info("Using the development certificate in " + file);
            return known;
        }
        log.info("Making a development certificate, kept in " + file);
        String pem = KeyTool.ofThisJvm().selfSigned(host);
        write(pem);
        return pem;
    }

    private @Nullable String read() {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            String text = Files.readString(file);
            PemContent pem = PemContent.of(text);
            Assert.state(pem != null && pem.getPrivateKey() != null, "No private key");
            Instant end = pem.getCertificates().get(0).getNotAfter().toInstant();
            return end.isAfter(Instant.now().plus(RENEWAL)) ? text : null;
        } catch (IOException | RuntimeException ex) {
            log.warn("The development certificate in " + file + " cannot be used: " + ex.getMessage());
            return null;
        }
    }

    /** Only the owner may read it, and nobody sees half of it. */
    private void write(String pem) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path made = Files.createTempFile(directory, "dev-cert", ".tmp");
            Files.write(made, List.of(pem));
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException ex) {
            log.warn("The development certificate cannot be kept in " + file + ": " + ex);
        }
    }
}
