package dev.stagedoor.sample.catalog.entities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AncestryTests {

    private final Ancestry ancestry = new Ancestry(
            "component:default/a",
            items(Map.of(
                    "component:default/a", List.of("location:default/b", "location:default/c"),
                    "location:default/b", List.of("location:default/d"),
                    "location:default/c", List.of(),
                    "location:default/d", List.of())));

    @Test
    void whatMayBeSeenStays() {
        assertThat(ancestry.visible(ancestry.items().keySet())).isEqualTo(ancestry);
    }

    @Test
    void allThatBroughtWhatIsHiddenIsHiddenToo() {
        assertThat(ancestry.visible(List.of("component:default/a", "location:default/c", "location:default/d"))
                        .items())
                .containsOnlyKeys("component:default/a", "location:default/c");
    }

    @Test
    void onesWhoBringEachOtherAreNoProblem() {
        Ancestry circle = new Ancestry(
                "a:default/a",
                items(Map.of("a:default/a", List.of("a:default/b"), "a:default/b", List.of("a:default/a"))));

        assertThat(circle.visible(List.of("a:default/a")).items()).isEmpty();
    }

    private static Map<String, Ancestry.Item> items(Map<String, List<String>> parents) {
        Map<String, Ancestry.Item> items = new LinkedHashMap<>();
        parents.forEach((ref, parentRefs) -> items.put(ref, new Ancestry.Item("{}", parentRefs)));
        return items;
    }
}
