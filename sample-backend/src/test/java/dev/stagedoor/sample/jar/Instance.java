package dev.stagedoor.sample.jar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

import org.jspecify.annotations.Nullable;

/** An instance behind the proxy, as the proxy sees it. */
final class Instance {

    private static final String READINESS = "/.backstage/health/v1/readiness";

    private final BlockingDeque<Upstream> idle = new LinkedBlockingDeque<>();

    private final int port;

    private volatile boolean ready;

    Instance(int port) {
        this.port = port;
    }

    boolean isReady() {
        return ready;
    }

    /** Asks it whether it wants requests. */
    void poll() {
        try {
            int[] answered = new int[1];
            get(READINESS, null, status -> {
                answered[0] = status;
                return OutputStream.nullOutputStream();
            });
            ready = answered[0] == 200;
        } catch (IOException ex) {
            ready = false;
        }
    }

    void get(String path, @Nullable String authorization, Upstream.Receiver receiver) throws IOException {
        Upstream connection = connection();
        try {
            connection.get(path, authorization, receiver);
        } finally {
            if (connection.isUsable()) {
                idle.addFirst(connection);
            } else {
                connection.close();
            }
        }
    }

    private Upstream connection() throws IOException {
        for (Upstream kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.isUsable()) {
                return kept;
            }
            kept.close();
        }
        return Upstream.open(port);
    }
}
