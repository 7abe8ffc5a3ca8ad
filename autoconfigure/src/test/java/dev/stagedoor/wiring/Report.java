package dev.stagedoor.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Starts a small application that has a mistake in it, and compares what its developer reads with a golden file. */
final class Report {

    private static final Path GOLDEN_FILES = Path.of("src/test/resources/dev/stagedoor/wiring/reports");

    private static final boolean UPDATE = Boolean.getBoolean("stagedoor.golden.update");

    private static final String HEADING = "APPLICATION FAILED TO START";

    private final CapturedOutput output;

    private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

    private final List<BackendFeature> features = new ArrayList<>();

    private final List<String> arguments = new ArrayList<>();

    Report(CapturedOutput output) {
        this.output = output;
    }

    Report of(Class<?>... classes) {
        sources.addAll(List.of(classes));
        return this;
    }

    Report with(BackendFeature... added) {
        features.addAll(List.of(added));
        return this;
    }

    Report with(String... properties) {
        List.of(properties).forEach(property -> arguments.add("--" + property));
        return this;
    }

    /** Starts the application, which fails, and compares the report. Returns what the caller of run gets. */
    Throwable reads(String goldenFile) {
        int before = output.getAll().length();
        Throwable failure = catchThrowable(
                () -> start().run(arguments.toArray(new String[0])).close());
        assertThat(failure).as("the failure of the start").isNotNull();
        String text = output.getAll().substring(before).replace("\r\n", "\n");
        assertThat(text).contains(HEADING);
        compare(goldenFile, section(text.substring(text.indexOf(HEADING)), "Description:", "\\d{4}-\\d\\d-\\d\\dT.*"));
        return failure;
    }

    /** Starts the application, which works, and compares what follows a text in the log, up to a stack trace. */
    void logs(String goldenFile, String from) {
        int before = output.getAll().length();
        start().run(arguments.toArray(new String[0])).close();
        String text = output.getAll().substring(before).replace("\r\n", "\n");
        assertThat(text).contains(from).doesNotContain(HEADING);
        compare(goldenFile, section(text, from, "(\\d{4}-\\d\\d-\\d\\dT|\tat |\\S+Exception: |\\S+Exception$).*"));
    }

    private SpringApplication start() {
        SpringApplication application = new SpringApplication(sources.toArray(new Class<?>[0]));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of("spring.jmx.enabled", "false"));
        application.addInitializers(Backend.features(features.toArray(new BackendFeature[0])));
        return application;
    }

    private static String section(String text, String from, String end) {
        return text.substring(text.indexOf(from))
                        .lines()
                        .takeWhile(line -> !line.matches(end))
                        .map(Report::normalised)
                        .reduce((left, right) -> left + "\n" + right)
                        .orElse("")
                        .strip()
                + "\n";
    }

    private static String normalised(String line) {
        return line.replaceAll("@[0-9a-f]{6,8}\\b", "@hash")
                .replaceAll("\\.java:\\d+", ".java:LINE")
                .replaceAll("plugin-start-\\d+", "plugin-start-N")
                .replaceAll("\\(for \\d+m?s\\)", "(for TIME)")
                .stripTrailing();
    }

    private static void compare(String name, String report) {
        Path file = GOLDEN_FILES.resolve(name + ".txt");
        try {
            if (UPDATE) {
                Files.createDirectories(GOLDEN_FILES);
                Files.writeString(file, report);
            }
            assertThat(report)
                    .as(file.toString())
                    .isEqualTo(Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Blocks until the thread is interrupted, which is how a start that takes too long ends. */
    static void takeForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
