package com.acme.shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;

/** Plugins and services that read values which are missing or wrong. */
public final class ConfigMistakes {

    private ConfigMistakes() {}

    @BackendPlugin("catalog")
    public static class Catalog {

        @Init
        void init(RootConfigService config) {
            config.getNumber("catalog.size");
        }
    }

    @BackendPlugin("orders")
    public static class Orders {

        @Init
        void init(RootConfigService config) {
            ConfigCheck.all(() -> config.getString("orders.currency"), () -> config.getBoolean("orders.open"));
        }
    }

    @BackendPlugin("stock")
    public static class Stock {

        @Init
        void init(RootConfigService config) {
            config.getNumber("catalog.size");
        }
    }

    @BackendService(id = "acme.prices", scope = ServiceScope.ROOT)
    public interface PriceService {}

    @Configuration(proxyBeanMethods = false)
    public static class Prices {

        @Bean
        PriceService prices(RootConfigService config) {
            config.getDuration("prices.refresh");
            return new PriceService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class Checks {

        @Bean
        static ConfigCheck pricesCheck() {
            return config -> config.getDuration("prices.refresh");
        }

        @Bean
        static ConfigCheck ordersCheck() {
            return config -> ConfigCheck.all(
                    () -> config.getString("orders.currency"), () -> config.getConfigArray("orders.shops"));
        }
    }
}
