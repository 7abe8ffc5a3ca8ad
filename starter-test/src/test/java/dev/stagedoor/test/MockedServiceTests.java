package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LoggerService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@SpringBootTest(webEnvironment = WebEnvironment.NONE)
class MockedServiceTests {

    @MockitoBean
    private LoggerService logger;

    @MockitoBean
    private Store store;

    @MockitoBean
    private Ticker ticker;

    @InPlugin("todo")
    private Ticker todoTicker;

    @InPlugin("other")
    private Ticker otherTicker;

    @InPlugin("todo")
    private LoggerService todoLogger;

    @InPlugin("other")
    private LoggerService otherLogger;

    @InPlugin("todo")
    private Shop shop;

    @Test
    void aMockOfAPluginScopedServiceIsOneForAllPlugins() {
        assertThat(logger).isSameAs(todoLogger).isSameAs(otherLogger);
    }

    @Test
    void thePluginsOwnBeansReceiveTheMockOfAService() {
        shop.open();
        then(logger).should().info("open");
    }

    @Test
    void aMockTakesThePlaceOfABeanOfThePlugin() {
        given(store.size()).willReturn(7);
        assertThat(shop.size()).isEqualTo(7);
    }

    @Test
    void aMockOfARootBeanLeavesAPluginItsOwn() {
        assertThat(otherTicker).isSameAs(ticker);
        assertThat(todoTicker).isInstanceOf(PluginTicker.class);
    }

    interface Ticker {}

    record PluginTicker() implements Ticker {}

    interface Store {

        int size();
    }

    record Shop(Store store, LoggerService logger) {

        void open() {
            logger.info("open");
        }

        int size() {
            return store.size();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({TodoPlugin.class, OtherPlugin.class})
    static class Application {

        @Bean
        Ticker rootTicker() {
            throw new IllegalStateException("must not be called");
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Store store() {
            throw new IllegalStateException("must not be called");
        }

        @Bean
        Ticker ownTicker() {
            return new PluginTicker();
        }

        @Bean
        Shop shop(Store store, LoggerService logger) {
            return new Shop(store, logger);
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Init
        void init(LoggerService logger) {
            logger.info("init");
        }
    }
}
