package dev.stagedoor.wiring.beans;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.context.annotation.Profile;
import org.springframework.core.type.AnnotationMetadata;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.PluginScope;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** How plugins' beans are declared, configured, made and destroyed. */
class ConfiguredBeanTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner()
            .property("todo.limit", "7")
            .property("todo.mutable.limit", "8")
            .declare(TodoPlugin.class);

    @Test
    void propertiesAreBoundToRecordsAndClasses() {
        ApplicationContext context = backend.start();
        assertThat(context.getBean(Consumer.class).limits()).isEqualTo("7 8 7");
        PluginCycle.of(context, "todo").restart();
        assertThat(context.getBean(Consumer.class).limits()).isEqualTo("7 8 7");
    }

    @Test
    void callbacksRunInEachRun() {
        ApplicationContext context = backend.start();
        PluginCycle.of(context, "todo").restart();
        assertThat(backend.trace().of("made", "initialized", "destroyed"))
                .containsExactly("made", "initialized", "destroyed", "made", "initialized");
    }

    @Test
    void importedClassesOfAllKindsBelongToThePlugin() {
        ApplicationContext context = backend.start();
        assertThat(List.<Class<?>>of(
                        ImportedBean.class,
                        ImportedComponent.class,
                        TodoPlugin.SelectedBean.class,
                        TodoPlugin.RegisteredBean.class))
                .allSatisfy(type -> assertThat(scopeOf(context, type)).isEqualTo(PluginScope.NAME));
    }

    @Test
    void aBeanWhoseConditionDoesNotMatchIsNotThere() {
        ApplicationContext context = backend.start();
        assertThat(context.containsBean("todo.whenEnabled")).isFalse();
        assertThat(context.containsBean("todo.inProfile")).isFalse();
    }

    @Test
    void aBeanWhoseConditionMatchesIsThere() {
        ApplicationContext context = backend.property("todo.extra", "true")
                .property("spring.profiles.active", "special")
                .start();
        assertThat(context.getBean("todo.whenEnabled")).isEqualTo("enabled");
        assertThat(context.getBean("todo.inProfile")).isEqualTo("profile");
    }

    @Test
    void theProductOfAFactoryBeanIsOneObjectInOneRun() {
        ApplicationContext context = backend.start();
        Product former = context.getBean(Consumer.class).product;
        assertThat(context.getBean(SecondConsumer.class).product).isSameAs(former);
        PluginCycle.of(context, "todo").restart();
        assertThat(context.getBean(Consumer.class).product)
                .isNotSameAs(former)
                .isSameAs(context.getBean(SecondConsumer.class).product);
    }

    @Test
    void aBeanPostProcessorOfAPluginIsTheRoots() {
        ApplicationContext context = backend.start();
        assertThat(scopeOf(context, MarkingPostProcessor.class)).isIn("", "singleton");
    }

    private static String scopeOf(ApplicationContext context, Class<?> type) {
        String[] names = context.getBeanNamesForType(type);
        assertThat(names).as(type.getSimpleName()).hasSize(1);
        return ((ConfigurableApplicationContext) context)
                .getBeanFactory()
                .getBeanDefinition(names[0])
                .getScope();
    }

    @ConfigurationProperties("todo")
    record Limits(int limit) {}

    @ConfigurationProperties("todo.mutable")
    static class MutableLimits {

        private int limit;

        public int getLimit() {
            return limit;
        }

        public void setLimit(int limit) {
            this.limit = limit;
        }
    }

    static class Product {}

    static class ProductFactory implements FactoryBean<Product> {

        @Override
        public Class<?> getObjectType() {
            return Product.class;
        }

        @Override
        public Product getObject() {
            return new Product();
        }
    }

    static class Consumer implements SmartInitializingSingleton {

        final Product product;

        private final Limits limits;

        private final MutableLimits mutable;

        private final int value;

        private final Trace trace;

        Consumer(
                Limits limits, MutableLimits mutable, @Value("${todo.limit}") int value, Product product, Trace trace) {
            this.limits = limits;
            this.mutable = mutable;
            this.value = value;
            this.product = product;
            this.trace = trace;
        }

        String limits() {
            return limits.limit() + " " + mutable.getLimit() + " " + value;
        }

        @PostConstruct
        void made() {
            trace.add("made");
        }

        @Override
        public void afterSingletonsInstantiated() {
            trace.add("initialized");
        }

        @PreDestroy
        void destroyed() {
            trace.add("destroyed");
        }
    }

    static class SecondConsumer {

        final Product product;

        SecondConsumer(Product product) {
            this.product = product;
        }
    }

    @BackendPlugin("todo")
    @EnableConfigurationProperties({Limits.class, MutableLimits.class})
    @Import({ImportedConfiguration.class, ImportedComponent.class, Selector.class, Registrar.class})
    static class TodoPlugin {

        static class SelectedBean {}

        static class RegisteredBean {}

        @Bean
        ProductFactory product() {
            return new ProductFactory();
        }

        @Bean
        Consumer consumer(
                Limits limits, MutableLimits mutable, @Value("${todo.limit}") int value, Product product, Trace trace) {
            return new Consumer(limits, mutable, value, product, trace);
        }

        @Bean
        SecondConsumer second(Product product) {
            return new SecondConsumer(product);
        }

        @Bean
        @ConditionalOnProperty("todo.extra")
        String whenEnabled() {
            return "enabled";
        }

        @Bean
        @Profile("special")
        String inProfile() {
            return "profile";
        }

        @Bean
        static MarkingPostProcessor marking() {
            return new MarkingPostProcessor();
        }
    }

    static class MarkingPostProcessor implements BeanPostProcessor {}

    @Configuration(proxyBeanMethods = false)
    static class ImportedConfiguration {

        @Bean
        ImportedBean imported() {
            return new ImportedBean();
        }
    }

    static class ImportedBean {}

    static class ImportedComponent {}

    static class Selector implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {TodoPlugin.SelectedBean.class.getName()};
        }
    }

    static class Registrar implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            registry.registerBeanDefinition("registered", new RootBeanDefinition(TodoPlugin.RegisteredBean.class));
        }
    }
}
