package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.util.Assert;
import org.springframework.util.StringValueResolver;

/**
 * The {@code @Scheduled} methods of one bean of a plugin, as it is handed out, proxies included. Read when the bean
 * is created, so that a mistake in them is a failure of the bean; started and stopped as one, without sharing
 * Spring's registrar, which is not made for several threads.
 */
final class BeanSchedule {

    private final Reader reader;

    private final ReentrantLock lock = new ReentrantLock();

    private boolean started;

    private volatile boolean stopped;

    private boolean empty = true;

    BeanSchedule(
            String pluginId,
            Object bean,
            String beanName,
            @Nullable StringValueResolver resolver,
            ScheduledTaskRegistrar root,
            InFlight inFlight) {
        this.reader = new Reader(pluginId, new ScheduledTaskRegistrar(), root, inFlight);
        if (resolver != null) {
            reader.setEmbeddedValueResolver(resolver);
        }
        reader.postProcessAfterInitialization(bean, beanName);
    }

    boolean isEmpty() {
        return empty;
    }

    /** Schedules the methods where the root's are scheduled. */
    void start(ScheduledTaskRegistrar root) {
        lock.lock();
        try {
            Object scheduler = root.getScheduler();
            if (!started && !stopped && scheduler != null) {
                started = true;
                reader.setScheduler(scheduler);
                reader.afterSingletonsInstantiated();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Cancels everything; a method that runs right now is not interrupted. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            reader.destroy();
        } finally {
            lock.unlock();
        }
    }

    /** What is scheduled at present. */
    Set<ScheduledTask> tasks() {
        lock.lock();
        try {
            return started && !stopped ? reader.getScheduledTasks() : Set.of();
        } finally {
            lock.unlock();
        }
    }

    /** Spring's reading of the annotations, for one bean. */
    private final class Reader extends ScheduledAnnotationBeanPostProcessor {

        private final String pluginId;

        private final ScheduledTaskRegistrar root;

        private final InFlight inFlight;

        Reader(String pluginId, ScheduledTaskRegistrar registrar, ScheduledTaskRegistrar root, InFlight inFlight) {
            super(registrar);
            this.inFlight = inFlight;
            this.pluginId = pluginId;
            this.root = root;
        }

        @Override
        protected void processScheduled(Scheduled scheduled, Method method, Object bean) {
            empty = false;
            super.processScheduled(scheduled, method, bean);
        }

        @Override
        protected Runnable createRunnable(Object target, Method method, @Nullable String qualifier) {
            Assert.isTrue(method.getParameterCount() == 0, "Only no-arg methods may be annotated with @Scheduled");
            Method invocable = AopUtils.selectInvocableMethod(method, target.getClass());
            return new PluginTask(pluginId, target, invocable, qualifier, this::observations, inFlight, () -> stopped);
        }

        private ObservationRegistry observations() {
            ObservationRegistry observations = root.getObservationRegistry();
            return observations == null ? ObservationRegistry.NOOP : observations;
        }
    }
}
