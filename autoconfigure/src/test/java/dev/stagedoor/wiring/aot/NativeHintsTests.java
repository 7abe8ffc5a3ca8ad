package dev.stagedoor.wiring.aot;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.scheduler.ScheduledTask;

import static org.assertj.core.api.Assertions.assertThat;

/** What a native image is told of the reflection in a backend. */
class NativeHintsTests {

    private static RuntimeHints hints;

    @BeforeAll
    static void process() {
        SpringApplication application = new SpringApplication(Application.class);
        application.setMainApplicationClass(Application.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        hints = AheadOfTime.process(application).getRuntimeHints();
    }

    @Test
    void initMethodsMayBeInvoked() {
        for (Class<?> feature : List.of(TodoPlugin.class, CsvModule.class)) {
            Method init = ReflectionUtils.findMethod(feature, "init", (Class<?>[]) null);
            assertThat(init).isNotNull();
            assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(init))
                    .as(feature.getName())
                    .accepts(hints);
        }
    }

    @Test
    void methodsThatAreTasksMayBeInvoked() {
        Method task = ReflectionUtils.findMethod(CsvModule.class, "task");
        assertThat(task).isNotNull();
        assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(task)).accepts(hints);
    }

    @Test
    void theBeanMethodOfADefaultFactoryMayBeLookedAt() {
        Method method = ReflectionUtils.findMethod(GreeterFactory.class, "greeter");
        assertThat(method).isNotNull();
        assertThat(RuntimeHintsPredicates.reflection().onType(GreeterFactory.class))
                .accepts(hints);
    }

    @ParameterizedTest
    @CsvSource({
        "RequestMappingHandlerAdapter, initBinderAdviceCache",
        "RequestMappingHandlerAdapter, modelAttributeAdviceCache",
        "ExceptionHandlerExceptionResolver, exceptionHandlerAdviceCache",
        "AbstractMessageConverterMethodArgumentResolver, advice",
        "RequestResponseBodyAdviceChain, requestBodyAdvice",
        "RequestResponseBodyAdviceChain, responseBodyAdvice"
    })
    void theFieldsThatHoldAdviceMayBeRead(String type, String name) throws ClassNotFoundException {
        Class<?> holder = ClassUtils.forName("org.springframework.web.servlet.mvc.method.annotation." + type, null);
        Field field = ReflectionUtils.findField(holder, name);
        assertThat(field).isNotNull();
        assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(field)).accepts(hints);
    }

    @Test
    void theFieldBehindInjectionPointsThatAreTypesAloneMayBeFound() throws ClassNotFoundException {
        Field field =
                ReflectionUtils.findField(ClassUtils.forName("dev.stagedoor.wiring.TypeDescriptor", null), "ANYWHERE");
        assertThat(field).isNotNull();
        assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(field)).accepts(hints);
    }

    @BackendService(id = "hints.greeter", defaultFactory = GreeterFactory.class)
    interface Greeter {}

    static final class GreeterFactory {

        @Bean
        @PluginScope
        Greeter greeter() {
            return new Greeter() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({TodoPlugin.class, CsvModule.class})
    static class Application {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Init
        void init(Greeter greeter) {}
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @ScheduledTask(manual = true)
        void task() {}

        @Init
        void init(Greeter greeter) {}
    }
}
