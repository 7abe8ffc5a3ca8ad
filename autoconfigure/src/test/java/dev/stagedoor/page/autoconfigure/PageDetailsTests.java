package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.page.autoconfigure.PageDetails.Told;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is read of other parts of the backend, which may hang. */
class PageDetailsTests {

    private final CountDownLatch release = new CountDownLatch(1);

    private final AtomicInteger reads = new AtomicInteger();

    private @Nullable PageDetails details;

    @AfterEach
    void close() {
        release.countDown();
        if (details != null) {
            details.close();
        }
    }

    @Test
    @Timeout(20)
    @Case("PAG-10")
    void aPartThatHangsHoldsUpNobody() {
        PageDetails read = of(part("tasks", plugin -> hang()), part("requests", plugin -> Map.of("total", 3)));
        await().atMost(Duration.ofSeconds(10)).until(() -> read.read().containsKey("requests"));
        Map<String, Told> told = read.read();
        assertThat(told).doesNotContainKey("tasks");
        assertThat(told.get("requests").plugins().get("todo").path("total").asInt())
                .isEqualTo(3);
        for (int i = 0; i < 5; i++) {
            read.read();
        }
        assertThat(reads).as("reads that hang").hasValue(1);
    }

    @Test
    @Case("PAG-10")
    void howeverManyLookAPartIsAskedOnce() {
        PageDetails read = of(part("tasks", plugin -> reads.incrementAndGet()));
        await().atMost(Duration.ofSeconds(10)).until(() -> read.read().containsKey("tasks"));
        read.read();
        read.read();
        assertThat(reads).hasValue(1);
    }

    @Test
    @Case("PAG-11")
    void secretsInWhatIsToldAreReplaced() {
        PageDetails read =
                of(part("tasks", plugin -> List.of(Map.of("lastRun", Map.of("error", "hunter2 is wrong")), 7)));
        await().atMost(Duration.ofSeconds(10)).until(() -> read.read().containsKey("tasks"));
        assertThat(read.read().get("tasks").plugins().get("todo"))
                .hasToString("[{\"lastRun\":{\"error\":\"*** is wrong\"}},7]");
    }

    @Test
    void aPartThatFailsIsMissing() {
        PageDetails read = of(
                part("broken", plugin -> {
                    throw new IllegalStateException("no luck");
                }),
                part("requests", plugin -> Map.of()));
        await().atMost(Duration.ofSeconds(10)).until(() -> read.read().containsKey("requests"));
        assertThat(read.read()).containsOnlyKeys("requests");
    }

    private PageDetails of(PluginDetails... parts) {
        PageDetails made =
                new PageDetails(List.of(parts), () -> List.of("todo"), PageDetailsTests::tree, Duration.ofHours(1));
        details = made;
        return made;
    }

    private static JsonNode tree(Object detail) {
        return new RedactedJson(text -> text.replace("hunter2", "***"))
                .of(JsonMapper.shared().valueToTree(detail));
    }

    private Object hang() {
        reads.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private static PluginDetails part(String name, Function<String, Object> of) {
        return new PluginDetails() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public Object of(String pluginId) {
                return of.apply(pluginId);
            }
        };
    }
}
