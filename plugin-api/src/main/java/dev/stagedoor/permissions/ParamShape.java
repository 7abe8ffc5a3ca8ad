package dev.stagedoor.permissions;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/** How a Java value is a JSON value: one implementation for each kind of JSON value. Immutable. */
sealed interface ParamShape {

    /** The JSON schema. */
    Map<String, Object> schema();

    /** The name of the kind, as Backstage's validation tells it. */
    String expected();

    /** Makes the Java value, or {@code null} with an issue. */
    @Nullable
    Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues);

    /** Makes the JSON value. */
    default @Nullable Object write(@Nullable Object value) {
        return value;
    }

    /** The shape of a type; {@code outer} are the records around it. */
    static ParamShape of(AnnotatedType annotated, List<Class<?>> outer) {
        Type raw = annotated.getType();
        Class<?> type = ResolvableType.forType(raw).toClass();
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed == String.class || boxed == Boolean.class) {
            return new Plain(boxed);
        }
        if (Num.isOne(boxed)) {
            return new Num(boxed);
        }
        if (type.isEnum()) {
            return new Constant(type);
        }
        if (type.isRecord()) {
            return Fields.of(type, outer);
        }
        if (annotated instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (type == List.class || type == Collection.class || type == Set.class) {
                return new Many(type == Set.class, of(arguments[0], outer));
            }
            if (type == Map.class && arguments[0].getType() == String.class) {
                return new Named(of(arguments[1], outer));
            }
        }
        throw new IllegalArgumentException("A parameter of a rule can not be a " + raw.getTypeName()
                + "; it is a text, a number, a truth value, an enum, a record, or a List, Set or Map of such");
    }

    /** Puts the type first, as Backstage does. */
    private static Map<String, Object> schemaOf(String type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        return schema;
    }

    private static List<Object> below(List<Object> path, Object name) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    /** Texts and truth values. */
    record Plain(Class<?> type) implements ParamShape {

        @Override
        public Map<String, Object> schema() {
            return schemaOf(expected());
        }

        @Override
        public String expected() {
            return type == String.class ? "string" : "boolean";
        }

        @Override
        public @Nullable Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues) {
            if (type.isInstance(json)) {
                return json;
            }
            issues.add(ParamIssue.wrongType(path, expected(), json));
            return null;
        }
    }

    /** Numbers. */
    record Num(Class<?> type) implements ParamShape {

        private static final Set<Class<?>> WHOLE =
                Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

        private static final Set<Class<?>> BROKEN = Set.of(Float.class, Double.class, BigDecimal.class, Number.class);

        static boolean isOne(Class<?> type) {
            return WHOLE.contains(type) || BROKEN.contains(type);
        }

        @Override
        public Map<String, Object> schema() {
            return schemaOf(expected());
        }

        @Override
        public String expected() {
            return WHOLE.contains(type) ? "integer" : "number";
        }

        @Override
        public @Nullable Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues) {
            if (json instanceof Number number) {
                try {
                    return convert(number);
                } catch (ArithmeticException | NumberFormatException ex) {
                    issues.add(new ParamIssue(path, expected(), "number", "Expected " + type.getSimpleName()));
                    return null;
                }
            }
            issues.add(ParamIssue.wrongType(path, expected(), json));
            return null;
        }

        private Object convert(Number number) {
            if (type == Number.class) {
                return number;
            }
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == Byte.class) {
                return exact.byteValueExact();
            }
            if (type == Short.class) {
                return exact.shortValueExact();
            }
            if (type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == Long.class) {
                return exact.longValueExact();
            }
            if (type == BigInteger.class) {
                return exact.toBigIntegerExact();
            }
            if (type == Float.class) {
                return exact.floatValue();
            }
            return type == Double.class ? (Object) exact.doubleValue() : exact;
        }
    }

    /** Constants of an enum, by their names. */
    record Constant(Class<?> type) implements ParamShape {

        private List<String> names() {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = schemaOf("string");
            schema.put("enum", names());
            return schema;
        }

        @Override
        public String expected() {
            return "'" + String.join("' | '", names()) + "'";
        }

        @Override
        public @Nullable Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(json)) {
                    return constant;
                }
            }
            issues.add(ParamIssue.wrongType(path, expected(), json));
            return null;
        }

        @Override
        public @Nullable Object write(@Nullable Object value) {
            return value instanceof Enum<?> constant ? constant.name() : null;
        }
    }

    /** Lists and sets. */
    record Many(boolean unique, ParamShape items) implements ParamShape {

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = schemaOf("array");
            if (unique) {
                schema.put("uniqueItems", true);
            }
            schema.put("items", items.schema());
            return schema;
        }

        @Override
        public String expected() {
            return "array";
        }

        @Override
        public @Nullable Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues) {
            if (!(json instanceof Collection<?> values)) {
                issues.add(ParamIssue.wrongType(path, expected(), json));
                return null;
            }
            Collection<@Nullable Object> read = unique ? new LinkedHashSet<>() : new ArrayList<>();
            int index = 0;
            for (Object value : values) {
                read.add(items.read(value, below(path, index++), issues));
            }
            return unique ? Collections.unmodifiableSet((Set<?>) read) : Collections.unmodifiableList((List<?>) read);
        }

        @Override
        public @Nullable Object write(@Nullable Object value) {
            return value instanceof Collection<?> values
                    ? values.stream().map(items::write).toList()
                    : null;
        }
    }

    /** Maps. */
    record Named(ParamShape values) implements ParamShape {

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = schemaOf("object");
            schema.put("additionalProperties", values.schema());
            return schema;
        }

        @Override
        public String expected() {
            return "object";
        }

        @Override
        public @Nullable Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues) {
            if (!(json instanceof Map<?, ?> map)) {
                issues.add(ParamIssue.wrongType(path, expected(), json));
                return null;
            }
            Map<String, @Nullable Object> read = new LinkedHashMap<>();
            map.forEach((key, value) ->
                    read.put(String.valueOf(key), values.read(value, below(path, String.valueOf(key)), issues)));
            return Collections.unmodifiableMap(read);
        }

        @Override
        public @Nullable Object write(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return null;
            }
            Map<String, @Nullable Object> written = new LinkedHashMap<>();
            map.forEach((key, each) -> written.put(String.valueOf(key), values.write(each)));
            return written;
        }
    }

    /**
     * A component of a record.
     *
     * @param accessor reads it
     * @param shape what it is
     * @param needed whether it must be there
     * @param wrapped whether it is an {@code Optional}
     * @param description what it means, or {@code null}
     */
    record Field(
            Method accessor,
            ParamShape shape,
            boolean needed,
            boolean wrapped,
            @Nullable String description) {

        static Field of(RecordComponent component, List<Class<?>> outer) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            AnnotatedType type = component.getAnnotatedType();
            boolean wrapped = component.getType() == Optional.class;
            ParamDescription description = component.getAnnotation(ParamDescription.class);
            return new Field(
                    accessor,
                    ParamShape.of(
                            wrapped ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type,
                            outer),
                    !wrapped && !isNullable(type) && !isNullable(component),
                    wrapped,
                    description == null ? null : description.value());
        }

        /** By any annotation of that name. */
        private static boolean isNullable(AnnotatedElement element) {
            return Arrays.stream(element.getAnnotations())
                    .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
        }

        String name() {
            return accessor.getName();
        }

        Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>(shape.schema());
            if (description != null) {
                schema.put("description", description);
            }
            return schema;
        }

        @Nullable
        Object read(Map<?, ?> json, List<Object> path, List<ParamIssue> issues) {
            Object value = json.get(name());
            if (value == null) {
                if (needed && json.containsKey(name())) {
                    issues.add(ParamIssue.wrongType(path, shape.expected(), null));
                } else if (needed) {
                    issues.add(ParamIssue.missing(path, shape.expected()));
                }
                return wrapped ? Optional.empty() : null;
            }
            Object read = shape.read(value, path, issues);
            return wrapped ? Optional.ofNullable(read) : read;
        }

        @Nullable
        Object write(Object target) {
            try {
                Object value = accessor.invoke(target);
                Object bare = wrapped && value != null ? ((Optional<?>) value).orElse(null) : value;
                return bare == null ? null : shape.write(bare);
            } catch (IllegalAccessException | InvocationTargetException ex) {
                throw new IllegalStateException("Parameter " + name() + " could not be read", ex);
            }
        }
    }

    /**
     * Records.
     *
     * @param constructor makes one
     * @param fields its components
     */
    record Fields(Constructor<?> constructor, List<Field> fields) implements ParamShape {

        static Fields of(Class<?> type, List<Class<?>> outer) {
            Assert.isTrue(
                    !outer.contains(type), () -> type.getName() + " contains itself, as no parameter of a rule can");
            List<Class<?>> inner = new ArrayList<>(outer);
            inner.add(type);
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Fields(
                        constructor,
                        Arrays.stream(components)
                                .map(each -> Field.of(each, inner))
                                .toList());
            } catch (NoSuchMethodException ex) {
                throw new IllegalStateException(type + " has no constructor of its components", ex);
            }
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> properties = new LinkedHashMap<>();
            fields.forEach(field -> properties.put(field.name(), field.schema()));
            Map<String, Object> schema = schemaOf("object");
            schema.put("properties", properties);
            List<String> required =
                    fields.stream().filter(Field::needed).map(Field::name).toList();
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("additionalProperties", false);
            return schema;
        }

        @Override
        public String expected() {
            return "object";
        }

        @Override
        public @Nullable Object read(@Nullable Object json, List<Object> path, List<ParamIssue> issues) {
            if (!(json instanceof Map<?, ?> map)) {
                issues.add(ParamIssue.wrongType(path, expected(), json));
                return null;
            }
            int before = issues.size();
            @Nullable
            Object[] values = fields.stream()
                    .map(field -> field.read(map, below(path, field.name()), issues))
                    .toArray();
            return issues.size() > before ? null : create(values, path, issues);
        }

        /** What the record's own constructor refuses is an issue too. */
        private @Nullable Object create(@Nullable Object[] values, List<Object> path, List<ParamIssue> issues) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException ex) {
                String message = ex.getTargetException().getMessage();
                issues.add(new ParamIssue(path, expected(), expected(), message == null ? "Invalid" : message));
                return null;
            } catch (ReflectiveOperationException ex) {
                throw new IllegalStateException(constructor + " failed", ex);
            }
        }

        @Override
        public @Nullable Object write(@Nullable Object value) {
            return value == null ? null : writeAll(value);
        }

        Map<String, @Nullable Object> writeAll(Object value) {
            Map<String, @Nullable Object> written = new LinkedHashMap<>();
            for (Field field : fields) {
                Object each = field.write(value);
                if (each != null || field.needed()) {
                    written.put(field.name(), each);
                }
            }
            return written;
        }
    }
}
