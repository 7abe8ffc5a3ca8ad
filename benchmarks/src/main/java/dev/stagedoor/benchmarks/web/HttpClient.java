package dev.stagedoor.benchmarks.web;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection that asks for one thing again and again, and does so little that the server is what is measured. */
final class HttpClient implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200";

    private static final String END = "\r\n\r\n";

    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private final Socket socket;

    private final DataInputStream in;

    private final OutputStream out;

    private final byte[] request;

    /** All answers are as long as the first. */
    private final byte[] answer;

    HttpClient(int port, String path) {
        this(port, path, 0);
    }

    /** Waits for an answer for so many milliseconds, 0 meaning for ever. */
    HttpClient(int port, String path, int millis) {
        request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            answer = first().getBytes(StandardCharsets.US_ASCII);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Asks once, and waits for the whole answer. */
    void ask() {
        try {
            out.write(request);
            in.readFully(answer);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        if (answer[0] != 'H' || answer[9] != '2') {
            throw new IllegalStateException(new String(answer, StandardCharsets.US_ASCII));
        }
    }

    private String first() throws IOException {
        out.write(request);
        StringBuilder text = new StringBuilder();
        while (text.indexOf(END) < 0) {
            text.append((char) in.readUnsignedByte());
        }
        Matcher length = LENGTH.matcher(text);
        if (!text.toString().startsWith(OK) || !length.find()) {
            throw new IllegalStateException("Neither 200 nor of a known length: " + text);
        }
        byte[] body = new byte[Integer.parseInt(length.group(1))];
        in.readFully(body);
        return text + new String(body, StandardCharsets.US_ASCII);
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
