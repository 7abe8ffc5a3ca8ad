package dev.stagedoor.wiring.aot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** A backend that was processed ahead of time, against the same backend without that. */
class ProcessedBackendTests {

    private static final String[] ARGUMENTS = {
        "--todo.title=Title",
        "--backend.startup.plugins.broken.onPluginBootFailure=continue",
        "--stagedoor.startup.retry.enabled=false"
    };

    @Test
    @Case({"SCH-32", "CMD-04"})
    @CompileWithForkedClassLoader
    void everyDoorLeadsToTheSameBackend() {
        Seen plain;
        try (ConfigurableApplicationContext context = application().run(ARGUMENTS)) {
            plain = Seen.of(context);
        }
        TestGenerationContext generated = AheadOfTime.process(application(), ARGUMENTS);
        AtomicReference<Seen> processed = new AtomicReference<>();
        AheadOfTime.run(generated, application(), context -> processed.set(Seen.of(context)), ARGUMENTS);
        assertThat(plain.outcome()).containsKeys("todo", "todo.csv", "other", "object", "added", "loaded", "broken");
        assertThat(plain.trace())
                .contains(
                        "importer csv",
                        "label red of csv",
                        "formats [tsv]",
                        "aspect of todo",
                        "todo heard news",
                        "task of todo")
                .contains("loaded logged object: loaded, loaded", "object logged object: sink");
        assertThat(processed.get().outcome()).isEqualTo(plain.outcome());
        assertThat(processed.get().trace()).containsExactlyInAnyOrderElementsOf(plain.trace());
        assertThat(processed.get().beans()).containsExactlyEntriesOf(plain.beans());
        assertThat(processed.get().document()).isEqualTo(plain.document());
    }

    @Test
    @CompileWithForkedClassLoader
    void loadersRunWhenTheBackendStartsAndNotBefore() {
        TestGenerationContext generated = AheadOfTime.process(application(), ARGUMENTS);
        String[] later = {ARGUMENTS[0], ARGUMENTS[1], ARGUMENTS[2], "--door.load=later"};
        AheadOfTime.run(
                generated,
                application(),
                context -> assertThat(Seen.of(context).trace()).contains("later logged object: later, loaded"),
                later);
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(EveryDoor.class);
        application.setMainApplicationClass(EveryDoor.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(Backend.features(BackendFeature.plugin(
                "added",
                env -> env.registerInit(deps -> deps.get(CoreServices.LOGGER).info("Added"), CoreServices.LOGGER))));
        return application;
    }

    /**
     * What there is to see in a backend that runs.
     *
     * @param outcome what became of each plugin and module
     * @param trace what its code noted
     * @param beans its bean definitions, but for those with which Spring reads classes
     */
    private record Seen(Map<String, String> outcome, List<String> trace, Map<String, String> beans, String document) {

        static Seen of(ConfigurableApplicationContext context) {
            context.publishEvent("news");
            awaitTick(context.getBean(CountDownLatch.class));
            Map<String, String> outcome = new TreeMap<>();
            for (StartupResult.Plugin plugin :
                    context.getBean(Backend.class).startupResult().orElseThrow().plugins()) {
                outcome.put(plugin.pluginId(), String.valueOf(plugin.failure()));
                plugin.modules()
                        .forEach(module -> outcome.put(
                                plugin.pluginId() + "." + module.moduleId(), String.valueOf(module.failure())));
            }
            return new Seen(
                    outcome,
                    context.getBean(Trace.class).events(),
                    beans(context.getBeanFactory()),
                    BackendWiring.of(context).document());
        }

        private static Map<String, String> beans(ConfigurableListableBeanFactory beanFactory) {
            Map<String, String> beans = new TreeMap<>();
            for (String name : beanFactory.getBeanDefinitionNames()) {
                if (!name.startsWith("org.springframework.")) {
                    BeanDefinition definition = beanFactory.getMergedBeanDefinition(name);
                    beans.put(
                            name,
                            "scope " + definition.getScope() + ", lazy " + definition.isLazyInit() + ", candidate "
                                    + definition.isAutowireCandidate() + ", primary " + definition.isPrimary());
                }
            }
            return beans;
        }

        private static void awaitTick(CountDownLatch ticked) {
            try {
                assertThat(ticked.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
