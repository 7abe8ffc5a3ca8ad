package dev.stagedoor.catalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** References of entities as text. */
class EntityRefTests {

    @ParameterizedTest
    @CsvSource({
        "a:b/c, a, b, c",
        "a:c, a, default, c",
        "a:b/c/d, a, b, c/d",
        "a:c:d, a, default, c:d",
        "Component:My/Name, Component, My, Name"
    })
    @Case("CTL-09")
    void aReferenceIsRead(String text, String kind, String namespace, String name) {
        EntityRef ref = EntityRef.parse(text);

        assertThat(ref.kind()).isEqualTo(kind);
        assertThat(ref.namespace()).isEqualTo(namespace);
        assertThat(ref.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"c, k:n/c", "b/c, k:b/c", "a:c, a:n/c", "b/c:d, k:b/c:d", "a:b/c, a:b/c"})
    @Case("CTL-09")
    void whatAReferenceDoesNotSayIsGiven(String text, String whole) {
        assertThat(EntityRef.parse(text, "k", "n")).hasToString(whole);
    }

    @Test
    void anEmptyNamespaceThatIsGivenIsTheDefaultOne() {
        assertThat(EntityRef.parse("a:c", null, "")).hasToString("a:default/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {":c", "a:", "a:/c", "a:b/", "/c", ":b/c", "b/", "a:b:/", "/"})
    @Case("CTL-09")
    void aPartThatIsEmptyIsRefused(String text) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EntityRef.parse(text, "k", "n"))
                .withMessage("Entity reference \"" + text + "\" was not on the form [<kind>:][<namespace>/]<name>");
    }

    @Test
    @Case("CTL-09")
    void aReferenceWithoutAKindIsRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EntityRef.parse("b/c"))
                .withMessage("Entity reference \"b/c\" had missing or empty kind (e.g. did not start with"
                        + " \"component:\" or similar)");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EntityRef.parse(""))
                .withMessage("Entity reference must not be empty");
    }

    @Test
    @Case("CTL-09")
    void caseDoesNotMatter() {
        EntityRef upper = EntityRef.parse("Component:Default/PetStore");
        EntityRef lower = EntityRef.parse("component:petstore");

        assertThat(upper).isEqualTo(lower).hasSameHashCodeAs(lower).hasToString("component:default/petstore");
        assertThat(upper).isNotEqualTo(EntityRef.parse("component:other"));
        assertThat(upper.name()).isEqualTo("PetStore");
    }
}
