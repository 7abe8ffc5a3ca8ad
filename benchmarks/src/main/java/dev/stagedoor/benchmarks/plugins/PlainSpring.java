package dev.stagedoor.benchmarks.plugins;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.stagedoor.benchmarks.Contexts;

/** What Spring offers instead: as many singletons in one context, or a child context for each plugin. */
final class PlainSpring {

    private PlainSpring() {}

    /** Ten singletons and one that has them for each plugin, told apart by name, which costs Spring the least. */
    static AnnotationConfigApplicationContext singletons(int plugins) {
        return Contexts.plain(context -> {
            for (int plugin = 0; plugin < plugins; plugin++) {
                define(context, "p" + plugin + ".");
            }
        });
    }

    /** A child context for each plugin, with ten singletons and one that is autowired with them. */
    static Contextual childContexts(int plugins) {
        AnnotationConfigApplicationContext parent = Contexts.plain(context -> {});
        List<ConfigurableApplicationContext> children = new ArrayList<>();
        for (int plugin = 0; plugin < plugins; plugin++) {
            children.add(Contexts.plain(context -> {
                context.setParent(parent);
                for (TenServices.TenService<?> service : TenServices.ALL) {
                    context.registerBeanDefinition(name(service), new RootBeanDefinition(service.implementation()));
                }
                context.registerBeanDefinition("consumer", new RootBeanDefinition(TenServices.Consumer.class));
            }));
        }
        return new Contextual(parent, children);
    }

    private static void define(BeanDefinitionRegistry registry, String prefix) {
        RootBeanDefinition consumer = new RootBeanDefinition(TenServices.Consumer.class);
        for (TenServices.TenService<?> service : TenServices.ALL) {
            String name = prefix + name(service);
            registry.registerBeanDefinition(name, new RootBeanDefinition(service.implementation()));
            consumer.getConstructorArgumentValues().addGenericArgumentValue(new RuntimeBeanReference(name));
        }
        registry.registerBeanDefinition(prefix + "consumer", consumer);
    }

    private static String name(TenServices.TenService<?> service) {
        return service.contract().getSimpleName();
    }

    /** A context and its children. */
    record Contextual(AnnotationConfigApplicationContext parent, List<ConfigurableApplicationContext> children)
            implements AutoCloseable {

        @Override
        public void close() {
            children.forEach(ConfigurableApplicationContext::close);
            parent.close();
        }
    }
}
