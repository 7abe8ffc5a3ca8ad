package dev.stagedoor.benchmarks.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection that stays open, and does so little that the server is what is measured. */
final class Connection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE);

    private static final String OK = "HTTP/1.1 200";

    private final Socket socket;

    private final InputStream in;

    private final OutputStream out;

    private final String line;

    /** All answers are as long as the first. */
    private byte[] answer = {};

    Connection(int port, String path) {
        line = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n";
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The bytes of a request, with a token unless it is empty. */
    byte[] request(String token) {
        String header = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return (line + header + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks once, and waits for the whole answer. */
    void ask(byte[] request) {
        try {
            out.write(request);
            if (answer.length == 0) {
                answer = first();
            } else if (in.readNBytes(answer, 0, answer.length) < answer.length) {
                throw new IllegalStateException("The connection was closed");
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        if (answer[9] != '2') {
            throw new IllegalStateException(new String(answer, StandardCharsets.US_ASCII));
        }
    }

    private byte[] first() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IllegalStateException("The connection was closed after: " + text);
            }
            read.write(next);
            text = read.toString(StandardCharsets.US_ASCII);
        }
        Matcher length = LENGTH.matcher(text);
        if (!text.startsWith(OK) || !length.find()) {
            throw new IllegalStateException("Neither 200 nor of a known length: " + text);
        }
        read.write(in.readNBytes(Integer.parseInt(length.group(1))));
        return read.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
