package dev.stagedoor.http.autoconfigure;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;

import org.springframework.util.FastByteArrayOutputStream;

/** A body that is kept back, up to a size beyond which it goes out as it comes. */
final class KeptBody extends ServletOutputStream {

    private static final int LIMIT = 1024 * 1024;

    private static final int CHARACTERS_OF_HASH = 27;

    private final FastByteArrayOutputStream kept = new FastByteArrayOutputStream();

    private final ServletResponse response;

    private boolean gone;

    KeptBody(ServletResponse response) {
        this.response = response;
    }

    int size() {
        return kept.size();
    }

    boolean isGone() {
        return gone;
    }

    void clear() {
        kept.reset();
    }

    /** Sends what was kept; from now on nothing is. */
    void letGo() throws IOException {
        if (!gone) {
            gone = true;
            kept.writeTo(response.getOutputStream());
            kept.reset();
        }
    }

    /** The tag that Express, too, would give this body. */
    String etag() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(kept.toByteArrayUnsafe());
            String text = Base64.getEncoder().encodeToString(hash).substring(0, CHARACTERS_OF_HASH);
            return "W/\"" + Integer.toHexString(kept.size()) + "-" + text + "\"";
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void write(int one) throws IOException {
        room(1);
        if (gone) {
            response.getOutputStream().write(one);
        } else {
            kept.write(one);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        room(length);
        if (gone) {
            response.getOutputStream().write(bytes, offset, length);
        } else {
            kept.write(bytes, offset, length);
        }
    }

    private void room(int length) throws IOException {
        if (!gone && kept.size() + length > LIMIT) {
            letGo();
        }
    }

    @Override
    public void flush() throws IOException {
        if (gone) {
            response.getOutputStream().flush();
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("JSON is written without a listener, so that it can have an ETag");
    }
}
