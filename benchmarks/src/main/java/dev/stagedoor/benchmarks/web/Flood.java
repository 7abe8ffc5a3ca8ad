package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask for what never comes, and ask again a while after they were turned away. */
final class Flood implements AutoCloseable {

    private static final long PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final List<Thread> clients = new ArrayList<>();

    private final AtomicInteger refused = new AtomicInteger();

    private volatile boolean ended;

    static Flood begin(int port, String path, int clients) {
        Flood flood = new Flood();
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < clients; i++) {
            Thread client = new Thread(() -> flood.ask(port, request), "flood-" + i);
            client.setDaemon(true);
            flood.clients.add(client);
            client.start();
        }
        return flood;
    }

    private void ask(int port, byte[] request) {
        while (!ended) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request);
                if (socket.getInputStream().readAllBytes().length > 0) {
                    refused.incrementAndGet();
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException | IOException ex) {
                return;
            }
        }
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        ended = true;
        clients.forEach(Thread::interrupt);
    }
}
