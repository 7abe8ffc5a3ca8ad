package dev.stagedoor.permissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/** The parameters of a rule: a record, as JSON values and as a JSON schema. Immutable. */
final class RuleParams<P extends Record> {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private final Class<P> type;

    private final ParamShape.Fields shape;

    private RuleParams(Class<P> type, ParamShape.Fields shape) {
        this.type = type;
        this.shape = shape;
    }

    static <P extends Record> RuleParams<P> of(Class<P> type) {
        return new RuleParams<>(type, ParamShape.Fields.of(type, List.of()));
    }

    boolean isEmpty() {
        return shape.fields().isEmpty();
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(shape.schema());
        schema.put("$schema", DRAFT);
        return schema;
    }

    Map<String, @Nullable Object> write(P values) {
        return shape.writeAll(values);
    }

    /**
     * Reads the record.
     *
     * @throws InputException if the values do not fit
     */
    P read(Map<String, ? extends @Nullable Object> values) {
        List<ParamIssue> issues = new ArrayList<>();
        Object read = shape.read(values, List.of(), issues);
        if (read == null || !issues.isEmpty()) {
            throw new InputException("Parameters to rule are invalid", new InvalidParamsException(issues));
        }
        return type.cast(read);
    }
}
