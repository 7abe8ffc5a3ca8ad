package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.CatalogFixture;
import dev.stagedoor.sample.catalog.search.SearchClient;
import dev.stagedoor.sample.catalog.search.SearchConditions;
import dev.stagedoor.sample.catalog.search.SearchFilter;
import dev.stagedoor.sample.catalog.search.SearchRow;
import dev.stagedoor.sample.catalog.search.SearchRows;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of database finds what the rows of the entities say, wherever a query begins. */
class EntitySearchDatabaseTests {

    private static final int ENTITIES = 40;

    private static final EntityOrdering BY_SIZE = new EntityOrdering("spec.Size", true);

    private final Random random = new Random(7);

    private final List<Sample> samples = new ArrayList<>();

    @OnEachDatabase
    void filtersOrdersAndFacetsAreThoseOfTheRows(TestDatabase database) {
        CatalogFixture catalog = fill(database);
        SearchClient jdbc = new SearchClient(database.dataSource());
        EntitySearch rareFirst = new EntitySearch(jdbc, new TermCounts(jdbc));
        EntitySearch orderFirst = new EntitySearch(jdbc, new TermCounts(jdbc, 0));
        for (int i = 0; i < 40; i++) {
            Question question = question(2);
            SearchFilter filter = SearchFilter.of(question.predicate());
            List<Sample> matching = samples.stream().filter(question.holds()).toList();
            for (EntitySearch search : List.of(rareFirst, orderFirst)) {
                assertThat(refs(search.find(EntityQuery.of(filter, null, 0, 100))))
                        .as(question.predicate().toString())
                        .isEqualTo(matching.stream().map(Sample::ref).sorted().toList());
                assertThat(search.count(filter))
                        .as(question.predicate().toString())
                        .isEqualTo(matching.size());
                assertThat(places(search.find(EntityQuery.of(filter, BY_SIZE, 0, 100))))
                        .as(question.predicate().toString())
                        .isEqualTo(bySize(matching));
                assertThat(facets(search.facets(filter, List.of("spec.tags"))))
                        .as(question.predicate().toString())
                        .isEqualTo(counted(matching));
            }
        }
        assertThat(catalog.index()).isNotNull();
    }

    @OnEachDatabase
    void partsAreTheSameForthAndBack(TestDatabase database) {
        fill(database);
        SearchClient jdbc = new SearchClient(database.dataSource());
        EntitySearch search = new EntitySearch(jdbc, new TermCounts(jdbc));
        SearchFilter all = SearchFilter.of(null);
        for (EntityOrdering ordering :
                Stream.of(null, BY_SIZE, new EntityOrdering("spec.size", false)).toList()) {
            List<List<String>> whole = places(search.find(EntityQuery.of(all, ordering, 0, 100)));
            int middle = whole.size() / 2;
            EntityQuery forth = EntityQuery.of(all, ordering, 0, 100).after(whole.get(middle));
            assertThat(places(search.find(forth))).isEqualTo(whole.subList(middle + 1, whole.size()));
            EntityQuery back = new EntityQuery(all, ordering, null, whole.get(middle), true, 0, 5);
            List<List<String>> before = new ArrayList<>(places(search.find(back)));
            Collections.reverse(before);
            assertThat(before).isEqualTo(whole.subList(middle - 5, middle));
            assertThat(places(search.find(EntityQuery.of(all, ordering, 3, 4)))).isEqualTo(whole.subList(3, 7));
        }
    }

    @OnEachDatabase
    void otherConditionsMayUseOtherColumns(TestDatabase database) {
        fill(database);
        SearchClient jdbc = new SearchClient(database.dataSource());
        EntitySearch search = new EntitySearch(jdbc, new TermCounts(jdbc));
        String ref = samples.get(3).ref();
        SearchFilter filter = SearchFilter.of(Map.of("kind", "Component"))
                .and(SqlCondition.of("e.entity_ref = ? and e.final_entity like ?", ref, "%spec%"));
        assertThat(refs(search.find(EntityQuery.of(filter, null, 0, 10)))).containsExactly(ref);
        assertThat(refs(search.find(EntityQuery.of(filter, new EntityOrdering("metadata.name", true), 0, 10))))
                .containsExactly(ref);
        assertThat(search.count(filter)).isEqualTo(1);
        assertThat(facets(search.facets(filter, List.of("metadata.name"))).values())
                .containsExactly(1L);
        assertThat(search.count(SearchFilter.of(Map.of("kind", "component")).and(SqlCondition.FALSE)))
                .isZero();
    }

