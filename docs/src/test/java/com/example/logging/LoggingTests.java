package com.example.logging;

import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page about logging shows. */
@ExtendWith(OutputCaptureExtension.class)
class LoggingTests {

    @Test
    void theFirstOverrideThatMatchesDecides(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(
                List.of(plugin("todo"), plugin("search")),
                List.of("--spring.config.import=classpath:logging.yaml", "--stagedoor.logging.format=json"))) {
            assertThat(output)
                    .contains("todo: debug", "search: warning", "\"region\":\"eu-1\"")
                    .doesNotContain("search: info", "Polled 3 hosts");
        }
    }

    @Test
    void keysOfTheApplicationsAreSecretToo(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(
                List.of(),
                List.of(
                        "--spring.config.import=classpath:secrets.yaml",
                        "--acme.cards.blue.pin=987654",
                        "--acme.vault.root=behind-the-wall",
                        "--acme.paging.next.token=page-two"))) {
            LoggerFactory.getLogger("com.acme").info("987654, behind-the-wall, page-two");
        }
        assertThat(output).contains("***, ***, page-two");
    }

    @Test
    void aPluginAddsASecret(CapturedOutput output) {
        Backends.run(VaultPlugin.Plugin.class).close();
        assertThat(output).contains("Logged in with ***").doesNotContain("s.1234567890");
    }

    private static BackendFeature plugin(String id) {
        return BackendFeature.plugin(
                id,
                env -> env.registerInit(
                        deps -> {
                            var logger = deps.get(CoreServices.LOGGER);
                            logger.debug(id + ": debug");
                            logger.info(id + ": info");
                            logger.warn(id + ": warning");
                            logger.warn((id.equals("search") ? "Polled" : "Asked") + " 3 hosts");
                        },
                        CoreServices.LOGGER));
    }
}
