package dev.stagedoor.auth.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A key with which a plugin signs.
 *
 * @param id its id
 * @param algorithm its algorithm
 * @param publicKey its public half, as it is published
 * @param signer signs with its private half
 */
record SigningKey(String id, String algorithm, Map<String, Object> publicKey, Signer signer) {

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }

    /** Signs. Thread-safe. */
    @FunctionalInterface
    interface Signer {

        /**
         * Signs.
         *
         * @param signed what is signed
         * @return the signature, in the encoding of tokens
         */
        byte[] sign(byte[] signed);

        /** Signs a text. */
        default byte[] sign(String text) {
            return sign(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
