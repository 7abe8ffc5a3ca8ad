package dev.stagedoor.permissions;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Rules with parameters, and conditions that are made of them. */
class PermissionRuleTests {

    private static final PermissionResourceRef<Map<String, Object>, String> REF =
            PermissionResourceRef.of("todo", "todo-item");

    private static final PermissionRule<Map<String, Object>, String, Everything> EVERYTHING = PermissionRule.of(
            REF, "EVERYTHING", "all kinds", Everything.class, (resource, params) -> true, Everything::toString);

    private static final PermissionRule<Map<String, Object>, String, Named> HAS = PermissionRule.of(
            REF, "HAS", "has", Named.class, (resource, params) -> resource.containsKey(params.name()), Named::name);

    private static final PermissionRule<Map<String, Object>, String, NoParams> IS_EMPTY =
            PermissionRule.of(REF, "IS_EMPTY", "is empty", Map::isEmpty, () -> "empty");

    @Test
    void aSchemaTellsEveryKindOfParameter() {
        assertThat(EVERYTHING.paramsSchema())
                .isEqualTo(Map.of(
                        "$schema",
                        "http://json-schema.org/draft-07/schema#",
                        "type",
                        "object",
                        "additionalProperties",
                        false,
                        "required",
                        List.of("text", "whole", "broken", "yes", "action", "texts", "unique", "byName", "inner"),
                        "properties",
                        map(
                                "text", map("type", "string", "description", "a text"),
                                "whole", map("type", "integer"),
                                "broken", map("type", "number"),
                                "yes", map("type", "boolean"),
                                "action", map("type", "string", "enum", List.of("CREATE", "READ", "UPDATE", "DELETE")),
                                "texts", map("type", "array", "items", map("type", "string")),
                                "unique", map("type", "array", "uniqueItems", true, "items", map("type", "integer")),
                                "byName", map("type", "object", "additionalProperties", map("type", "boolean")),
                                "inner",
                                        map(
                                                "type",
                                                "object",
                                                "properties",
                                                map("name", map("type", "string")),
                                                "required",
                                                List.of("name"),
                                                "additionalProperties",
                                                false),
                                "maybe", map("type", "string"),
                                "orNull", map("type", "number"))));
    }

    @Test
    void aRuleWithoutParametersHasNoSchema() {
        assertThat(IS_EMPTY.paramsSchema()).isNull();
        assertThat(IS_EMPTY.condition().params()).isEmpty();
    }

    @Test
    void parametersComeBackAsTheyWereWritten() {
        Everything values = new Everything(
                "x",
                1L,
                new BigDecimal("1.5"),
                true,
                PermissionAction.READ,
                List.of("a"),
                Set.of(1),
                Map.of("k", false),
                new Named("n"),
                Optional.of("m"),
                2.5);
        PermissionCriteria.Condition condition = EVERYTHING.condition(values);
        assertThat(condition.params())
                .isEqualTo(map(
                        "text",
                        "x",
                        "whole",
                        1L,
                        "broken",
                        new BigDecimal("1.5"),
                        "yes",
                        true,
                        "action",
                        "READ",
                        "texts",
                        List.of("a"),
                        "unique",
                        List.of(1),
                        "byName",
                        Map.of("k", false),
                        "inner",
                        Map.of("name", "n"),
                        "maybe",
                        "m",
                        "orNull",
                        2.5));
        assertThat(EVERYTHING.toQuery(condition.params())).isEqualTo(values.toString());
    }

