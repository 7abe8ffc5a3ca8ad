package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.stagedoor.http.autoconfigure.TestServer;

/**
 * An answer as it was on the wire.
 *
 * @param lines the status line and the headers
 * @param body what followed
 */
record RawHttp(List<String> lines, String body) {

    /** Asks with a method, a path and headers, and nothing that a client would add of its own but what is needed. */
    static RawHttp send(TestServer server, String method, String path, String... headers) throws IOException {
        return send(server.context().getWebServer().getPort(), method, path, headers);
    }

    static RawHttp send(int port, String method, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        List.of(headers).forEach(header -> request.append(header).append("\r\n"));
        request.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = answer.indexOf("\r\n\r\n");
            return new RawHttp(answer.substring(0, end).lines().toList(), answer.substring(end + 4));
        }
    }

    int status() {
        return Integer.parseInt(lines.get(0).split(" ")[1]);
    }

    /** The values of a header whose name is spelled so. */
    List<String> values(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .toList();
    }

    /** The names of headers that begin so, in any case. */
    List<String> namesWith(String prefix) {
        return lines.stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(':')))
                .filter(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()))
                .toList();
    }
}
