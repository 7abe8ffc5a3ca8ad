package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.SimpleThreadScope;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

import static org.assertj.core.api.Assertions.assertThat;

/** The default of {@code core.logger} and its overrides. */
class LoggerServiceAutoConfigurationTests {

    private final List<LogEntry> entries = new ArrayList<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(
                    context -> context.getBeanFactory().registerScope(PluginScope.NAME, new SimpleThreadScope()))
            .withBean(RootLoggerService.class, () -> entries::add)
            .withBean(PluginMetadataService.class, () -> () -> "todo")
            .withConfiguration(AutoConfigurations.of(LoggerServiceAutoConfiguration.class));

    @Test
    void theLoggerOfAPluginIsAChildOfTheRootLoggerLabelledWithItsId() {
        runner.run(context -> {
            assertThat(context.getBeanFactory()
                            .getBeanDefinition(CoreServices.LOGGER.id())
                            .getScope())
                    .isEqualTo(PluginScope.NAME);
            context.getBean(LoggerService.class).info("hello");
            assertThat(entries).extracting(LogEntry::fields).containsExactly(Map.of("plugin", "todo"));
        });
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(OwnBean.class)
                .run(context -> assertThat(context.getBeanNamesForType(LoggerService.class))
                        .containsExactly("own"));
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(OwnFactory.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LoggerService.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        @PluginScope
        LoggerService own(RootLoggerService root) {
            return root.child(Map.of("own", true));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<LoggerService> own() {
            return ServiceFactory.of(CoreServices.LOGGER)
                    .deps(CoreServices.ROOT_LOGGER)
                    .create(deps -> deps.get(CoreServices.ROOT_LOGGER).child(Map.of("own", true)));
        }
    }
}
