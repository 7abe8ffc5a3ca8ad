package dev.stagedoor.auditor.autoconfigure;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;

import dev.stagedoor.auditor.Audited;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.autoconfigure.AuditedInterceptor.AuditedMethod;
import dev.stagedoor.wiring.BeanOwner;
import dev.stagedoor.wiring.PluginServices;

/**
 * Makes {@link Audited} on the methods of plugins' beans mean the plugin's auditor. What is recorded lies around all
 * else that is put around a bean, so that a transaction that fails at its end has failed for the record too.
 */
class AuditedPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    private static final long serialVersionUID = 1L;

    private final transient Set<Class<?>> plain = ConcurrentHashMap.newKeySet();

    private transient @Nullable PluginServices services;

    AuditedPostProcessor(boolean proxyTargetClass) {
        setProxyTargetClass(proxyTargetClass);
        setBeforeExistingAdvisors(true);
        // Before those who look for tasks and listeners in what is made here.
        setOrder(LOWEST_PRECEDENCE - 1);
        this.advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(null, Audited.class, true), new Placeholder());
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
        services = PluginServices.of(beanFactory);
    }

    @Override
    public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
        return ownerOf(beanName) == null || methods(beanClass).isEmpty()
                ? beanClass
                : super.determineBeanType(beanClass, beanName);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Map<Method, AuditedMethod> methods = methods(AopProxyUtils.ultimateTargetClass(bean));
        if (methods.isEmpty()) {
            return bean;
        }
        BeanOwner owner = ownerOf(beanName);
        if (owner == null) {
            throw new IllegalStateException(describe(methods.keySet().iterator().next()) + " is audited, but bean '"
                    + beanName + "' belongs to no plugin; move it into a plugin, or use the AuditorService of one");
        }
        Object proxy = super.postProcessAfterInitialization(bean, beanName);
        if (proxy instanceof Advised advised) {
            for (Advisor each : advised.getAdvisors()) {
                if (each == advisor) {
                    advised.replaceAdvisor(
                            each,
                            new DefaultPointcutAdvisor(
                                    ((DefaultPointcutAdvisor) each).getPointcut(),
                                    new AuditedInterceptor(owner, methods)));
                }
            }
        }
        return proxy;
    }

    private @Nullable BeanOwner ownerOf(@Nullable String beanName) {
        return services == null || beanName == null ? null : services.ownerOf(beanName);
    }

    private Map<Method, AuditedMethod> methods(Class<?> type) {
        if (plain.contains(type) || type.getName().startsWith("org.springframework.")) {
            return Map.of();
        }
        Map<Method, Audited> annotated = MethodIntrospector.selectMethods(type, (MetadataLookup<@Nullable Audited>)
                method -> AnnotatedElementUtils.findMergedAnnotation(method, Audited.class));
        if (annotated.isEmpty()) {
            plain.add(type);
            return Map.of();
        }
        Map<Method, AuditedMethod> methods = new LinkedHashMap<>();
        annotated.forEach((method, audited) -> methods.put(method, method(method, audited)));
        return Collections.unmodifiableMap(methods);
    }

    private static AuditedMethod method(Method method, Audited audited) {
        try {
            return new AuditedMethod(
                    AuditorEventOptions.of(audited.value()).withSeverity(audited.severity()),
                    AuditedMeta.of(method, audited));
        } catch (IllegalArgumentException ex) {
            throw new IllegalStateException(describe(method) + " " + ex.getMessage(), ex);
        }
    }

    private static String describe(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + "()";
    }

    /** Marks the place of what each bean has of its own; it is replaced before the first call. */
    private static final class Placeholder implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation invocation) {
            throw new IllegalStateException("Never called");
        }
    }
}
