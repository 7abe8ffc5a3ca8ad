package com.acme.shop;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.logger.LoggerService;

/** Mistakes in services: who offers them, who asks for them. */
public final class ServiceMistakes {

    private ServiceMistakes() {}

    @BackendService(id = "acme.mail")
    public interface MailService {}

    @BackendService(id = "acme.stock")
    public interface StockService {}

    @BackendService(id = "acme.prices", scope = ServiceScope.ROOT)
    public interface PriceService {}

    @BackendService(id = "acme.billing", defaultFactory = BillingFactory.class)
    public interface BillingService {}

    /** Nobody offers mail. */
    @BackendPlugin("orders")
    public static class NeedsMail {

        @Init
        void init(MailService mail, LoggerService logger) {}
    }

    /** Mail is offered to another plugin alone. */
    @BackendPlugin("catalog")
    public static class HasMail {

        @Bean
        MailService catalogMail() {
            return new MailService() {};
        }
    }

    /** What a default factory needs is missing. */
    @BackendPlugin("orders")
    public static class NeedsBilling {

        @Init
        void init(BillingService billing) {}
    }

    @Configuration(proxyBeanMethods = false)
    public static class NeedsTheMissing {

        @Bean
        @PluginScope
        StockService stock(MailService mail) {
            return new StockService() {};
        }
    }

    @BackendPlugin("orders")
    public static class NeedsStock {

        @Init
        void init(StockService stock) {}
    }

    @BackendModule(pluginId = "catalog", moduleId = "csv")
    public static class ModuleNeedsMail {

        @Init
        void init(MailService mail) {}
    }

    @BackendPlugin("catalog")
    public static class Catalog {}

    @Configuration(proxyBeanMethods = false)
    public static class Cycle {

        @Bean
        @PluginScope
        MailService mail(StockService stock) {
            return new MailService() {};
        }

        @Bean
        @PluginScope
        StockService stock(MailService mail) {
            return new StockService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class RootServiceNeedsPlugin {

        @Bean
        PriceService prices(LoggerService logger) {
            return new PriceService() {};
        }
    }

    @Component
    public static class RootComponentNeedsPlugin {

        RootComponentNeedsPlugin(LoggerService logger) {}
    }

    @Configuration(proxyBeanMethods = false)
    public static class WrongScope {

        @Bean
        MailService mail() {
            return new MailService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class WrongRootScope {

        @Bean
        @PluginScope
        PriceService prices() {
            return new PriceService() {};
        }
    }

    @BackendPlugin("orders")
    public static class PluginOffersRoot {

        @Bean
        PriceService prices() {
            return new PriceService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class OneMail {

        @Bean
        @PluginScope
        MailService smtpMail() {
            return new MailService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class OtherMail {

        @Bean
        @PluginScope
        MailService cloudMail() {
            return new MailService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class TwoForOnePlugin {

        @ForPlugin("orders")
        @Bean
        MailService firstMail() {
            return new MailService() {};
        }

        @ForPlugin("orders")
        @Bean
        MailService secondMail() {
            return new MailService() {};
        }
    }

    /** Two references with one id that carry different default factories. */
    public static BackendFeature twoDefaults() {
        PluginServiceRef<MailService> first = ServiceRef.plugin("acme.letters", MailService.class)
                .defaultFactory(ref -> ServiceFactory.of(ref).create(deps -> new MailService() {}));
        PluginServiceRef<MailService> second = ServiceRef.plugin("acme.letters", MailService.class)
                .defaultFactory(ref -> ServiceFactory.of(ref).create(deps -> new MailService() {}));
        return BackendFeature.plugin("orders", env -> env.registerInit(deps -> {}, first, second));
    }

    public static class BillingFactory {

        @Bean
        @PluginScope
        BillingService billing(MailService mail) {
            return new BillingService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class Ambiguous {

        @Bean
        @PluginScope
        MailAndStock mailAndStock() {
            return new MailAndStock();
        }
    }

    public static class MailAndStock implements MailService, StockService {}

    @Configuration(proxyBeanMethods = false)
    public static class AnnotatedImplementation {

        @Bean
        @PluginScope
        SmsService sms() {
            return new SmsService();
        }
    }

    @BackendService(id = "acme.sms")
    public static class SmsService {}

    @Configuration(proxyBeanMethods = false)
    public static class ReturnsNull {

        @Bean
        @PluginScope
        @SuppressWarnings("NullAway")
        MailService mail() {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class RootReturnsNull {

        @Bean
        @SuppressWarnings("NullAway")
        PriceService prices() {
            return null;
        }
    }

    /** Asks for a logger that it did not declare. */
    public static BackendFeature undeclaredInFactory() {
        return ServiceFactory.of(PluginServiceRef.of(MailService.class))
                .deps(CoreServices.PLUGIN_METADATA)
                .create(deps -> {
                    deps.get(CoreServices.LOGGER);
                    return new MailService() {};
                });
    }

    public static BackendFeature undeclaredInInit() {
        return BackendFeature.plugin(
                "orders", env -> env.registerInit(deps -> deps.get(CoreServices.LOGGER), CoreServices.ROOT_CONFIG));
    }

    public static BackendFeature undeclaredInLoader() {
        return BackendFeature.loader(deps -> List.of(deps.get(CoreServices.ROOT_LOGGER)));
    }

    @Configuration(proxyBeanMethods = false)
    public static class FailingRoot {

        @Bean
        PriceService prices() {
            throw new IllegalArgumentException("No price list at /etc/prices.csv");
        }

        @Bean
        Checkout checkout(PriceService prices) {
            return new Checkout();
        }
    }

    public static class Checkout {}

    @Configuration(proxyBeanMethods = false)
    public static class AlsoRootFactory {

        @Bean
        static ServiceFactory<PriceService> priceFactory() {
            return ServiceFactory.of(RootServiceRef.of(PriceService.class)).create(deps -> {
                throw new java.io.IOException("No price list at /etc/prices.csv");
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class PrimaryMail {

        @Bean
        @Primary
        @PluginScope
        MailService primaryMail() {
            return new MailService() {};
        }
    }
}
