package com.acme.shop;

import java.util.concurrent.CountDownLatch;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.logger.LoggerService;

/** Plugins and modules that fail when they start. */
public final class StartFailures {

    private StartFailures() {}

    @BackendService(id = "acme.index")
    public interface IndexService {}

    @BackendService(id = "acme.search")
    public interface SearchService {}

    @Configuration(proxyBeanMethods = false)
    public static class Services {

        @Bean
        @PluginScope
        SearchService search(IndexService index) {
            return new SearchService() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class Index {

        @Bean
        @RootContext
        IndexServer server() {
            throw new IllegalStateException("Connection to index.acme.com:9200 refused");
        }

        @Bean
        @PluginScope
        IndexService index(IndexServer server) {
            return new IndexService() {};
        }
    }

    public static class IndexServer {}

    @BackendPlugin("catalog")
    public static class Catalog {

        @Init
        void init(SearchService search) {}
    }

    @BackendPlugin("orders")
    public static class Orders {

        @Init
        void init(SearchService search) {}
    }

    @BackendPlugin("stock")
    public static class Stock {

        @Init
        void init(IndexService index) {}
    }

    @BackendPlugin("billing")
    public static class Billing {

        @Init
        void init() {
            throw new IllegalArgumentException("billing.currency is not set");
        }
    }

    @BackendModule(pluginId = "billing", moduleId = "paypal")
    public static class Paypal {

        @Init
        void init() throws Exception {
            throw new java.io.FileNotFoundException("paypal.key");
        }
    }

    @BackendPlugin("slow")
    public static class Slow {

        @Init
        void init() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    /** Asks the container for a service in plugin scope. */
    @Configuration(proxyBeanMethods = false)
    public static class AsksOutside {

        @Bean
        CommandLineRunner report(BeanFactory beanFactory) {
            return arguments -> beanFactory.getBean(LoggerService.class).info("Hello");
        }
    }
}
