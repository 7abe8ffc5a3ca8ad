package dev.stagedoor.test;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.NONE)
class InPluginTests {

    @InPlugin("todo")
    private Store store;

    @InPlugin("todo")
    private LoggerService todoLogger;

    @InPlugin("other")
    private LoggerService otherLogger;

    @InPlugin("todo")
    private List<String> generic;

    @InPlugin("todo")
    @Qualifier("second")
    private Named qualified;

    @InPlugin("other")
    private Optional<Store> absent;

    @InPlugin(value = "todo", module = "csv")
    private Reader moduleBean;

    @Test
    void aFieldReceivesABeanOfThePlugin() {
        assertThat(store.owner()).isEqualTo("todo");
    }

    @Test
    void aFieldReceivesThePluginsInstanceOfAService() {
        assertThat(todoLogger).isNotSameAs(otherLogger);
    }

    @Test
    void aFieldWithATypeArgumentReceivesWhatFitsIt() {
        assertThat(generic).containsExactly("milk");
    }

    @Test
    void aQualifierOfAFieldCounts() {
        assertThat(qualified.name()).isEqualTo("second");
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        assertThat(absent).isEmpty();
    }

    @Test
    void aFieldReceivesABeanOfAModule() {
        assertThat(moduleBean).isNotNull();
    }

    @Test
    void aParameterReceivesWhatTheFieldDoes(
            @InPlugin("todo") Store parameter,
            @InPlugin("other") PluginMetadataService metadata,
            @InPlugin(value = "todo", qualifier = "first") Named named) {
        assertThat(parameter).isSameAs(store);
        assertThat(metadata.getId()).isEqualTo("other");
        assertThat(named.name()).isEqualTo("first");
    }

    record Store(String owner) {}

    record Named(String name) {}

    record Reader() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({TodoPlugin.class, OtherPlugin.class, CsvModule.class})
    static class Application {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Store store(PluginMetadataService plugin) {
            return new Store(plugin.getId());
        }

        @Bean
        List<String> texts() {
            return List.of("milk");
        }

        @Bean
        List<Integer> numbers() {
            return List.of(1);
        }

        @Bean
        Named first() {
            return new Named("first");
        }

        @Bean
        Named second() {
            return new Named("second");
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {}

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Bean
        Reader reader() {
            return new Reader();
        }
    }
}