    @OnEachDatabase
    void textIsFoundWithWildcardsAndPrefixesWithout(TestDatabase database) {
        CatalogFixture catalog = CatalogFixture.on(DatabaseService.of(database.dataSource(), "catalog"));
        catalog.add(
                "{'kind': 'a', 'metadata': {'name': 'one', 'title': '50% off'}}",
                "{'kind': 'a', 'metadata': {'name': 'two', 'title': '50 off!'}}",
                "{'kind': 'a', 'metadata': {'name': 'three', 'title': 'Caf\u00e9'}}",
                "{'kind': 'a', 'metadata': {'name': 'four', 'title': 'cafe'}}",
                "{'kind': 'a', 'metadata': {'name': 'five', 'title': 'C:\\\\dir'}}");
        SearchClient jdbc = new SearchClient(database.dataSource());
        EntitySearch search = new EntitySearch(jdbc, new TermCounts(jdbc));
        assertThat(found(search, SearchConditions.hasPrefix("metadata.title", "50%")))
                .containsExactly("a:default/one");
        assertThat(found(search, SearchConditions.hasPrefix("metadata.title", "5_")))
                .isEmpty();
        assertThat(containing(search, "5_%OFF")).containsExactly("a:default/one", "a:default/two");
        assertThat(containing(search, "off!")).containsExactly("a:default/two");
        assertThat(containing(search, ":\\d")).containsExactly("a:default/five");
        assertThat(found(search, SearchConditions.in("metadata.title", List.of("caf\u00c9"))))
                .containsExactly("a:default/three");
        assertThat(found(search, SearchConditions.in("metadata.title", List.of("a\0b"))))
                .isEmpty();
    }