    @Test
    void optionalParametersMayBeAbsent() {
        Map<String, Object> params = valid();
        params.remove("maybe");
        params.remove("orNull");
        assertThat(EVERYTHING.toQuery(params)).contains("maybe=Optional.empty").contains("orNull=null");
        params.put("unknown", 1);
        assertThat(EVERYTHING.apply(Map.of(), params)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "whole", "broken", "yes", "action", "texts", "unique", "byName", "inner"})
    void aParameterThatIsMissingOrOfAnotherKindIsRefusedWithItsName(String name) {
        Map<String, Object> params = valid();
        params.put(name, new Object[0]);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EVERYTHING.apply(Map.of(), params))
                .withMessageStartingWith("Parameters to rule are invalid; caused by ZodError: " + name + ": Expected");
        params.remove(name);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EVERYTHING.apply(Map.of(), params))
                .withMessage("Parameters to rule are invalid; caused by ZodError: " + name + ": Required")
                .satisfies(ex -> assertThat(((BackstageException) ex.getCause()).getProperties())
                        .containsKey("issues"));
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() {
        Map<String, Object> params = valid();
        for (Number number : List.of(1.5, new BigDecimal("1e30"), Double.NaN)) {
            params.put("whole", number);
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> EVERYTHING.apply(Map.of(), params))
                    .withMessageContaining("whole: Expected Long");
        }
        params.put("whole", 1.0);
        assertThat(EVERYTHING.apply(Map.of(), params)).isTrue();
    }

    @Test
    void theConstructorOfARecordHasTheLastWord() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> HAS.apply(Map.of(), Map.of("name", "")))
                .withMessageEndingWith("no name");
    }

    @Test
    void aRecordWithAnotherKindOfComponentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermissionRule.of(REF, "X", "x", Strange.class, (r, p) -> true, p -> ""))
                .withMessageStartingWith("A parameter of a rule can not be a java.lang.Thread");
    }

    @Test
    void conditionsAreJoinedInMemoryAndInQueries() {
        PermissionRuleset<Map<String, Object>, String> rules = PermissionRuleset.of(REF, HAS, IS_EMPTY);
        PermissionCriteria criteria = PermissionCriteria.anyOf(
                PermissionCriteria.allOf(
                        HAS.condition(new Named("a")), PermissionCriteria.not(HAS.condition(new Named("b")))),
                IS_EMPTY.condition());
        assertThat(rules.matches(criteria, Map.of("a", 1))).isTrue();
        assertThat(rules.matches(criteria, Map.of("a", 1, "b", 1))).isFalse();
        assertThat(rules.matches(criteria, Map.of())).isTrue();
        assertThat(rules.matches(PermissionCriteria.not(criteria), null)).isFalse();
        assertThat(rules.toQuery(criteria, new Texts())).isEqualTo("((a & !b) | empty)");
    }

    @Test
    void aDecisionAllowsOrDeniesOrDependsOnTheResource() {
        PermissionRuleset<Map<String, Object>, String> rules = PermissionRuleset.of(REF, HAS);
        assertThat(rules.isAllowed(AuthorizeResult.ALLOW, null)).isTrue();
        assertThat(rules.isAllowed(AuthorizeResult.DENY, Map.of("a", 1))).isFalse();
        PolicyDecision decision = REF.decision(HAS.condition(new Named("a")));
        assertThat(rules.isAllowed(decision, Map.of("a", 1))).isTrue();
        assertThat(rules.isAllowed(decision, Map.of())).isFalse();
        assertThat(rules.isAllowed(decision, null)).isFalse();
    }

    @Test
    void aRuleOfAnotherTypeIsUnknownWhateverItsName() {
        PermissionRuleset<Map<String, Object>, String> rules = PermissionRuleset.of(REF, IS_EMPTY);
        assertThatExceptionOfType(BackstageException.class)
                .isThrownBy(() -> rules.matches(new PermissionCriteria.Condition("IS_EMPTY", "other"), Map.of()))
                .withMessage("Permission rule 'IS_EMPTY' does not exist for resource type 'other'");
        assertThatExceptionOfType(BackstageException.class).isThrownBy(() -> rules.getRuleByName("HAS"));
        assertThatIllegalArgumentException().isThrownBy(() -> PermissionRuleset.of(REF, HAS, HAS));
    }

    private static Map<String, Object> valid() {
        return map(
                "text",
                "x",
                "whole",
                1,
                "broken",
                1.5,
                "yes",
                true,
                "action",
                "READ",
                "texts",
                List.of("a"),
                "unique",
                List.of(1, 1),
                "byName",
                Map.of("k", false),
                "inner",
                Map.of("name", "n"),
                "maybe",
                "m",
                "orNull",
                2);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private record Everything(
            @ParamDescription("a text") String text,
            long whole,
            BigDecimal broken,
            boolean yes,
            PermissionAction action,
            List<String> texts,
            Set<Integer> unique,
            Map<String, Boolean> byName,
            Named inner,
            Optional<String> maybe,
            @Nullable Double orNull) {}

    private record Named(String name) {

        private Named {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("no name");
            }
        }
    }

    private record Strange(Thread thread) {}

    /** Queries that are texts. */
    private record Texts() implements QueryOperators<String> {

        @Override
        public String allOf(List<String> parts) {
            return "(" + String.join(" & ", parts) + ")";
        }

        @Override
        public String anyOf(List<String> parts) {
            return "(" + String.join(" | ", parts) + ")";
        }

        @Override
        public String not(String part) {
            return "!" + part;
        }
    }
}
