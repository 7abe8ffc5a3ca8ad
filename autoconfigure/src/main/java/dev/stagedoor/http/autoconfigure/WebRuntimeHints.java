package dev.stagedoor.http.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.web.servlet.mvc.method.annotation.AbstractMessageConverterMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The private fields in which {@link CollectedAdvice} finds the advice of plugins, for a native image. */
class WebRuntimeHints implements RuntimeHintsRegistrar {

    private static final String CHAIN =
            "org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyAdviceChain";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        register(
                hints,
                TypeReference.of(RequestMappingHandlerAdapter.class),
                CollectedAdvice.INIT_BINDER,
                CollectedAdvice.MODEL_ATTRIBUTE);
        register(hints, TypeReference.of(ExceptionHandlerExceptionResolver.class), CollectedAdvice.EXCEPTION_HANDLER);
        register(hints, TypeReference.of(AbstractMessageConverterMethodArgumentResolver.class), CollectedAdvice.CHAIN);
        register(hints, TypeReference.of(CHAIN), CollectedAdvice.REQUEST_BODY, CollectedAdvice.RESPONSE_BODY);
    }

    private static void register(RuntimeHints hints, TypeReference type, String... fields) {
        hints.reflection().registerType(type, hint -> List.of(fields).forEach(hint::withField));
    }
}
