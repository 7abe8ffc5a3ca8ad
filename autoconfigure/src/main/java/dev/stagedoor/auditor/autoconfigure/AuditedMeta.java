package dev.stagedoor.auditor.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.expression.MethodBasedEvaluationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionException;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;

import dev.stagedoor.auditor.Audited;

/** What a method's annotation wants recorded beside the event. Immutable. */
final class AuditedMeta {

    private static final ParameterNameDiscoverer PARAMETERS = new DefaultParameterNameDiscoverer();

    private static final SpelExpressionParser PARSER = new SpelExpressionParser();

    private static final String RESULT = "result";

    private final Method method;

    private final List<Member> members;

    private AuditedMeta(Method method, List<Member> members) {
        this.method = method;
        this.members = List.copyOf(members);
    }

    static AuditedMeta of(Method method, Audited audited) {
        List<Member> members = new ArrayList<>();
        for (String text : audited.meta()) {
            members.add(member(method, text));
        }
        return new AuditedMeta(method, members);
    }

    private static Member member(Method method, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text.strip() : text.substring(0, equals).strip();
        if (equals < 0 && !isParameter(method, name)) {
            throw new IllegalArgumentException("has no parameter '" + name + "', which its @Audited names; write"
                    + " 'name = #expression' for anything else");
        }
        String expression = equals < 0 ? "#" + name : text.substring(equals + 1).strip();
        try {
            return new Member(name, PARSER.parseExpression(expression), expression.contains("#" + RESULT));
        } catch (ParseException | IllegalStateException ex) {
            throw new IllegalArgumentException(
                    "has an @Audited with an expression that cannot be read: '" + expression + "'", ex);
        }
    }

    private static boolean isParameter(Method method, String name) {
        String[] names = PARAMETERS.getParameterNames(method);
        return names != null && List.of(names).contains(name);
    }

    Map<String, Object> before(@Nullable Object[] arguments) {
        return evaluate(false, arguments, null);
    }

    Map<String, Object> after(@Nullable Object[] arguments, @Nullable Object result) {
        return evaluate(true, arguments, result);
    }

    private Map<String, Object> evaluate(boolean ofResult, @Nullable Object[] arguments, @Nullable Object result) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Member member : members) {
            if (member.ofResult() == ofResult) {
                Object value = value(member, arguments, result);
                if (value != null) {
                    values.put(member.name(), value);
                }
            }
        }
        return values;
    }

    private @Nullable Object value(Member member, @Nullable Object[] arguments, @Nullable Object result) {
        MethodBasedEvaluationContext context =
                new MethodBasedEvaluationContext(method.getDeclaringClass(), method, arguments, PARAMETERS);
        context.setVariable(RESULT, result);
        try {
            return member.expression().getValue(context);
        } catch (ExpressionException ex) {
            // The event counts more than what goes with it.
            return "not known: " + ex.getMessage();
        }
    }

    private record Member(String name, Expression expression, boolean ofResult) {}
}
