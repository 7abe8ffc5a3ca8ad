package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Kinds of bean that act on the whole application and that can not be confined to a plugin. */
class Confinement {

    private static final String ON_INIT = "Do the work in the @Init method of the plugin's class.";

    private static final String ON_APPLICATION = "Declare the bean in a configuration class of the application.";

    private static final String ON_LIFECYCLE =
            "Use the plugin's LifecycleService: lifecycle.addStartupHook(...), lifecycle.addShutdownHook(...).";

    private static final String ON_FILTER = "Declare the Filter itself; it is applied to the plugin's routes.";

    private static final Map<String, String> REFUSED = refused();

    private final Map<Class<?>, String> present = new LinkedHashMap<>();

    Confinement(@Nullable ClassLoader classLoader) {
        REFUSED.forEach((name, advice) -> {
            if (ClassUtils.isPresent(name, classLoader)) {
                present.put(ClassUtils.resolveClassName(name, classLoader), advice);
            }
        });
    }

    private static Map<String, String> refused() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("org.springframework.boot.ApplicationRunner", ON_INIT);
        kinds.put("org.springframework.boot.CommandLineRunner", ON_INIT);
        kinds.put("org.springframework.context.Lifecycle", ON_LIFECYCLE);
        kinds.put("org.springframework.web.servlet.config.annotation.WebMvcConfigurer", ON_APPLICATION);
        kinds.put("org.springframework.boot.web.servlet.ServletContextInitializer", ON_FILTER);
        kinds.put("jakarta.servlet.Servlet", ON_APPLICATION);
        kinds.put("jakarta.servlet.ServletContextListener", ON_APPLICATION);
        kinds.put("org.springframework.web.servlet.HandlerMapping", ON_APPLICATION);
        kinds.put("org.springframework.web.servlet.HandlerAdapter", ON_APPLICATION);
        kinds.put("org.springframework.web.servlet.HandlerExceptionResolver", ON_APPLICATION);
        kinds.put("org.springframework.web.servlet.ViewResolver", ON_APPLICATION);
        kinds.put("org.springframework.aop.Advisor", "Declare an @Aspect; it is applied to the plugin's beans.");
        return kinds;
    }

    /** Reports a bean that can not be a plugin's. */
    void check(OwnedBeans.OwnedBean bean, String origin, Problems problems) {
        present.forEach((kind, advice) -> {
            if (kind.isAssignableFrom(bean.type())) {
                problems.add(ContainerProblems.notConfinable(bean, origin, kind, advice));
            }
        });
    }
}
