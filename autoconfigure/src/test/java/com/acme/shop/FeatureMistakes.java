package com.acme.shop;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;

/** Mistakes in plugins, modules, extension points and loaders. */
public final class FeatureMistakes {

    private FeatureMistakes() {}

    @ExtensionPoint("catalog.importers")
    public interface Importers {}

    @ExtensionPoint("catalog.parsers")
    public interface Parsers {}

    @BackendPlugin("catalog")
    public static class Catalog {

        @Bean
        ImporterList importers() {
            return new ImporterList();
        }
    }

    public static class ImporterList implements Importers {}

    @BackendPlugin("catalog")
    public static class OtherCatalog {}

    @BackendPlugin("orders")
    public static class Orders {}

    @BackendModule(pluginId = "catalog", moduleId = "csv")
    public static class Csv {}

    @BackendModule(pluginId = "catalog", moduleId = "csv")
    public static class OtherCsv {}

    @BackendModule(pluginId = "catalog", moduleId = "xml")
    public static class ImportersAgain {

        @Bean
        ImporterList importers() {
            return new ImporterList();
        }
    }

    @BackendModule(pluginId = "orders", moduleId = "csv")
    public static class ForeignImporters {

        @Init
        void init(Importers importers) {}
    }

    @BackendModule(pluginId = "catalog", moduleId = "json")
    public static class NeedsParsers {

        @Init
        void init(Parsers parsers) {}
    }

    /** Uses its plugin's own extension point from its init. */
    public static BackendFeature selfService() {
        ExtensionPointRef<Importers> ref = ExtensionPointRef.of(Importers.class);
        return BackendFeature.plugin("catalog", env -> {
            env.registerExtensionPoint(ref, new ImporterList());
            env.registerInit(deps -> {}, ref);
        });
    }

    public static BackendFeature[] circle() {
        ExtensionPointRef<Importers> importers = ExtensionPointRef.of(Importers.class);
        ExtensionPointRef<Parsers> parsers = ExtensionPointRef.of(Parsers.class);
        return new BackendFeature[] {
            BackendFeature.plugin("catalog", env -> env.registerInit(deps -> {})),
            BackendFeature.module("catalog", "first", env -> {
                env.registerExtensionPoint(importers, new ImporterList());
                env.registerInit(deps -> {}, parsers);
            }),
            BackendFeature.module("catalog", "second", env -> {
                env.registerExtensionPoint(parsers, new Parsers() {});
                env.registerInit(deps -> {}, importers);
            })
        };
    }

    @BackendPlugin("my.orders")
    public static class BadId {}

    @BackendModule(pluginId = "catalog", moduleId = "-csv")
    public static class BadModuleId {}

    @BackendPlugin("root")
    public static class ReservedId {}

    @BackendModule(pluginId = "catlog", moduleId = "csv")
    public static class ModuleOfUnknownPlugin {}

    @Configuration(proxyBeanMethods = false)
    public static class OverrideForUnknownPlugin {

        @Bean
        @ForPlugin("catlog")
        ServiceMistakes.MailService mail() {
            return new ServiceMistakes.MailService() {};
        }
    }

    @BackendPlugin("stock")
    public static class TwoInits {

        @Init
        void first() {}

        @Init
        void second() {}
    }

    @Configuration
    public static class NotStatic {

        @Bean
        BackendFeature ordersPlugin() {
            return BackendFeature.plugin("orders", env -> env.registerInit(deps -> {}));
        }

        @Bean
        ServiceFactory<ServiceMistakes.MailService> mailFactory() {
            return ServiceFactory.of(PluginServiceRef.of(ServiceMistakes.MailService.class))
                    .create(deps -> new ServiceMistakes.MailService() {});
        }
    }

    @Configuration
    public static class NotTyped {

        @Bean
        static ServiceFactory<?> mailFactory() {
            return ServiceFactory.of(PluginServiceRef.of(ServiceMistakes.MailService.class))
                    .create(deps -> new ServiceMistakes.MailService() {});
        }
    }

    @BackendPlugin("billing")
    public static class HasRunner {

        @Bean
        ApplicationRunner importOrders() {
            return arguments -> {};
        }
    }

    public static class Shared {}

    @BackendPlugin("orders")
    @Import(Shared.class)
    public static class ImportsShared {}

    @BackendPlugin("stock")
    @Import(Shared.class)
    public static class AlsoImportsShared {}

    /** A type that is no service. */
    public static class PriceList {}

    @BackendPlugin("stock")
    public static class HasPriceList {

        @Bean
        PriceList priceList() {
            return new PriceList();
        }
    }

    @BackendPlugin("orders")
    public static class NeedsPriceList {

        @Bean
        Cashier cashier(PriceList prices) {
            return new Cashier();
        }

        @Bean
        Shop shop(Cashier cashier) {
            return new Shop();
        }
    }

    public static class Cashier {}

    public static class Shop {}

    @BackendPlugin("orders")
    public static class InitNeedsPriceList {

        @Init
        void init(PriceList prices) {}
    }

    @BackendModule(pluginId = "stock", moduleId = "sale")
    public static class ModuleNeedsPluginBean {

        @Init
        void init(PriceList prices) {}
    }

    @BackendPlugin("orders")
    public static class TwoPriceLists {

        @Bean
        PriceList summerPrices() {
            return new PriceList();
        }

        @Bean
        PriceList winterPrices() {
            return new PriceList();
        }

        @Bean
        Cashier cashier(PriceList prices) {
            return new Cashier();
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class RootNeedsPriceList {

        @Bean
        Cashier cashier(PriceList prices) {
            return new Cashier();
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class ServiceNeedsPriceList {

        @Bean
        @dev.stagedoor.PluginScope
        ServiceMistakes.MailService mail(PriceList prices) {
            return new ServiceMistakes.MailService() {};
        }
    }

    @SuppressWarnings("NullAway")
    public static BackendFeature nullDependency() {
        @Nullable PluginServiceRef<LoggerService> missing = null;
        return BackendFeature.plugin("orders", env -> env.registerInit(deps -> {}, CoreServices.ROOT_CONFIG, missing));
    }

    public static BackendFeature failingLoader() {
        return BackendFeature.loader(
                deps -> {
                    throw new IllegalStateException("plugins.txt is empty");
                },
                CoreServices.ROOT_CONFIG);
    }

    /** Claims that a service in plugin scope is a root service. */
    public static BackendFeature loaderInWrongScope() {
        RootServiceRef<LoggerService> logger = ServiceRef.root("core.logger", LoggerService.class);
        return BackendFeature.loader(deps -> List.of(), logger);
    }

    public static BackendFeature loaderWithoutService() {
        RootServiceRef<RootConfigService> prices = ServiceRef.root("acme.unknown", RootConfigService.class);
        return BackendFeature.loader(deps -> List.of(), CoreServices.ROOT_CONFIG, prices);
    }
}
