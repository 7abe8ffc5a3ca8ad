package dev.stagedoor.scheduler.autoconfigure;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.wiring.PluginDirectory;
import dev.stagedoor.wiring.PluginListener;
import dev.stagedoor.wiring.PluginServices;

/**
 * Schedules the methods of plugins' beans that are annotated with {@link ScheduledTask}, by the scheduler of their
 * plugin, when the bean is created, so that a mistake is a failure of the bean.
 */
final class AnnotatedTasks implements BeanPostProcessor, PluginListener, Ordered {

    private static final String SPRING = "org.springframework.";

    private final ConfigurableListableBeanFactory beanFactory;

    private final ObjectProvider<PluginDirectory> directory;

    private final ObjectProvider<PluginServices> services;

    private final AnnotatedSchedule schedules;

    private final Set<Class<?>> plain = ConcurrentHashMap.newKeySet();

    private final Map<String, Map<String, Source>> plugins = new ConcurrentHashMap<>();

    AnnotatedTasks(
            ConfigurableListableBeanFactory beanFactory,
            ObjectProvider<PluginDirectory> directory,
            ObjectProvider<PluginServices> services,
            ObjectProvider<RootConfigService> config) {
        this.beanFactory = beanFactory;
        this.directory = directory;
        this.services = services;
        this.schedules = new AnnotatedSchedule(this::resolve, config::getObject);
    }

    /** After those who make proxies, for the task is to pass through them. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
        if (plain.contains(type) || type.getName().startsWith(SPRING)) {
            return bean;
        }
        Map<Method, ScheduledTask> methods = methods(type);
        if (methods.isEmpty()) {
            plain.add(type);
        } else {
            schedule(bean, beanName, methods);
        }
        return bean;
    }

    private static Map<Method, ScheduledTask> methods(Class<?> type) {
        return AnnotationUtils.isCandidateClass(type, ScheduledTask.class)
                ? MethodIntrospector.selectMethods(type, (MetadataLookup<@Nullable ScheduledTask>)
                        method -> AnnotatedElementUtils.findMergedAnnotation(method, ScheduledTask.class))
                : Map.of();
    }

    private void schedule(Object bean, String beanName, Map<Method, ScheduledTask> methods) {
        String pluginId = pluginOf(beanName);
        methods.forEach((method, task) -> {
            try {
                if (pluginId == null) {
                    throw new IllegalArgumentException("is a method of bean '" + beanName + "', which belongs to no"
                            + " plugin; move the bean into a plugin, or use @Scheduled");
                }
                schedule(pluginId, bean, beanName, method, task);
            } catch (RuntimeException ex) {
                throw new IllegalStateException(AnnotatedTask.describe(method) + " " + ex.getMessage(), ex);
            }
        });
    }

    private @Nullable String pluginOf(String beanName) {
        PluginDirectory known = directory.getIfAvailable();
        boolean scoped = beanFactory.containsBeanDefinition(beanName)
                && PluginScope.NAME.equals(
                        beanFactory.getMergedBeanDefinition(beanName).getScope());
        return known == null || !scoped ? null : known.current();
    }

    private void schedule(String pluginId, Object bean, String beanName, Method method, ScheduledTask annotation) {
        AnnotatedTask task = AnnotatedTask.of(bean, method);
        TaskSchedule schedule = schedules.read(annotation);
        if (schedule == null) {
            return;
        }
        String id = AnnotatedTask.id(resolve(annotation.id()), method);
        Source source = new Source(beanName, method);
        Source other = plugins.computeIfAbsent(pluginId, plugin -> new ConcurrentHashMap<>())
                .putIfAbsent(id, source);
        if (other != null && !other.equals(source)) {
            throw new IllegalArgumentException("has the id '" + id + "', which " + other + " has already");
        }
        services.getObject().get(pluginId, CoreServices.SCHEDULER).schedule(id, schedule, task);
    }

    private String resolve(String text) {
        String resolved = beanFactory.resolveEmbeddedValue(text);
        return resolved == null ? "" : resolved;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {}

    /** The next run of the plugin has other beans. */
    @Override
    public void closing(String pluginId) {
        plugins.remove(pluginId);
    }

    /** Where a task comes from. */
    private record Source(String beanName, Method method) {

        @Override
        public String toString() {
            return method.getName() + "() of bean '" + beanName + "'";
        }
    }
}
