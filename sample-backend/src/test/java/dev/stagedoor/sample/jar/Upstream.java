package dev.stagedoor.sample.jar;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A connection to an instance that is kept between requests. It never sends a request twice, so that one that the
 * instance loses is lost.
 */
final class Upstream implements AutoCloseable {

    /** Before a server ends a connection that nobody uses. */
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket = new Socket();

    private final InputStream in;

    private long lastUsed = System.nanoTime();

    private boolean kept = true;

    private Upstream(int port) throws IOException {
        socket.connect(new InetSocketAddress("localhost", port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static Upstream open(int port) throws IOException {
        return new Upstream(port);
    }

    boolean isUsable() {
        return kept && System.nanoTime() - lastUsed < LONGEST_PAUSE;
    }

    /** Asks for a path, and hands the status and then the parts of the body over as they arrive. */
    void get(String path, @Nullable String authorization, Receiver receiver) throws IOException {
        kept = false;
        String header = authorization == null ? "" : "Authorization: " + authorization + "\r\n";
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = -1;
        boolean chunked = false;
        boolean close = false;
        for (String field = line(); !field.isEmpty(); field = line()) {
            String lower = field.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            close |= lower.startsWith("connection:") && lower.contains("close");
        }
        OutputStream out = receiver.begin(status);
        if (chunked) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                out.write(exactly(size));
                out.flush();
                line();
            }
            line();
        } else if (length >= 0) {
            out.write(exactly((int) length));
        } else if (close) {
            in.transferTo(out);
        }
        lastUsed = System.nanoTime();
        kept = !close;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("The instance ended an answer in the middle");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The instance ended the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ex) {
            throw new java.io.UncheckedIOException(ex);
        }
    }

    /** Takes an answer. */
    @FunctionalInterface
    interface Receiver {

        OutputStream begin(int status) throws IOException;
    }
}
