package dev.stagedoor.benchmarks.web;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.stagedoor.benchmarks.Figures;

/**
 * How long nine plugins take to answer before and while a tenth one hangs on every request, with what a plugin is
 * allowed by default and without a limit.
 */
public final class BulkheadBenchmark {

    private static final int PLUGINS = 10;

    /** More than the server has threads. */
    private static final int HANGING_CLIENTS = 300;

    private static final int ANSWER_MILLIS = 2_000;

    private BulkheadBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how many milliseconds each figure is measured for
     */
    public static void main(String[] args) {
        long millis = args.length > 0 ? Long.parseLong(args[0]) : 20_000;
        System.out.printf("%n| nine plugins | µs, median (middle half) | µs, 99 of 100 | answers | without an answer |"
                + "%n|---|---:|---:|---:|---:|%n");
        try (Workplace work = Workplace.open()) {
            Launch launch = work.variants(List.of(PLUGINS))
                    .get(PLUGINS + " plugins")
                    .with("-Dserver.tomcat.max-keep-alive-requests=-1");
            measure("limited", launch, work, millis);
            measure("without limits", launch.with("-Dstagedoor.http.default.max-requests=1000000"), work, millis);
        }
    }

    private static void measure(String name, Launch launch, Workplace work, long millis) {
        try (RunningApplication application = launch.start(work.log())) {
            ask(application.port(), millis);
            print(name + ", before", ask(application.port(), millis));
            String path = "/api/p" + (PLUGINS - 1) + "/hang";
            try (Flood flood = Flood.begin(application.port(), path, HANGING_CLIENTS)) {
                Thread.sleep(ANSWER_MILLIS);
                print(name + ", while one hangs", ask(application.port(), millis));
                System.err.println(name + ": " + flood.refused() + " requests to the plugin that hangs were refused");
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Answers ask(int port, long millis) {
        Answers answers = new Answers(new ArrayList<>(), new ArrayList<>());
        List<String> paths = IntStream.range(0, PLUGINS - 1)
                .mapToObj(i -> "/api/p" + i + "/hello")
                .toList();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            for (String path : paths) {
                try (HttpClient client = new HttpClient(port, path, ANSWER_MILLIS)) {
                    for (int i = 0; i < 100 && System.nanoTime() < end; i++) {
                        long begin = System.nanoTime();
                        client.ask();
                        answers.micros().add((System.nanoTime() - begin) / 1e3);
                    }
                } catch (UncheckedIOException ex) {
                    answers.missing().add(path);
                }
            }
        }
        return answers;
    }

    private static void print(String name, Answers answers) {
        List<Double> micros = answers.micros();
        System.out.printf(
                "| %s | %s | %s | %d | %d |%n",
                name,
                micros.isEmpty() ? "-" : Figures.of(micros),
                micros.isEmpty() ? "-" : "%.0f".formatted(Figures.quantile(micros, 0.99)),
                micros.size(),
                answers.missing().size());
    }

    /** What came of requests: the times of those that were answered, and the paths of those that were not. */
    private record Answers(List<Double> micros, List<String> missing) {}
}
