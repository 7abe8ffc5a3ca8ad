package dev.stagedoor.backstage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection that does so little for a request that the server is what is measured. */
final class Connection implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200";

    private static final String END = "\r\n\r\n";

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    private final Socket socket;

    private final DataInputStream in;

    private final OutputStream out;

    private final String host;

    private Connection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    static Connection to(URI address) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
            socket.setTcpNoDelay(true);
            return new Connection(socket, address.getAuthority());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What is sent for a path, with a token or with an empty one. */
    byte[] request(String path, String token) {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n" + authorization
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks once, and waits for the whole answer, which must be a good one. */
    void ask(byte[] request) {
        try {
            out.write(request);
            StringBuilder head = new StringBuilder();
            while (head.indexOf(END, head.length() - END.length()) < 0) {
                head.append((char) in.readUnsignedByte());
            }
            Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
            if (!head.toString().startsWith(OK) || !length.find()) {
                throw new IllegalStateException("Neither 200 nor of a known length: " + head);
            }
            in.readFully(new byte[Integer.parseInt(length.group(1))]);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
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
