package dev.stagedoor.lifecycle.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link LifecycleServiceAutoConfiguration}. */
class LifecycleServiceAutoConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withBean(RootLoggerService.class, () -> entry -> {})
            .withConfiguration(AutoConfigurations.of(LifecycleServiceAutoConfiguration.class));

    @Test
    void offersBothLifecycles() {
        context.run(loaded -> {
            assertThat(loaded.getBean("core.rootLifecycle")).isInstanceOf(ManagedRootLifecycle.class);
            assertThat(loaded.getBeanFactory()
                            .getBeanDefinition("core.lifecycle")
                            .getScope())
                    .isEqualTo(PluginScope.NAME);
        });
    }

    @Test
    void backsOffFromBeans() {
        context.withUserConfiguration(OwnBeans.class)
                .run(loaded -> assertThat(loaded.getBeanFactory().getBeanDefinitionNames())
                        .doesNotContain("core.lifecycle", "core.rootLifecycle"));
    }

    @Test
    void backsOffFromFactories() {
        context.withUserConfiguration(OwnFactories.class)
                .run(loaded -> assertThat(loaded.getBeanFactory().getBeanDefinitionNames())
                        .doesNotContain("core.lifecycle", "core.rootLifecycle"));
    }

    @Test
    void isNotShutDownByTheContainer() {
        context.run(loaded -> {
            RootLifecycleService lifecycle = loaded.getBean(RootLifecycleService.class);
            boolean[] ran = new boolean[1];
            lifecycle.addShutdownHook(() -> ran[0] = true);
            loaded.close();
            assertThat(ran[0]).isFalse();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBeans {

        @Bean
        RootLifecycleService rootLifecycle(RootLoggerService logger, HookRunner runner) {
            return new DefaultRootLifecycle(logger, runner, () -> null);
        }

        @Bean
        @PluginScope
        LifecycleService lifecycle() {
            throw new IllegalStateException();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactories {

        @Bean
        static ServiceFactory<RootLifecycleService> rootLifecycle() {
            return ServiceFactory.of(CoreServices.ROOT_LIFECYCLE).create(dependencies -> {
                throw new IllegalStateException();
            });
        }

        @Bean
        static ServiceFactory<LifecycleService> lifecycle() {
            return ServiceFactory.of(CoreServices.LIFECYCLE).create(dependencies -> {
                throw new IllegalStateException();
            });
        }
    }
}
