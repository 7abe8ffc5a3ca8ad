package dev.stagedoor.signin.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StaticKeyFileTests {

    @TempDir
    Path directory;

    private String file(String name, String label, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(content)
                        + "\n-----END " + label + "-----\n");
        return file.toString();
    }

    private String publicFile(JWK key) throws IOException, JOSEException {
        return file(
                "public.pem", "PUBLIC KEY", ((AsymmetricJWK) key).toPublicKey().getEncoded());
    }

    private String privateFile(JWK key) throws IOException, JOSEException {
        return file(
                "private.pem",
                "PRIVATE KEY",
                ((AsymmetricJWK) key).toPrivateKey().getEncoded());
    }

    @Case("SGN-16")
    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aPairOfFilesSigns(SigningAlgorithm algorithm) throws Exception {
        JWK key = algorithm.generate("made");
        SigningKey read = new StaticKeyFile("one", publicFile(key), privateFile(key), algorithm).read();
        assertThat(read.id()).isEqualTo("one");
        assertThat(read.sign("text")).isNotEmpty();
        StaticKeys keys = new StaticKeys(List.of(read));
        assertThat(keys.current()).isSameAs(read);
        assertThat(keys.publicKeys().get(0))
                .containsEntry("kid", "one")
                .containsEntry("alg", algorithm.name())
                .containsEntry("use", "sig")
                .doesNotContainKey("d");
    }

    @Test
    void halvesOfTwoPairsAreRefused() throws Exception {
        StaticKeyFile file = new StaticKeyFile(
                "one",
                publicFile(SigningAlgorithm.ES256.generate("a")),
                privateFile(SigningAlgorithm.ES256.generate("b")),
                SigningAlgorithm.ES256);
        assertThatThrownBy(file::read)
                .hasMessage("The key 'one' of auth.keyStore.static.keys has two halves of different keys");
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() throws Exception {
        JWK key = SigningAlgorithm.ES384.generate("a");
        StaticKeyFile file = new StaticKeyFile("one", publicFile(key), privateFile(key), SigningAlgorithm.ES256);
        assertThatThrownBy(file::read).hasMessageContaining("keys of another curve than P-256");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        JWK key = SigningAlgorithm.RS256.generate("a");
        StaticKeyFile file = new StaticKeyFile("one", publicFile(key), privateFile(key), SigningAlgorithm.ES256);
        assertThatThrownBy(file::read).hasMessageContaining("no pair of EC keys");
    }

    @Test
    void aFormThatIsNotReadIsToldTogetherWithTheWayToTheRightOne() throws Exception {
        JWK key = SigningAlgorithm.ES256.generate("a");
        StaticKeyFile file = new StaticKeyFile(
                "one", publicFile(key), file("private.pem", "EC PRIVATE KEY", new byte[] {1}), SigningAlgorithm.ES256);
        assertThatThrownBy(file::read)
                .hasMessageContaining("no 'PRIVATE KEY' in ")
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new StaticKeyFile("one", "none.pem", "none.pem", SigningAlgorithm.ES256).read())
                .hasMessageContaining("can not be read: none.pem");
    }
}
