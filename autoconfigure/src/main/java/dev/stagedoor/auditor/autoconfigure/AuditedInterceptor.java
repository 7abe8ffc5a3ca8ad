package dev.stagedoor.auditor.autoconfigure;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.Assert;

import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.wiring.BeanOwner;

/** Records the calls of the audited methods of one bean, through the auditor of its plugin. */
final class AuditedInterceptor implements MethodInterceptor {

    private final BeanOwner owner;

    private final Map<Method, AuditedMethod> methods;

    AuditedInterceptor(BeanOwner owner, Map<Method, AuditedMethod> methods) {
        this.owner = owner;
        this.methods = methods;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        AuditedMethod audited = methods.get(AopUtils.getMostSpecificMethod(
                invocation.getMethod(),
                invocation.getThis() == null ? null : AopUtils.getTargetClass(invocation.getThis())));
        if (audited == null) {
            return invocation.proceed();
        }
        @Nullable Object[] arguments = invocation.getArguments();
        AuditorEvent event = owner.resolve(AuditorService.class).createEvent(audited.options(arguments));
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable ex) {
            event.fail(ex);
            throw ex;
        }
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, error) -> end(event, audited, arguments, value, error));
        } else {
            end(event, audited, arguments, result, null);
        }
        return result;
    }

    private static void end(
            AuditorEvent event,
            AuditedMethod audited,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable error) {
        Throwable failure = error == null ? WebCall.failure(result) : cause(error);
        if (failure == null) {
            event.success(audited.meta().after(arguments, result));
        } else {
            event.fail(failure);
        }
    }

    private static Throwable cause(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause == null ? error : cause;
    }

    /**
     * A method with its annotation.
     *
     * @param options the event without what a call adds
     * @param meta what a call adds
     */
    record AuditedMethod(AuditorEventOptions event, AuditedMeta meta) {

        AuditedMethod {
            Assert.state(event.request() == null, "No request is known yet");
        }

        AuditorEventOptions options(@Nullable Object[] arguments) {
            AuditorEventOptions call = event.withMeta(meta.before(arguments));
            return WebCall.request().map(call::withRequest).orElse(call);
        }
    }
}
