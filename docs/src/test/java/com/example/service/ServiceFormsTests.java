package com.example.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendFeature;

import static org.assertj.core.api.Assertions.assertThat;

/** Further forms of services. */
@ExtendWith(OutputCaptureExtension.class)
class ServiceFormsTests {

    private final Map<String, String> results = new ConcurrentHashMap<>();

    @Test
    void aMultitonGivesAllMembersInTheirOrder(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                Backends.run(ServiceForms.Offers.class, ServiceForms.FormsPlugin.class)) {
            assertThat(output).contains("[hello, world]");
        }
    }

    @Test
    void anEagerServiceIsMadeForAPluginThatDoesNotAsk(CapturedOutput output) {
        BackendFeature quiet = BackendFeature.plugin("quiet", env -> env.registerInit(deps -> {}));
        try (ConfigurableApplicationContext context = Backends.run(List.of(quiet), ServiceForms.Offers.class)) {
            assertThat(output.getOut().lines())
                    .anyMatch(line -> line.contains("plugin.quiet") && line.endsWith("Welcome"));
        }
    }

    @Test
    void twoReferencesOfOneGenericTypeAreToldApart() {
        BackendFeature plugin = BackendFeature.plugin(
                "codecs",
                env -> env.registerInit(
                        deps -> {
                            results.put(
                                    "numbers", deps.get(ServiceForms.NUMBERS).write(255));
                            results.put("hex", deps.get(ServiceForms.HEX).write(255));
                        },
                        ServiceForms.NUMBERS,
                        ServiceForms.HEX));
        try (ConfigurableApplicationContext context = Backends.run(List.of(plugin), ServiceForms.Offers.class)) {
            assertThat(results).containsEntry("numbers", "255").containsEntry("hex", "ff");
        }
    }

    @Test
    void aServiceMayHaveATypeThatKnowsNothingOfStagedoor() {
        try (ConfigurableApplicationContext context =
                Backends.run(ServiceForms.Offers.class, RandomPlugins.First.class, RandomPlugins.Second.class)) {
            assertThat(RandomPlugins.seen.get("first")).isNotNull().isNotSameAs(RandomPlugins.seen.get("second"));
        }
    }

    @Test
    void aLazyRootServiceIsNotMadeUntilItIsNeeded() {
        try (ConfigurableApplicationContext context = Backends.run(ServiceForms.Offers.class)) {
            assertThat(context.getBeanFactory().containsSingleton("backendClock"))
                    .isFalse();
            assertThat(context.getBean(ServiceForms.BackendClock.class).now()).isNotNull();
        }
    }
}
