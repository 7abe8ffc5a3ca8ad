package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An application in a JVM of its own, from its first 200 until it is closed. */
public final class RunningApplication implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Process process;

    private final int port;

    private final Duration ready;

    private RunningApplication(Process process, int port, Duration ready) {
        this.process = process;
        this.port = port;
        this.ready = ready;
    }

    /**
     * Finds a port on which nobody listens.
     *
     * @return the port
     */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Waits until it answers.
     *
     * @param process the JVM, which is ended if it does not
     * @param port where it listens
     * @param path what is asked for until it is answered with 200
     * @param begin when it was started, in the nanoseconds of this JVM
     * @return the application
     * @throws IllegalStateException if it ends, or does not answer in time
     */
    public static RunningApplication await(Process process, int port, String path, long begin) {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        while (!answers(port, request)) {
            if (!process.isAlive() || System.nanoTime() - begin > LIMIT.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("No 200 from " + path);
            }
            LockSupport.parkNanos(PAUSE);
        }
        return new RunningApplication(process, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static boolean answers(int port, byte[] request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request);
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.equals("HTTP/1.1 200");
        } catch (IOException ex) {
            return false;
        }
    }

    /** From the start of the process to the first 200. */
    Duration ready() {
        return ready;
    }

    /**
     * Returns where it listens.
     *
     * @return the port
     */
    public int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** The time of all processors until now. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Lets it end by itself: a JVM that records writes down what it has learned. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ex) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