    @OnEachDatabase
    void onlyWhatDiffersIsWritten(TestDatabase database) {
        CatalogFixture catalog = CatalogFixture.on(DatabaseService.of(database.dataSource(), "catalog"));
        String uid = catalog.add("{'kind': 'a', 'metadata': {'name': 'n', 'title': 'cafe'}, 'spec': {'x': null}}")
                .get(0);
        SearchClient jdbc = new SearchClient(database.dataSource());
        jdbc.sql("alter table search add column is_kept int").update();
        jdbc.sql("update search set is_kept = 1").update();
        catalog.replace(
                uid,
                Map.of("kind", "A", "metadata", Map.of("name", "n", "title", "caf\u00e9"), "spec", Map.of("y", 1)));
        assertThat(jdbc.sql("select search_key, original_value from search where is_kept is null"
                                + " order by search_key")
                        .query((row, number) -> row.getString(1) + "=" + row.getString(2))
                        .list())
                .containsExactly("kind=A", "metadata.title=caf\u00e9", "spec.y=1");
        assertThat(jdbc.sql("select count(*) from search where search_key in ('spec.x', 'kind', 'metadata.title')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        catalog.index().remove(List.of("a:default/n"));
        assertThat(jdbc.sql("select count(*) from search").query(Integer.class).single())
                .isZero();
    }

    private static List<String> containing(EntitySearch search, String text) {
        SearchFilter filter = SearchFilter.of(null).andContains(List.of("metadata.title"), text);
        List<String> found = refs(search.find(EntityQuery.of(filter, null, 0, 10)));
        EntityOrdering byName = new EntityOrdering("metadata.name", true);
        assertThat(refs(search.find(EntityQuery.of(filter, byName, 0, 10)))).hasSameElementsAs(found);
        assertThat(search.count(filter)).isEqualTo(found.size());
        return found;
    }

    private static List<String> found(EntitySearch search, SqlCondition condition) {
        return refs(search.find(EntityQuery.of(SearchFilter.of(null).and(condition), null, 0, 10)));
    }

    private CatalogFixture fill(TestDatabase database) {
        CatalogFixture catalog = CatalogFixture.on(DatabaseService.of(database.dataSource(), "catalog"));
        for (int i = 0; i < ENTITIES; i++) {
            List<String> tags = IntStream.range(0, random.nextInt(3))
                    .mapToObj(each -> List.of("a", "A", "b", "c%").get(random.nextInt(4)))
                    .toList();
            Map<String, Object> spec = new TreeMap<>(Map.of("type", random.nextBoolean() ? "Service" : "site"));
            spec.put("tags", tags);
            if (random.nextInt(4) > 0) {
                spec.put("size", random.nextInt(5));
            }
            Map<String, Object> entity = Map.of(
                    "kind",
                    random.nextInt(3) == 0 ? "API" : "Component",
                    "metadata",
                    Map.of("name", "n" + i),
                    "spec",
                    spec);
            catalog.add(entity);
            samples.add(new Sample(
                    entity.get("kind").toString().toLowerCase(Locale.ROOT) + ":default/n" + i,
                    List.copyOf(SearchRows.of(entity))));
        }
        return catalog;
    }

    private Question question(int depth) {
        int kind = depth == 0 ? random.nextInt(4) : random.nextInt(7);
        String field = List.of("kind", "spec.type", "spec.tags", "spec.size").get(random.nextInt(4));
        String value =
                List.of("component", "api", "SERVICE", "a", "b", "2", "c%").get(random.nextInt(7));
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case 0, 1 -> new Question(Map.of(field, value), sample -> sample.has(field, lower::equals));
            case 2 ->
                new Question(
                        Map.of(field, Map.of("$in", List.of(value, "site", 1))),
                        sample -> sample.has(field, List.of(lower, "site", "1")::contains));
            case 3 ->
                random.nextBoolean()
                        ? new Question(
                                Map.of(field, Map.of("$exists", true)), sample -> sample.has(field, text -> true))
                        : new Question(
                                Map.of(field, Map.of("$hasPrefix", value.substring(0, 1))),
                                sample -> sample.has(field, text -> text.startsWith(lower.substring(0, 1))));
            case 4 -> {
                Question one = question(depth - 1);
                yield new Question(Map.of("$not", one.predicate()), one.holds().negate());
            }
            default -> {
                Question one = question(depth - 1);
                Question other = question(depth - 1);
                yield kind == 5
                        ? new Question(
                                Map.of("$all", List.of(one.predicate(), other.predicate())),
                                one.holds().and(other.holds()))
                        : new Question(
                                Map.of("$any", List.of(one.predicate(), other.predicate())),
                                one.holds().or(other.holds()));
            }
        };
    }

    private static List<String> refs(List<FoundEntity> found) {
        return found.stream().map(FoundEntity::ref).toList();
    }

    private static List<List<String>> places(List<FoundEntity> found) {
        return found.stream().map(FoundEntity::place).toList();
    }

    private static List<List<String>> bySize(List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> sample.values("spec.size").map(size -> List.of(size, sample.ref())))
                .sorted(Comparator.comparing((List<String> place) -> place.get(0))
                        .thenComparing(place -> place.get(1)))
                .toList();
    }

    private static Map<String, Long> facets(Map<String, List<EntitySearch.Facet>> facets) {
        Map<String, Long> counts = new TreeMap<>();
        facets.values().stream().flatMap(List::stream).forEach(facet -> counts.put(facet.value(), facet.count()));
        return counts;
    }

    private static Map<String, Long> counted(List<Sample> samples) {
        Map<String, Long> counts = new TreeMap<>();
        samples.stream()
                .flatMap(sample -> sample.rows().stream())
                .filter(row -> row.key().equals("spec.tags"))
                .map(SearchRow::original)
                .forEach(value -> counts.merge(Objects.requireNonNull(value), 1L, Long::sum));
        return counts;
    }

    private record Question(Map<String, Object> predicate, Predicate<Sample> holds) {}

    private record Sample(String ref, List<SearchRow> rows) {

        Stream<String> values(String key) {
            return rows.stream()
                    .filter(row -> row.key().equals(key))
                    .map(SearchRow::value)
                    .flatMap(Stream::ofNullable);
        }

        boolean has(String key, Predicate<String> condition) {
            return values(key).anyMatch(condition);
        }
    }
}
