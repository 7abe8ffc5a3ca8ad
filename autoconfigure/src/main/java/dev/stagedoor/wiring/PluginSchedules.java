package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.util.StringValueResolver;

/**
 * Spring's support for {@code @Scheduled}, which runs the tasks of a plugin's beans only while the plugin does, and
 * not before the application context is ready. Those of root beans run as Spring says.
 */
class PluginSchedules extends ScheduledAnnotationBeanPostProcessor implements PluginListener {

    private final ScheduledTaskRegistrar registrar;

    private final Map<String, PluginSchedule> plugins = new ConcurrentHashMap<>();

    private volatile boolean refreshed;

    private @Nullable Wiring wiring;

    private @Nullable StringValueResolver resolver;

    PluginSchedules() {
        this(new ScheduledTaskRegistrar());
    }

    private PluginSchedules(ScheduledTaskRegistrar registrar) {
        super(registrar);
        this.registrar = registrar;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
        if (beanFactory instanceof ConfigurableListableBeanFactory listable) {
            wiring = Wiring.of(listable);
        }
    }

    @Override
    public void setEmbeddedValueResolver(StringValueResolver resolver) {
        super.setEmbeddedValueResolver(resolver);
        this.resolver = resolver;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        String pluginId = pluginOf(beanName);
        if (pluginId == null) {
            return super.postProcessAfterInitialization(bean, beanName);
        }
        PluginSchedule plugin = plugin(pluginId);
        BeanSchedule schedule = new BeanSchedule(pluginId, bean, beanName, resolver, this.registrar, plugin.inFlight());
        if (!schedule.isEmpty() && wiring != null) {
            plugin.add(schedule);
            // A bean that is made for a run that has ended is destroyed at once.
            wiring.binding().store(pluginId).onDestruction(beanName, schedule::stop);
            startReady(pluginId);
        }
        return bean;
    }

    private @Nullable String pluginOf(String beanName) {
        if (wiring == null) {
            return null;
        }
        OwnedBeans.OwnedBean own = wiring.index().owned().byName(beanName);
        if (own != null) {
            return own.owner().pluginId();
        }
        WiringIndex.Offer offer = wiring.index().offer(beanName);
        return offer != null && offer.service().isPluginScoped()
                ? wiring.binding().pluginId()
                : null;
    }

    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        super.onApplicationEvent(event);
        // By now the scheduler is known: a configurer may have set it just now.
        if (event instanceof ContextRefreshedEvent && registrar.getScheduler() != null) {
            refreshed = true;
            plugins.keySet().forEach(this::startReady);
        }
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        plugin(pluginId).open();
        startReady(pluginId);
    }

    @Override
    public void draining(String pluginId, Duration limit) {
        PluginSchedule schedule = plugins.get(pluginId);
        if (schedule == null) {
            return;
        }
        schedule.close();
        int left = schedule.inFlight().drain(limit);
        if (left > 0) {
            logger.warn("Plugin '" + pluginId + "' stops although " + left + " scheduled methods still run after "
                    + limit + " (stagedoor.shutdown.timeout)");
        }
    }

    @Override
    public void closing(String pluginId) {
        PluginSchedule schedule = plugins.remove(pluginId);
        if (schedule != null) {
            schedule.close();
        }
    }

    private void startReady(String pluginId) {
        if (refreshed) {
            plugin(pluginId).takeReady().forEach(schedule -> schedule.start(registrar));
        }
    }

    private PluginSchedule plugin(String pluginId) {
        return plugins.computeIfAbsent(pluginId, id -> new PluginSchedule());
    }

    @Override
    public Set<ScheduledTask> getScheduledTasks() {
        Set<ScheduledTask> tasks = new LinkedHashSet<>(super.getScheduledTasks());
        List.copyOf(plugins.values()).forEach(plugin -> tasks.addAll(plugin.tasks()));
        return tasks;
    }

    @Override
    public void destroy() {
        plugins.values().forEach(PluginSchedule::close);
        super.destroy();
    }
}
