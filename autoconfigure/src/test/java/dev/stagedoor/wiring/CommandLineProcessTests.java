package dev.stagedoor.wiring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** That a process ends, whatever its main method has in mind. */
@Timeout(60)
class CommandLineProcessTests {

    private Process process;

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    @Case({"CMD-01", "CMD-03"})
    void aMainMethodThatWouldGoOnDoesNot() throws Exception {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stubborn.class.getName(),
                        "--backend.verify")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out).startsWith("Wiring is right: 0 plugins").hasLineCount(1);
    }

    /** Has a thread that holds the process up, and goes on whatever comes of the run. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Stubborn {

        public static void main(String... args) {
            CountDownLatch never = new CountDownLatch(1);
            new Thread(() -> {
                        try {
                            never.await();
                        } catch (InterruptedException ex) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();
            try {
                SpringApplication.run(Stubborn.class, args);
            } catch (Throwable ex) {
                System.out.println(ex);
            } finally {
                System.out.println("went on");
            }
        }
    }
}
