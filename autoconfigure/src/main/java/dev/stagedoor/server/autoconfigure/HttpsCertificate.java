package dev.stagedoor.server.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

import dev.stagedoor.config.ConfigException;

/** What {@code backend.https} says, as a bundle of Spring Boot's that the server uses. */
final class HttpsCertificate {

    private static final String KEY = "backend.https";

    private static final String CERTIFICATE = KEY + ".certificate.cert";

    private static final String PRIVATE_KEY = KEY + ".certificate.key";

    private static final String BASE_URL = "backend.base-url";

    private static final String FILE = "stagedoor.server.dev-certificate";

    private static final String DEFAULT_FILE = ".dev-cert.pem";

    private static final String BUNDLE = "spring.ssl.bundle.pem.stagedoor.keystore.";

    /** Set while a build processes the application ahead of time. */
    private static final String BUILD = "spring.aot.processing";

    private final BackendKeys keys;

    private final Log log;

    HttpsCertificate(BackendKeys keys, Log log) {
        this.keys = keys;
        this.log = log;
    }

    /** Adds the bundle, unless the server speaks plain HTTP or has a certificate by Spring Boot's keys. */
    void addTo(Map<String, Object> server) {
        String text = keys.text(KEY);
        if (keys.hasBelow("server.ssl") || text == null && !keys.hasBelow(KEY) || "false".equals(text)) {
            return;
        }
        if ("true".equals(text)) {
            if (!Boolean.getBoolean(BUILD)) {
                String pem = developmentCertificate();
                add(server, pem, pem);
            }
        } else if (text != null) {
            throw keys.invalid(KEY, "Got '" + text + "', wanted true or the object 'certificate'");
        } else {
            add(server, pem(CERTIFICATE, PemContent::getCertificates), pem(PRIVATE_KEY, PemContent::getPrivateKey));
        }
    }

    private static void add(Map<String, Object> server, String certificate, String privateKey) {
        server.put(BUNDLE + "certificate", certificate);
        server.put(BUNDLE + "private-key", privateKey);
        server.put("server.ssl.bundle", "stagedoor");
    }

    private String developmentCertificate() {
        String file = keys.text(FILE);
        return new DevelopmentCertificate(Path.of(file == null ? DEFAULT_FILE : file), log).pem(host());
    }

    private @Nullable String host() {
        String baseUrl = keys.text(BASE_URL);
        if (baseUrl == null) {
            return null;
        }
        try {
            String host = new URI(baseUrl).getHost();
            if (host != null) {
                return host;
            }
        } catch (URISyntaxException ex) {
            // Told below.
        }
        throw keys.invalid("backend.baseUrl", "Got '" + baseUrl + "', wanted a URL with a host");
    }

    private String pem(String key, Function<PemContent, Object> reader) {
        String text = keys.text(key);
        if (text == null) {
            throw new ConfigException("Missing required config value at '" + key + "'");
        }
        try {
            if (PemContent.isPresentInText(text)) {
                reader.apply(PemContent.of(text));
                return text;
            }
        } catch (RuntimeException ex) {
            // Told below. The text of a private key is told nobody.
        }
        throw keys.invalid(key, "Got something else than a text in PEM form, which $file would include");
    }
}
