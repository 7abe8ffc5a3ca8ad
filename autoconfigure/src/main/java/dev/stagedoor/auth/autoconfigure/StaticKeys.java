package dev.stagedoor.auth.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;

/**
 * Keys from files, the same for every plugin and for ever. The first one signs.
 *
 * @param current the one that signs
 * @param published all of them
 */
record StaticKeys(SigningKey current, List<Map<String, Object>> published, KeySet own) implements SigningKeys {

    private static final String KEY = "backend.auth.pluginKeyStore.static.keys";

    private static final String PUBLIC_KEY_FILE = "publicKeyFile";

    private static final String PRIVATE_KEY_FILE = "privateKeyFile";

    private static final String ALGORITHM = "algorithm";

    static StaticKeys read(Config config) {
        List<Config> entries = config.getOptionalConfigArray(KEY).orElse(List.of());
        if (entries.isEmpty()) {
            throw config.invalid(KEY, "list of keys", "At least one key is needed in " + KEY);
        }
        List<SigningKey> keys = new ArrayList<>();
        Runnable[] reads = new Runnable[entries.size()];
        for (int at = 0; at < reads.length; at++) {
            boolean signs = at == 0;
            Config entry = entries.get(at);
            reads[at] = () -> keys.add(key(entry, signs));
        }
        ConfigCheck.all(reads);
        List<Map<String, Object>> published =
                keys.stream().map(SigningKey::publicKey).toList();
        return new StaticKeys(keys.get(0), published, KeySet.of(published));
    }

    @Override
    public Map<String, String> describe() {
        return Map.of("keyStore", "static", "key", current.id());
    }

    private static SigningKey key(Config entry, boolean signs) {
        String id = entry.getString("keyId");
        String algorithm = entry.getOptionalString(ALGORITHM).orElse("ES256");
        String type = KeyPairs.typeOf(algorithm);
        if (type == null) {
            throw entry.invalid(ALGORITHM, "an asymmetric algorithm", "The algorithm '" + algorithm + "' is not known");
        }
        PublicKey publicKey = publicKey(entry, type);
        Optional<String> privateKeyFile = entry.getOptionalString(PRIVATE_KEY_FILE);
        if (signs && privateKeyFile.isEmpty()) {
            throw entry.invalid(
                    PRIVATE_KEY_FILE,
                    "path of a file",
                    "The first key signs, and needs a private key in " + PRIVATE_KEY_FILE);
        }
        try {
            PrivateKey privateKey = privateKeyFile.isPresent() ? privateKey(entry, privateKeyFile.get()) : null;
            return KeyPairs.of(id, algorithm, publicKey, privateKey);
        } catch (JOSEException | GeneralSecurityException | IllegalStateException ex) {
            throw entry.invalid(
                    ALGORITHM,
                    "the algorithm of the keys",
                    "The key '" + id + "' does not sign with " + algorithm + ": " + ex.getMessage());
        }
    }

    private static PublicKey publicKey(Config entry, String type) {
        String file = entry.getString(PUBLIC_KEY_FILE);
        try {
            return PemKeys.publicKey(Path.of(file), type);
        } catch (IOException | GeneralSecurityException | RuntimeException ex) {
            throw unreadable(entry, PUBLIC_KEY_FILE, "a PEM file with a public key of type " + type, file, ex);
        }
    }

    private static @Nullable PrivateKey privateKey(Config entry, String file) {
        try {
            return PemKeys.privateKey(Path.of(file));
        } catch (IOException | RuntimeException ex) {
            throw unreadable(entry, PRIVATE_KEY_FILE, "a PEM file with a private key", file, ex);
        }
    }

    private static RuntimeException unreadable(Config entry, String key, String expected, String file, Exception ex) {
        return entry.invalid(
                key,
                expected,
                "The file '" + file + "' cannot be read: " + ex.getClass().getSimpleName());
    }
}
