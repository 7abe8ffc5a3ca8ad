package dev.stagedoor.benchmarks.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is asked, one client after the other, and how long that took. */
final class QueryTarget implements AutoCloseable {

    static final int THREADS = 4;

    private static final int ROWS = 1000;

    private static final String QUERY = "SELECT name FROM item WHERE id = ?";

    private final List<JdbcClient> clients;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private final List<Double> micros = new ArrayList<>();

    private final List<Double> perSecond = new ArrayList<>();

    private int next;

    QueryTarget(List<JdbcClient> clients) {
        this.clients = clients;
    }

    /** Makes the table that is asked. */
    static void fill(JdbcClient client) {
        client.sql("CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL)")
                .update();
        client.sql("INSERT INTO item SELECT i, 'item ' || i FROM generate_series(0, ?) i")
                .param(ROWS - 1)
                .update();
    }

    /** Forgets what was measured until now. */
    void begin() {
        micros.clear();
        perSecond.clear();
    }

    /** Asks with one thread. */
    void latency(long millis) {
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        long now = start;
        int count = 0;
        while (now < end) {
            ask(next++);
            count++;
            now = System.nanoTime();
        }
        micros.add((now - start) / 1e3 / count);
    }

    /** Asks with several threads. */
    void throughput(long millis) {
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Callable<Integer>> askers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = next + i;
            askers.add(() -> {
                int count = 0;
                while (System.nanoTime() < end) {
                    ask(first + count++ * THREADS);
                }
                return count;
            });
        }
        int sum = 0;
        try {
            for (Future<Integer> each : threads.invokeAll(askers)) {
                sum += each.get();
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        } catch (ExecutionException ex) {
            throw new IllegalStateException(ex.getCause());
        }
        next += sum;
        perSecond.add(sum * 1e9 / (System.nanoTime() - start));
    }

    private void ask(int number) {
        int id = Math.floorMod(number, ROWS);
        String name = clients.get(Math.floorMod(number, clients.size()))
                .sql(QUERY)
                .param(id)
                .query(String.class)
                .single();
        if (name.length() < 6) {
            throw new IllegalStateException("Item " + id + " is called " + name);
        }
    }

    List<Double> micros() {
        return micros;
    }

    List<Double> perSecond() {
        return perSecond;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
