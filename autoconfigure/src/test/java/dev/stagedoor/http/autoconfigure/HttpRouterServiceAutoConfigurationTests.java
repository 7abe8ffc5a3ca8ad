package dev.stagedoor.http.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** The defaults of {@code core.httpRouter} and {@code core.rootHttpRouter} and their overrides. */
class HttpRouterServiceAutoConfigurationTests {

    private static final HttpRouterService OWN = new HttpRouterService() {
        @Override
        public void use(RouterFunction<? extends ServerResponse> routes) {}

        @Override
        public void addAuthPolicy(String path, AuthPolicy allow) {}
    };

    private static final RootHttpRouterService OWN_ROOT = (path, routes) -> {};

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    RootLoggerServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    HttpRouterServiceAutoConfiguration.class,
                    RootHttpRouterServiceAutoConfiguration.class,
                    PluginWebAutoConfiguration.class));

    @Test
    void aBackendWithoutWebServerHasTheServicesAndServesNothing() {
        runner.withUserConfiguration(AskingPlugin.class).run(context -> {
            assertThat(context.getBean(Backend.class).plugins())
                    .singleElement()
                    .extracting(Backend.PluginStatus::state)
                    .isEqualTo(Backend.State.RUNNING);
            assertThat(context.getBean(AskingPlugin.class).router).isInstanceOf(DefaultHttpRouter.class);
            assertThat(context.getBean(AskingPlugin.class).root).isInstanceOf(DefaultRootHttpRouter.class);
            assertThat(context).doesNotHaveBean(PluginWebRegistrar.class);
        });
    }

    @Test
    void beansOfTheApplicationWin() {
        runner.withUserConfiguration(AskingPlugin.class, OwnBeans.class).run(context -> {
            assertThat(context.getBean(AskingPlugin.class).router).isSameAs(OWN);
            assertThat(context.getBean(AskingPlugin.class).root).isSameAs(OWN_ROOT);
            assertThat(context).doesNotHaveBean("core.httpRouter").doesNotHaveBean("core.rootHttpRouter");
        });
    }

    @Test
    void serviceFactoriesOfTheApplicationWin() {
        runner.withUserConfiguration(AskingPlugin.class, OwnFactories.class).run(context -> {
            assertThat(context.getBean(AskingPlugin.class).router).isSameAs(OWN);
            assertThat(context.getBean(AskingPlugin.class).root).isSameAs(OWN_ROOT);
        });
    }

    @Test
    void withoutSpringMvcABackendStartsWithoutTheServices() {
        runner.withClassLoader(new FilteredClassLoader(RouterFunction.class.getPackageName(), "jakarta.servlet"))
                .withUserConfiguration(QuietPlugin.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).doesNotHaveBean("core.httpRouter").doesNotHaveBean("core.rootHttpRouter");
                    assertThat(context.getBean(Backend.class).plugins())
                            .extracting(Backend.PluginStatus::state)
                            .containsExactly(Backend.State.RUNNING);
                });
    }

    @BackendPlugin("asking")
    static class AskingPlugin {

        private volatile HttpRouterService router;

        private volatile RootHttpRouterService root;

        @Init
        void init(HttpRouterService router, RootHttpRouterService root) {
            this.router = router;
            this.root = root;
        }
    }

    @BackendPlugin("quiet")
    static class QuietPlugin {}

    @Configuration(proxyBeanMethods = false)
    static class OwnBeans {

        @Bean
        @PluginScope
        HttpRouterService own() {
            return OWN;
        }

        @Bean
        RootHttpRouterService ownRoot() {
            return OWN_ROOT;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactories {

        @Bean
        static ServiceFactory<HttpRouterService> own() {
            return ServiceFactory.of(CoreServices.HTTP_ROUTER).create(deps -> OWN);
        }

        @Bean
        static ServiceFactory<RootHttpRouterService> ownRoot() {
            return ServiceFactory.of(CoreServices.ROOT_HTTP_ROUTER).create(deps -> OWN_ROOT);
        }
    }
}
