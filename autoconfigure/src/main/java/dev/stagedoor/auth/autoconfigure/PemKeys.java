package dev.stagedoor.auth.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.util.Assert;

/** Reads keys from PEM files. */
final class PemKeys {

    private static final Pattern PUBLIC_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private PemKeys() {}

    static PrivateKey privateKey(Path file) throws IOException {
        PrivateKey key = PemContent.load(file).getPrivateKey();
        Assert.state(key != null, "the file has no private key");
        return key;
    }

    static PublicKey publicKey(Path file, String type) throws IOException, GeneralSecurityException {
        Matcher matcher = PUBLIC_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        Assert.state(matcher.find(), "the file has no public key");
        byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
        return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
