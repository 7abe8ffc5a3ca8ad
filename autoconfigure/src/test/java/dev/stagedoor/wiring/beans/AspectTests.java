package dev.stagedoor.wiring.beans;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Aspects of the application and of plugins. */
class AspectTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Application.class);

    @Test
    void anAspectOfTheApplicationAppliesToPlugins() {
        ApplicationContext context =
                backend.declare(RootAspect.class, OtherPlugin.class).start();
        assertThat(context.getBean("other.thing", Thing.class).call()).containsExactly("root");
        assertThat(context.getBean("rootThing", Thing.class).call()).containsExactly("root");
    }

    @Test
    void anAspectOfAPluginAppliesToItsOwnBeans() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        assertThat(context.getBean("todo.thing", Thing.class).call()).containsExactly("todo");
    }

    @Test
    void anAspectOfAPluginAppliesToNothingOutside() {
        ApplicationContext context = backend.declare(TodoPlugin.class, OtherPlugin.class, CsvModule.class)
                .start();
        assertThat(context.getBean("rootThing", Thing.class).call()).isEmpty();
        assertThat(context.getBean("other.thing", Thing.class).call()).isEmpty();
        assertThat(context.getBean("todo.csv.thing", Thing.class).call()).isEmpty();
    }

    @Test
    void aPluginsAspectJoinsThatOfTheApplication() {
        ApplicationContext context =
                backend.declare(RootAspect.class, TodoPlugin.class).start();
        assertThat(context.getBean("todo.thing", Thing.class).call()).containsExactlyInAnyOrder("root", "todo");
    }

    @Test
    void theNewAspectIsCalledAfterARestart() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        TodoAspect former = context.getBean(TodoAspect.class);
        PluginCycle.of(context, "todo").restart();
        context.getBean("todo.thing", Thing.class).call();
        assertThat(context.getBean(TodoAspect.class)).isNotSameAs(former);
        assertThat(context.getBean(TodoAspect.class).calls).hasSize(1);
        assertThat(former.calls).isEmpty();
    }

    @Test
    void beansOutsideStayWhatTheyAreWhileThePluginIsStopped() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        PluginCycle.of(context, "todo").stop();
        assertThat(context.getBean("rootThing", Thing.class).call()).isEmpty();
    }

    static class Thing {

        List<String> call() {
            return new CopyOnWriteArrayList<>();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AopAutoConfiguration.class)
    static class Application {

        @Bean
        Thing rootThing() {
            return new Thing();
        }
    }

    @Aspect
    static class RootAspect {

        @Around("execution(java.util.List *..Thing.call())")
        Object mark(ProceedingJoinPoint call) throws Throwable {
            return marked(call, "root");
        }
    }

    @Aspect
    static class TodoAspect {

        final List<Object> calls = new CopyOnWriteArrayList<>();

        @Around("execution(java.util.List *..Thing.call())")
        Object mark(ProceedingJoinPoint call) throws Throwable {
            calls.add(call);
            return marked(call, "todo");
        }
    }

    @SuppressWarnings("unchecked")
    private static Object marked(ProceedingJoinPoint call, String mark) throws Throwable {
        List<String> marks = (List<String>) call.proceed();
        marks.add(mark);
        return marks;
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        TodoAspect aspect() {
            return new TodoAspect();
        }

        @Bean
        Thing thing() {
            return new Thing();
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Bean
        Thing thing() {
            return new Thing();
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        Thing thing() {
            return new Thing();
        }
    }
}
