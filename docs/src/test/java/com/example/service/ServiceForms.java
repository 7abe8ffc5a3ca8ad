package com.example.service;

import java.util.List;
import java.util.Random;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.annotation.Order;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Further forms of services, each used by the plugin below. */
class ServiceForms {

    // tag::multiton[]
    @BackendService(id = "example.words", multiton = true)
    interface Word {

        String text();
    }

    // end::multiton[]

    // tag::root[]
    @BackendService(id = "example.clock", scope = ServiceScope.ROOT)
    interface BackendClock {

        long now();
    }

    // end::root[]

    interface Codec<T> {

        String write(T value);
    }

    // tag::refs[]
    static final PluginServiceRef<Codec<Integer>> NUMBERS =
            ServiceRef.plugin("example.numbers", new ParameterizedTypeReference<Codec<Integer>>() {});

    static final PluginServiceRef<Codec<Integer>> HEX =
            ServiceRef.plugin("example.hex", new ParameterizedTypeReference<Codec<Integer>>() {});
    // end::refs[]

    @Configuration(proxyBeanMethods = false)
    static class Offers {

        // tag::members[]
        @Bean
        @PluginScope
        @Order(2)
        Word world() {
            return () -> "world";
        }

        @Bean
        @PluginScope
        @Order(1)
        Word hello() {
            return () -> "hello";
        }
        // end::members[]

        // tag::lazy[]
        @Bean
        @Lazy
        BackendClock backendClock() { // made when something first depends on it
            return System::nanoTime;
        }
        // end::lazy[]

        // tag::any-type[]
        @Bean
        @PluginScope
        Random random(PluginMetadataService plugin) { // each plugin has its own sequence
            return new Random(plugin.getId().hashCode());
        }
        // end::any-type[]

        // tag::always[]
        @Bean
        @PluginScope(initialization = Initialization.ALWAYS)
        Greeter greeter(LoggerService logger) { // made for every plugin, before its modules start
            logger.info("Welcome");
            return new Greeter();
        }
        // end::always[]

        // tag::same-type[]
        @Bean
        @PluginScope
        @Qualifier("example.numbers")
        Codec<Integer> numbers() {
            return String::valueOf;
        }

        @Bean
        @PluginScope
        @Qualifier("example.hex")
        Codec<Integer> hex() {
            return Integer::toHexString;
        }
        // end::same-type[]
    }

    /** A class that is no interface, which is fine without an annotation. */
    static class Greeter {}

    @BackendPlugin("forms")
    static class FormsPlugin {

        // tag::consumer[]
        @Init
        void init(List<Word> words, LoggerService logger) {
            logger.info("{}", words.stream().map(Word::text).toList());
        }
        // end::consumer[]
    }
}
