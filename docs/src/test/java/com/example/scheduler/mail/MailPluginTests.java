package com.example.scheduler.mail;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import dev.stagedoor.CoreServices;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.test.FakeScheduler;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** The plugin of the page on scheduled tasks. */
class MailPluginTests {

    // tag::fake[]
    @Test
    void mailIsSentTwiceAMinute() {
        FakeScheduler scheduler = new FakeScheduler();
        try (TestBackend backend = TestBackend.builder()
                .features(MailPlugin.class, scheduler)
                .properties(digest())
                .webServer(false)
                .start()) {
            scheduler.advance(Duration.ofMinutes(1)); // runs what becomes due, on this thread

            assertThat(backend.pluginBean("mail", Outbox.class).sent()).isEqualTo(3); // at 0, 30 and 60 seconds
        }
    }
    // end::fake[]

    @Test
    void theScheduleOfTheConfigurationIsRead() {
        try (TestBackend backend = TestBackend.builder()
                .features(MailPlugin.class)
                .properties(digest())
                .webServer(false)
                .start()) {
            assertThat(backend.service("mail", CoreServices.SCHEDULER).getScheduledTasks())
                    .extracting(ScheduledTaskInfo::id)
                    .contains("compact", "digest", "resend", "send", "weekly");
        }
    }

    private static Map<String, Object> digest() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("digest.yaml"));
        Map<String, Object> properties = new HashMap<>();
        yaml.getObject().forEach((key, value) -> properties.put(key.toString(), value));
        return properties;
    }
}
