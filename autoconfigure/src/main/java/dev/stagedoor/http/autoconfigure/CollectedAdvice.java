package dev.stagedoor.http.autoconfigure;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.HandlerMethodReturnValueHandlerComposite;
import org.springframework.web.servlet.mvc.method.annotation.AbstractMessageConverterMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Replaces advice where Spring MVC keeps it, in private fields: there is no other place where an application's own
 * adapters and resolvers, whatever class they are of, could be told on which controllers an advice acts.
 */
final class CollectedAdvice {

    static final String INIT_BINDER = "initBinderAdviceCache";

    static final String MODEL_ATTRIBUTE = "modelAttributeAdviceCache";

    static final String EXCEPTION_HANDLER = "exceptionHandlerAdviceCache";

    static final String CHAIN = "advice";

    static final String REQUEST_BODY = "requestBodyAdvice";

    static final String RESPONSE_BODY = "responseBodyAdvice";

    private final Map<String, ControllerAdviceBean> replacements;

    CollectedAdvice(Map<String, ControllerAdviceBean> replacements) {
        this.replacements = Map.copyOf(replacements);
    }

    void replaceIn(RequestMappingHandlerAdapter adapter) {
        replaceKeys(adapter, RequestMappingHandlerAdapter.class, INIT_BINDER);
        replaceKeys(adapter, RequestMappingHandlerAdapter.class, MODEL_ATTRIBUTE);
        replaceInChains(adapter.getArgumentResolvers());
        replaceInChains(adapter.getReturnValueHandlers());
    }

    void replaceIn(ExceptionHandlerExceptionResolver resolver) {
        replaceKeys(resolver, ExceptionHandlerExceptionResolver.class, EXCEPTION_HANDLER);
        HandlerMethodArgumentResolverComposite arguments = resolver.getArgumentResolvers();
        replaceInChains(arguments == null ? null : arguments.getResolvers());
        HandlerMethodReturnValueHandlerComposite values = resolver.getReturnValueHandlers();
        replaceInChains(values == null ? null : values.getHandlers());
    }

    private void replaceInChains(@Nullable Collection<?> handlers) {
        if (handlers == null) {
            return;
        }
        for (Object handler : handlers) {
            if (handler instanceof AbstractMessageConverterMethodArgumentResolver) {
                Object chain = read(handler, AbstractMessageConverterMethodArgumentResolver.class, CHAIN);
                replaceElements(chain, REQUEST_BODY);
                replaceElements(chain, RESPONSE_BODY);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void replaceKeys(Object target, Class<?> type, String field) {
        Map<Object, Object> map = (Map<Object, Object>) read(target, type, field);
        Map<Object, Object> former = new LinkedHashMap<>(map);
        map.clear();
        former.forEach((key, value) -> map.put(replaced(key), value));
    }

    @SuppressWarnings("unchecked")
    private void replaceElements(Object target, String field) {
        ((List<Object>) read(target, target.getClass(), field)).replaceAll(this::replaced);
    }

    private Object replaced(Object advice) {
        return advice instanceof ControllerAdviceBean
                ? replacements.getOrDefault(advice.toString(), (ControllerAdviceBean) advice)
                : advice;
    }

    private static Object read(Object target, Class<?> type, String name) {
        Field field = ReflectionUtils.findField(type, name);
        Assert.state(
                field != null,
                () -> "This version of Spring MVC has no field " + type.getName() + "." + name
                        + ", without which the advice of plugins can not be confined to their controllers");
        ReflectionUtils.makeAccessible(field);
        Object value = ReflectionUtils.getField(field, target);
        Assert.state(value != null, () -> type.getName() + "." + name + " is null");
        return value;
    }
}
