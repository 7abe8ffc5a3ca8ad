package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of bean that act on the whole application wherever they are declared, and what to do instead. */
final class Refusals {

    private static final String ON_INIT =
            "Do the work when the plugin starts, in the class of the plugin:\n\n    @Init void init(...) { ... }";

    private static final String ON_APPLICATION = "Declare the bean in a configuration class of the application.";

    private static final String ON_LIFECYCLE =
            "Ask for LifecycleService instead, which begins and ends with the plugin:\n\n"
                    + "    lifecycle.addStartupHook(...), lifecycle.addShutdownHook(...)";

    private static final String ON_FILTER = "Declare the Filter itself; it is applied to the plugin's routes.";

    private static final String ON_ASPECT = "Declare an @Aspect; it is applied to the plugin's beans.";

    private static final String ON_HEALTH = "Declare a HealthIndicator; it appears under the plugin's name.";

    /** What Spring or Spring Boot collects with {@code getBeansOfType}, past the walls of injection. */
    private static final List<String> OF_THE_APPLICATION = List.of(
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurer",
            "jakarta.servlet.Servlet",
            "jakarta.servlet.ServletContextListener",
            "jakarta.servlet.ServletRequestListener",
            "jakarta.servlet.ServletContextAttributeListener",
            "jakarta.servlet.ServletRequestAttributeListener",
            "jakarta.servlet.http.HttpSessionListener",
            "jakarta.servlet.http.HttpSessionAttributeListener",
            "jakarta.servlet.http.HttpSessionIdListener",
            "org.springframework.web.servlet.HandlerMapping",
            "org.springframework.web.servlet.HandlerAdapter",
            "org.springframework.web.servlet.HandlerExceptionResolver",
            "org.springframework.web.servlet.ViewResolver",
            "org.springframework.boot.web.server.WebServerFactoryCustomizer",
            "org.springframework.boot.web.error.ErrorPageRegistrar",
            "org.springframework.scheduling.annotation.SchedulingConfigurer",
            "org.springframework.scheduling.annotation.AsyncConfigurer",
            "org.springframework.cache.annotation.CachingConfigurer",
            "org.springframework.transaction.annotation.TransactionManagementConfigurer",
            "org.springframework.context.event.EventListenerFactory",
            "org.springframework.boot.ExitCodeGenerator",
            "org.springframework.boot.ExitCodeExceptionMapper",
            "org.springframework.boot.LazyInitializationExcludeFilter");

    private Refusals() {}

    static Map<String, String> byType() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("org.springframework.boot.ApplicationRunner", ON_INIT);
        kinds.put("org.springframework.boot.CommandLineRunner", ON_INIT);
        kinds.put("org.springframework.boot.Runner", ON_INIT);
        kinds.put("org.springframework.context.Lifecycle", ON_LIFECYCLE);
        kinds.put("org.springframework.boot.web.servlet.ServletContextInitializer", ON_FILTER);
        kinds.put("org.springframework.aop.Advisor", ON_ASPECT);
        kinds.put("org.springframework.boot.health.contributor.ReactiveHealthContributor", ON_HEALTH);
        OF_THE_APPLICATION.forEach(kind -> kinds.put(kind, ON_APPLICATION));
        return kinds;
    }

    static Map<String, String> byAnnotation() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("org.springframework.boot.actuate.endpoint.annotation.Endpoint", ON_APPLICATION);
        kinds.put("org.springframework.boot.actuate.endpoint.annotation.EndpointExtension", ON_APPLICATION);
        kinds.put("org.springframework.boot.jackson.JacksonComponent", ON_APPLICATION);
        kinds.put("org.springframework.boot.jackson.JacksonMixin", ON_APPLICATION);
        return kinds;
    }
}
