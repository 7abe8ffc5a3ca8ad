package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ConfigurationBeanNameGenerator;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.MethodMetadata;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;

/**
 * Parses a default factory class. This happens in a registry of its own, because the classes of the application
 * have been parsed by then and must not be parsed again.
 */
class DefaultFactoryClasses {

    private final DefaultListableBeanFactory beanFactory;

    private final Environment environment;

    private final ResourceLoader resourceLoader;

    private final OfferScanner offers;

    private final Wiring wiring;

    DefaultFactoryClasses(
            DefaultListableBeanFactory beanFactory,
            Environment environment,
            ResourceLoader resourceLoader,
            OfferScanner offers,
            Wiring wiring) {
        this.beanFactory = beanFactory;
        this.environment = environment;
        this.resourceLoader = resourceLoader;
        this.offers = offers;
        this.wiring = wiring;
    }

    /** Registers the class's beans as the default of a service, and returns their names. */
    List<String> register(Class<?> factoryClass, Service service) {
        if (beanFactory.containsBeanDefinition(factoryClass.getName())) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        DefaultListableBeanFactory parsed = parse(factoryClass);
        for (String name : parsed.getBeanDefinitionNames()) {
            BeanDefinition definition = parsed.getBeanDefinition(name);
            if (definition.getRole() != BeanDefinition.ROLE_INFRASTRUCTURE
                    && !beanFactory.containsBeanDefinition(name)) {
                beanFactory.registerBeanDefinition(name, definition);
                names.add(name);
            }
        }
        for (String name : names) {
            adopt(name);
        }
        if (service.inForce().isEmpty()) {
            wiring.problems().add(ServiceProblems.factoryWithoutService(service, factoryClass));
        }
        return names;
    }

    private void adopt(String name) {
        Class<?> type = beanFactory.getType(name, false);
        if (type == null) {
            return;
        }
        offers.scanDefault(name, type);
        BeanDefinition definition = beanFactory.getBeanDefinition(name);
        if (!PluginScope.NAME.equals(definition.getScope())) {
            definition.setScope(RootContext.SCOPE_NAME);
            definition.setLazyInit(true);
        }
    }

    private DefaultListableBeanFactory parse(Class<?> factoryClass) {
        DefaultListableBeanFactory scratch = new DefaultListableBeanFactory(beanFactory);
        scratch.setBeanClassLoader(beanFactory.getBeanClassLoader());
        scratch.registerSingleton(AnnotationConfigUtils.CONFIGURATION_BEAN_NAME_GENERATOR, new Names());
        new AnnotatedBeanDefinitionReader(scratch, environment).registerBean(factoryClass, factoryClass.getName());
        ConfigurationClassPostProcessor parser = new ConfigurationClassPostProcessor();
        parser.setEnvironment(environment);
        parser.setResourceLoader(resourceLoader);
        ClassLoader classLoader = beanFactory.getBeanClassLoader();
        if (classLoader != null) {
            parser.setBeanClassLoader(classLoader);
        }
        parser.postProcessBeanDefinitionRegistry(scratch);
        return scratch;
    }

    /** Gives the beans of default factories names that nothing else has. */
    private static final class Names implements ConfigurationBeanNameGenerator {

        @Override
        public String generateBeanName(BeanDefinition definition, BeanDefinitionRegistry registry) {
            return String.valueOf(definition.getBeanClassName());
        }

        @Override
        public String deriveBeanName(MethodMetadata beanMethod, @Nullable String beanName) {
            return beanMethod.getDeclaringClassName() + "." + beanMethod.getMethodName();
        }
    }
}
