package dev.stagedoor.config.autoconfigure;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.config.RootConfigService;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a plugin's subscription when the plugin stops. */
class PluginSubscriptionTests {

    @TempDir
    private Path directory;

    @Test
    void theSubscriptionOfAFormerRunIsGone() throws InterruptedException {
        AppConfig app = new AppConfig(directory)
                .source(Everything.class)
                .source(Listening.class)
                .file("a.yaml", "v: 1\n");
        try (var context = app.start("a.yaml")) {
            Told told = context.getBean(Told.class);
            context.getBean(Backend.class).restart("listening");
            // Subscribed last, so told last.
            context.getBean(RootConfigService.class).subscribe(() -> told.by().add("application"));
            app.file("a.yaml", "v: 2\n");
            assertThat(told.by().poll(10, TimeUnit.SECONDS)).isEqualTo("run 2");
            assertThat(told.by().poll(10, TimeUnit.SECONDS)).isEqualTo("application");
        }
    }

    record Told(BlockingQueue<String> by, AtomicInteger runs) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Everything {

        @Bean
        Told told() {
            return new Told(new LinkedBlockingQueue<>(), new AtomicInteger());
        }
    }

    @BackendPlugin("listening")
    static class Listening {

        @Init
        void init(RootConfigService config, Told told) {
            String run = "run " + told.runs().incrementAndGet();
            config.subscribe(() -> told.by().add(run));
        }
    }
}
