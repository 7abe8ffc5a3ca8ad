package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.pem.PemContent;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The server speaking HTTPS. */
class HttpsTests {

    @TempDir
    private Path directory;

    @RegisterExtension
    private final TestServer server = new TestServer();

    private Path file;

    @BeforeEach
    void keepCertificateHere() {
        file = directory.resolve("cache/dev-cert.pem");
        server.property("stagedoor.server.dev-certificate", file.toString());
    }

    @Test
    @Case("SRV-09")
    void trueMeansACertificateForDevelopment() throws Exception {
        server.property("backend.https", true)
                .property("backend.baseUrl", "https://backstage.example.com:7007")
                .run(EchoController.class);
        X509Certificate certificate = certificate();
        assertThat(get("/hello", certificate)).isEqualTo("hello");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=dev-cert");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(Duration.between(Instant.now(), certificate.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(29), Duration.ofDays(30));
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(2, "localhost.localdomain"),
                        List.of(2, "backstage.example.com"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(7, "fe80:0:0:0:0:0:0:1"));
    }

    @Test
    @Case("SRV-09")
    void theCertificateIsKeptForItsOwnerAlone() throws Exception {
        server.property("backend.https", true).run();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    @Case("SRV-09")
    void aCertificateThatLastsIsUsedAgain() throws Exception {
        String pem = keep(KeyTool.ofThisJvm().selfSigned(null));
        server.property("backend.https", true).run(EchoController.class);
        assertThat(Files.readString(file)).isEqualTo(pem);
        assertThat(get("/hello", certificate())).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    @Case("SRV-09")
    void aFileThatCannotBeUsedIsReplaced(String content) throws Exception {
        keep(content);
        server.property("backend.https", true).run(EchoController.class);
        assertThat(get("/hello", certificate())).isEqualTo("hello");
    }

    @Test
    @Case("SRV-09")
    void aCertificateThatIsAboutToExpireIsReplaced() throws Exception {
        String pem = keep(expiring());
        server.property("backend.https", true).run(EchoController.class);
        assertThat(Files.readString(file)).isNotEqualTo(pem);
        assertThat(certificate().getNotAfter()).isAfter(Instant.now().plus(Duration.ofDays(20)));
    }

    @Test
    void aCertificateThatCannotBeKeptIsUsedAllTheSame() throws Exception {
        Files.writeString(directory.resolve("cache"), "a file where a directory should be");
        server.property("backend.https", true).run();
        assertThat(server.context().getEnvironment().getProperty("server.ssl.bundle"))
                .isEqualTo("stagedoor");
    }

    @Test
    @Case("SRV-08")
    void theConfiguredCertificateIsUsed() throws Exception {
        String pem = KeyTool.ofThisJvm().selfSigned(null);
        String certificate = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE"));
        server.property("backend.https.certificate.cert", certificate)
                .property("backend.https.certificate.key", pem.replace(certificate, ""))
                .run(EchoController.class);
        assertThat(get("/hello", PemContent.of(pem).getCertificates().get(0))).isEqualTo("hello");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"cert, key", "key, cert"})
    @Case("SRV-08")
    void halfOfItIsRefused(String given, String missing) {
        server.property(
                "backend.https.certificate." + given, KeyTool.ofThisJvm().selfSigned(null));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> server.run())
                .withMessage("Missing required config value at 'backend.https.certificate." + missing + "'");
    }

    @Test
    @Case("SRV-08")
    void whatIsNoCertificateIsRefusedWithoutTellingIt() {
        server.property("backend.https.certificate.cert", "secret").property("backend.https.certificate.key", "secret");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> server.run())
                .withMessageContaining("'backend.https.certificate.cert'")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"backend.https, sometimes", "backend.baseUrl, not a url"})
    @Case("SRV-08")
    void whatCannotBeReadIsRefused(String key, String value) {
        server.property("backend.https", true).property(key, value);
        assertThatException().isThrownBy(() -> server.run()).withMessageContaining("'" + key + "'");
    }

    @Test
    void keysOfSpringBootGoFirst() throws Exception {
        server.property("backend.https", true)
                .property("server.ssl.enabled", false)
                .run(EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").body()).contains("hello");
        assertThat(file).doesNotExist();
    }

    @Test
    void aRuntimeWithoutTheProgramIsToldWhatToDo() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new KeyTool(directory).selfSigned(null))
                .withMessageContaining(directory.toString())
                .withMessageContaining("set 'backend.https.certificate.cert'");
    }

    private String keep(String pem) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, pem);
        return pem;
    }

    private X509Certificate certificate() throws IOException {
        return PemContent.load(file).getCertificates().get(0);
    }

    /** Made 28 days ago. */
    private String expiring() {
        return KeyTool.ofThisJvm().selfSigned(null, "-28d");
    }

    private String get(String path, X509Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        URI uri = URI.create(
                "https://localhost:" + server.context().getWebServer().getPort() + path);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
