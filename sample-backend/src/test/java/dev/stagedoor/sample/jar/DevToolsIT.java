package dev.stagedoor.sample.jar;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample under DevTools, while a class of a plugin changes twice. */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
class DevToolsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String LOADER = "org.springframework.boot.devtools.restart.classloader.RestartClassLoader";

    private static final String CONTEXT = "org.springframework.boot.web.server.servlet.context"
            + ".AnnotationConfigServletWebServerApplicationContext";

    private SampleProcess sample;

    @BeforeAll
    void changeTwice(@TempDir Path directory) throws Exception {
        AotCache.unpack(Jdk.current(), SampleJar.PATH, directory);
        Path classes = directory.resolve("classes");
        FileSystemUtils.copyRecursively(Path.of(System.getProperty("sample.classes")), classes);
        sample = SampleProcess.start(
                        new ArrayList<>(List.of(
                                SampleProcess.java(Jdk.current().home()).toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:SoftRefLRUPolicyMSPerMB=0", // so that caches hold nothing for long
                                "-Dspring.devtools.restart.poll-interval=200ms",
                                "-Dspring.devtools.restart.quiet-period=100ms",
                                "-Dspring.devtools.livereload.enabled=false",
                                "-cp",
                                String.join(File.pathSeparator, classes.toString(), "lib/*", devTools()),
                                "dev.stagedoor.sample.SampleBackend")),
                        directory)
                .awaitStart();
        assertThat(greeting()).isEqualTo("{\"id\":\"hello\",\"text\":\"Hello, Ada!\"}");
        Path greetings = classes.resolve("dev/stagedoor/sample/greeting/Greetings.class");
        change(greetings, "Hello, ", "Howdy, ");
        awaitStarts(2);
        change(greetings, "Howdy, ", "Holla, ");
        awaitStarts(3);
    }

    @AfterAll
    void stop() {
        if (sample != null) {
            sample.close();
        }
    }

    @Test
    void pluginsStartAgainWithTheClassesOfTheMoment() {
        assertThat(greeting()).isEqualTo("{\"id\":\"hello\",\"text\":\"Holla, Ada!\"}");
        assertThat(sample.output())
                .filteredOn(line -> line.contains("Plugin initialization complete"))
                .hasSize(3);
        assertThat(List.of("'greeting'", "'todo'"))
                .allSatisfy(plugin -> assertThat(sample.output())
                        .filteredOn(line -> newlyInitialized(line).contains(plugin))
                        .hasSize(3));
    }

    @Test
    void nothingOfTheFormerBackendsIsKept() {
        // Boot's own shutdown hook keeps the first class loader, for the logging system.
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            String live = jcmd("GC.class_histogram");
            assertThat(instances(live, CONTEXT)).isEqualTo(1);
            assertThat(instances(live, "dev.stagedoor.wiring.Wiring")).isEqualTo(1);
            assertThat(instances(live, "dev.stagedoor.sample.greeting.GreetingPlugin"))
                    .isEqualTo(1);
            assertThat(instances(live, LOADER)).isBetween(1, 2);
        });
    }

    private static String newlyInitialized(String line) {
        int begin = line.indexOf("newly initialized:");
        return begin < 0 ? "" : line.substring(begin).replaceFirst(", still initializing.*", "");
    }

    private String greeting() {
        return sample.get("/api/greeting/hello?name=Ada").body();
    }

    private void awaitStarts(int starts) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sample.output())
                        .filteredOn(line -> line.contains("Started SampleBackend in"))
                        .hasSize(starts));
    }

    /** The text of a class file that is as long as before leaves the file valid. */
    private static void change(Path classFile, String from, String to) throws IOException {
        String former = Files.readString(classFile, StandardCharsets.ISO_8859_1);
        assertThat(former).contains(from);
        Files.writeString(classFile, former.replace(from, to), StandardCharsets.ISO_8859_1);
    }

    private static String devTools() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("spring-boot-devtools"))
                .findFirst()
                .orElseThrow();
    }

    private String jcmd(String command) throws Exception {
        Process process = new ProcessBuilder(
                        Jdk.current().home().resolve("bin").resolve("jcmd").toString(),
                        String.valueOf(sample.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** How many live objects of exactly this class a histogram counts. */
    private static int instances(String histogram, String className) {
        Matcher matcher = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(\\s|$)")
                .matcher(histogram);
        int instances = 0;
        while (matcher.find()) {
            instances += Integer.parseInt(matcher.group(1));
        }
        return instances;
    }
}
