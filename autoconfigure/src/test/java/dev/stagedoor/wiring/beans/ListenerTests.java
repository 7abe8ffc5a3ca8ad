package dev.stagedoor.wiring.beans;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Listeners among plugins' beans. */
class ListenerTests {

    private static final String LISTENER = "listener";

    private static final String METHOD = "method";

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(TodoPlugin.class, RootListener.class);

    @Test
    void bothKindsHearWhatIsPublishedWhileThePluginRuns() {
        ApplicationContext context = backend.start();
        context.publishEvent("hello");
        assertThat(heard(context, LISTENER)).containsExactly("hello");
        assertThat(heard(context, METHOD)).containsExactly("hello");
    }

    @Test
    void neitherHearsWhatIsPublishedWhileThePluginStarts() {
        ApplicationContext context = backend.start();
        assertThat(context.getBean(RootListener.class).heard).contains("from init");
        assertThat(heard(context, LISTENER)).isEmpty();
        assertThat(heard(context, METHOD)).isEmpty();
    }

    @Test
    void neitherHearsWhatIsPublishedWhileThePluginIsStopped() {
        ApplicationContext context = backend.start();
        context.publishEvent("first");
        List<String> listener = heard(context, LISTENER);
        List<String> method = heard(context, METHOD);
        PluginCycle.of(context, "todo").stop();
        context.publishEvent("second");
        assertThat(listener).containsExactly("first");
        assertThat(method).containsExactly("first");
        assertThat(context.getBean(RootListener.class).heard).contains("first", "second");
    }

    @Test
    void bothHearAgainAfterARestart() {
        ApplicationContext context = backend.start();
        context.publishEvent("first");
        PluginCycle.of(context, "todo").stop();
        context.publishEvent("second");
        PluginCycle.of(context, "todo").start();
        context.publishEvent("third");
        assertThat(heard(context, LISTENER)).containsExactly("third");
        assertThat(heard(context, METHOD)).containsExactly("third");
    }

    @Test
    void aListenerThatFailsToBeCreatedDoesNotStopTheEventsOfOthers() {
        ApplicationContext context = backend.declare(BrokenPlugin.class)
                .property("backend.startup.plugins.broken.onPluginBootFailure", "continue")
                .start();
        context.publishEvent("hello");
        assertThat(heard(context, LISTENER)).containsExactly("hello");
    }

    private static List<String> heard(ApplicationContext context, String kind) {
        return kind.equals(LISTENER)
                ? context.getBean(ClassListener.class).heard
                : context.getBean(MethodListener.class).heard;
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        ClassListener classListener() {
            return new ClassListener();
        }

        @Bean
        MethodListener methodListener() {
            return new MethodListener();
        }

        @Init
        void init(ApplicationEventPublisher events, MethodListener existing) {
            events.publishEvent("from init");
        }
    }

    static class ClassListener implements ApplicationListener<PayloadApplicationEvent<String>> {

        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<String> event) {
            heard.add(event.getPayload());
        }
    }

    static class MethodListener {

        final List<String> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(String event) {
            heard.add(event);
        }
    }

    static class RootListener {

        final List<String> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(String event) {
            heard.add(event);
        }
    }

    @BackendPlugin("broken")
    static class BrokenPlugin {

        @Bean
        BrokenListener listener() {
            throw new IllegalStateException("no luck");
        }
    }

    static class BrokenListener implements ApplicationListener<PayloadApplicationEvent<String>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<String> event) {}
    }
}
