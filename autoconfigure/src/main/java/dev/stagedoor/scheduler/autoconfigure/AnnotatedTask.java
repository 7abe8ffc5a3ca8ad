package dev.stagedoor.scheduler.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.TaskCancellation;

/**
 * A method of a bean as a task.
 *
 * @param bean the bean as it is handed out, proxies included
 * @param method the method, which can be called on it
 */
record AnnotatedTask(Object bean, Method method) implements CancellableTask {

    /**
     * Makes a task of a method.
     *
     * @throws RuntimeException if the method is not made for that; the message says why
     */
    static AnnotatedTask of(Object bean, Method method) {
        String mistake = mistake(method);
        if (mistake != null) {
            throw new IllegalArgumentException(mistake);
        }
        Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
        ReflectionUtils.makeAccessible(invocable);
        return new AnnotatedTask(bean, invocable);
    }

    private static @Nullable String mistake(Method method) {
        if (Modifier.isPrivate(method.getModifiers())) {
            return "is private; a proxy of the bean could not pass on a call";
        }
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length > 1 || (parameters.length == 1 && parameters[0] != TaskCancellation.class)) {
            return "has other parameters than a TaskCancellation; take what it needs in the constructor of the bean";
        }
        Class<?> result = method.getReturnType();
        if (Future.class.isAssignableFrom(result) || CompletionStage.class.isAssignableFrom(result)) {
            return "returns a " + ClassUtils.getShortName(result)
                    + ", for which nobody would wait; a run ends when the method returns";
        }
        return null;
    }

    /** The id of the task, which may be blank if the annotation says so. */
    static String id(String resolved, Method method) {
        return StringUtils.hasLength(resolved) ? resolved : method.getName();
    }

    static String describe(Method method) {
        return "Method " + ClassUtils.getShortName(method.getDeclaringClass()) + "." + method.getName() + "(), which is"
                + " annotated with @" + ClassUtils.getShortName(ScheduledTask.class) + ",";
    }

    @Override
    public void run(TaskCancellation cancellation) throws Exception {
        try {
            if (method.getParameterCount() == 0) {
                method.invoke(bean);
            } else {
                method.invoke(bean, cancellation);
            }
        } catch (InvocationTargetException ex) {
            ReflectionUtils.rethrowException(ex.getTargetException());
        }
    }
}
