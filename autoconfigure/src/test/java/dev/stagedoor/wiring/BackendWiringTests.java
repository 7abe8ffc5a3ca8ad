package dev.stagedoor.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.StaticApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceDecorator;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.wiring.BackendDescriptor.BeanDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ModuleDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ProviderDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is told about the wiring of a backend. */
class BackendWiringTests {

    private static final Path GOLDEN_FILE = Path.of("src/test/resources/dev/stagedoor/wiring/backend.md");

    static final PluginServiceRef<Runnable> ODD = ServiceRef.plugin("acme.\"odd\" | <b>#1</b>", Runnable.class);

    static final RootServiceRef<String> NAME = ServiceRef.root("acme_odd", String.class);

    static final RootServiceRef<String> LIKE_NAME = ServiceRef.root("acme.odd", String.class);

    @Test
    void theDocumentIsStable() throws IOException {
        String text = BackendWiring.verify(Application.class).document();
        if (Boolean.getBoolean("stagedoor.golden.update")) {
            Files.writeString(GOLDEN_FILE, text);
        }
        assertThat(text)
                .as(GOLDEN_FILE.toString())
                .isEqualTo(Files.readString(GOLDEN_FILE).replace("\r\n", "\n"));
    }

    @Test
    void theDocumentDoesNotDependOnTheOrderOfDeclaration() {
        assertThat(BackendWiring.verify(Reordered.class).document())
                .isEqualTo(BackendWiring.verify(Application.class).document());
    }

    @Test
    void theDocumentIsWrittenToAFileWhoseDirectoryIsMade(@TempDir Path directory) {
        BackendWiring wiring = BackendWiring.verify(Application.class);
        Path file = directory.resolve("docs/backend.md");
        wiring.document(file);
        assertThat(file).hasContent(wiring.document());
    }

    @Test
    void anApplicationWithoutPluginsHasADocument() {
        assertThat(BackendWiring.verify(Empty.class).document())
                .contains("## Plugins\n\nNone.\n")
                .contains("## Overrides\n\nNone.\n");
    }

    @Test
    void aPluginIsDescribedWithItsModules() {
        assertThat(BackendWiring.verify(Application.class).describe().plugins())
                .filteredOn(plugin -> plugin.pluginId().equals("todo"))
                .containsExactly(new PluginDescriptor(
                        "todo",
                        TodoPlugin.class.getName(),
                        List.of(
                                new BeanDescriptor(TodoPlugin.class.getName(), TodoPlugin.class.getTypeName(), false),
                                new BeanDescriptor("todo.expensive", Thread.class.getTypeName(), true),
                                new BeanDescriptor("todo.importers", ImporterList.class.getTypeName(), false)),
                        List.of("todo.importers"),
                        List.of("acme.ids", "core.logger"),
                        List.of(new ModuleDescriptor(
                                "csv",
                                CsvModule.class.getName(),
                                List.of(new BeanDescriptor(
                                        CsvModule.class.getName(), CsvModule.class.getTypeName(), false)),
                                List.of(),
                                List.of("todo.importers"),
                                List.of("core.rootConfig")))));
    }

    @Test
    void aServiceIsDescribedWithWhatOverridesAndDecoratesIt() {
        ServiceDescriptor ids = service(BackendWiring.verify(Application.class), "acme.ids");
        assertThat(ids)
                .isEqualTo(new ServiceDescriptor(
                        "acme.ids",
                        ServiceScope.PLUGIN,
                        Ids.class.getName(),
                        false,
                        List.of(new ProviderDescriptor(
                                IdsFactory.class.getName() + ".ids",
                                Layer.REFERENCE,
                                "IdsFactory.ids",
                                List.of("core.pluginMetadata"))),
                        List.of(),
                        Map.of(
                                "object",
                                new ProviderDescriptor(
                                        "objectIds",
                                        Layer.APPLICATION,
                                        "BackendWiringTests.Services.objectIds",
                                        List.of("core.logger"))),
                        List.of("counted")));
    }

    @Test
    void whatALoaderReplacesIsTold() {
        ServiceDescriptor logger = service(BackendWiring.verify(Application.class), "core.rootLogger");
        assertThat(logger.providers()).extracting(ProviderDescriptor::layer).containsExactly(Layer.LOADER);
        assertThat(logger.overridden()).extracting(ProviderDescriptor::layer).containsExactly(Layer.DEFAULT);
    }

    @Test
    void aRunningBackendIsDescribedAsItIsVerified() {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run()) {
            BackendDescriptor verified = BackendWiring.of(Application.class)
                    .property("spring.main.web-application-type", "none")
                    .verify()
                    .describe();
            assertThat(BackendWiring.of(context).describe()).isEqualTo(verified);
            assertThat(BackendWiring.of(context).describe()).isEqualTo(verified);
        }
    }

    @Test
    void describingARunningBackendKeepsNothing() {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run()) {
            Wiring wiring = Wiring.of(context.getBeanFactory());
            int services = wiring.index().services().all().size();
            BackendWiring.of(context).describe();
            assertThat(wiring.requirements())
                    .extracting("known")
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .isEmpty();
            assertThat(wiring.index().services().all()).hasSize(services);
        }
    }

    @Test
    void aContextWithoutTheWiringHasNone() {
        GenericApplicationContext context = new StaticApplicationContext();
        assertThatIllegalStateException()
                .isThrownBy(() -> BackendWiring.of(context))
                .withMessageContaining("is no backend");
    }

    private static ServiceDescriptor service(BackendWiring wiring, String id) {
        return wiring.describe().services().stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({TodoPlugin.class, CsvModule.class, Services.class, Objects.class})
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Objects.class, Services.class, CsvModule.class, TodoPlugin.class})
    static class Reordered {}

    @ExtensionPoint("todo.importers")
    interface Importers {}

    static class ImporterList implements Importers {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        ImporterList importers() {
            return new ImporterList();
        }

        @Bean
        @Lazy
        Thread expensive(Ids ids) {
            return new Thread(ids::next);
        }

        @Init
        void init(LoggerService logger) {}
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(Importers importers, RootConfigService config) {}
    }

    @BackendService(id = "acme.ids", defaultFactory = IdsFactory.class)
    interface Ids {

        String next();
    }

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @ForPlugin("object")
        Ids objectIds(LoggerService logger) {
            return () -> "object";
        }

        @Bean
        ServiceDecorator<Ids> counted() {
            return (ids, context) -> ids;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Objects {

        @Bean
        static BackendFeature loader() {
            return BackendFeature.loader(deps -> List.of(
                    ServiceFactory.of(CoreServices.ROOT_LOGGER).create(none -> entry -> {}),
                    ServiceFactory.of(ODD).deps(NAME, LIKE_NAME).create(none -> () -> {}),
                    ServiceFactory.of(NAME).create(none -> "name"),
                    ServiceFactory.of(LIKE_NAME).create(none -> "like name"),
                    BackendFeature.plugin(
                            "object", env -> env.registerInit(none -> {}, ODD, ServiceRef.of(Ids.class)))));
        }
    }
}

class IdsFactory {

    @Bean
    @PluginScope
    BackendWiringTests.Ids ids(PluginMetadataService plugin) {
        return plugin::getId;
    }
}
