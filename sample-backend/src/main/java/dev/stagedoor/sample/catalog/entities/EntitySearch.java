package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.SearchClient;
import dev.stagedoor.sample.catalog.search.SearchConditions;
import dev.stagedoor.sample.catalog.search.SearchFilter;
import dev.stagedoor.sample.catalog.search.SearchRows;
import dev.stagedoor.sample.catalog.search.SearchTerm;

/**
 * Finds entities by their search rows. Databases guess badly how many entities have a value, so that is counted where
 * it matters: a query begins with what is rare, or with the order and stops early. Thread-safe.
 */
@Repository
class EntitySearch {

    private final SearchClient jdbc;

    private final TermCounts counts;

    EntitySearch(SearchClient jdbc, TermCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    /** Finds a part of them, in order. */
    List<FoundEntity> find(EntityQuery query) {
        EntityOrdering ordering = query.ordering();
        if (query.limit() == 0 || query.filter().isImpossible() || ordering != null && !ordering.isPossible()) {
            return List.of();
        }
        return ordering == null ? byRef(query) : byField(query, ordering);
    }

    private List<FoundEntity> byRef(EntityQuery query) {
        String direction = query.ascending() ? "asc" : "desc";
        Source source = source(query.filter());
        List<SqlCondition> conditions = new ArrayList<>(source.conditions());
        if (query.place() != null) {
            conditions.add(SqlCondition.of(
                    "e.entity_ref " + (query.ascending() ? ">" : "<") + " ?",
                    query.place().get(0)));
        }
        Statement page = new Statement()
                .add("select " + (source.isDistinct() ? "distinct " : ""))
                .add("null as sort_value, e.entity_ref from " + source.table())
                .where(conditions)
                .add(" order by "
                        + (source.isSorted()
                                ? "e.search_key " + direction + ", e.search_value " + direction + ", "
                                : ""))
                .add("e.entity_ref " + direction + " limit ? offset ?", query.limit(), query.offset());
        return entities(page, "p.entity_ref " + direction);
    }

    private List<FoundEntity> byField(EntityQuery query, EntityOrdering ordering) {
        String direction = query.ascending() ? "asc" : "desc";
        List<SqlCondition> conditions = new ArrayList<>();
        conditions.add(place(query));
        if (query.valueTerm() != null) {
            conditions.add(query.valueTerm());
        }
        SearchTerm rare = counts.rare(query.filter());
        Statement page = new Statement()
                .add("select " + (rare != null && !rare.isSingle() ? "distinct " : ""))
                .add("e.search_key, e.search_value as sort_value, e.entity_ref");
        // A range means the same; H2 would read all rows of the key again for each rare one.
        SqlCondition key = rare == null
                ? SqlCondition.equal("e.search_key", ordering.key())
                : SqlCondition.of("e.search_key between ? and ?", ordering.key(), ordering.key());
        addRows(page, key, conditions, query.filter(), rare);
        page.add(" order by e.search_key " + direction + ", e.search_value " + direction + ", e.entity_ref "
                        + direction)
                .add(" limit ? offset ?", query.limit(), query.offset());
        return entities(page, "p.sort_value " + direction + ", p.entity_ref " + direction);
    }

    /** Adds the rows of some keys, of the entities that a filter means. */
    private static void addRows(
            Statement statement,
            SqlCondition keys,
            List<SqlCondition> conditions,
            SearchFilter filter,
            @Nullable SearchTerm rare) {
        List<SqlCondition> all = new ArrayList<>(conditions);
        if (rare == null) {
            all.add(keys);
            all.add(filter.condition());
            statement.add(" from search e");
        } else {
            all.add(rare.rows("d"));
            all.add(filter.conditionBut(rare));
            // An inner join means the same; H2 would begin at its other end.
            statement
                    .add(" from search d left join search e on e.entity_ref = d.entity_ref and ")
                    .add(keys);
        }
        statement.where(all);
    }

    private static SqlCondition place(EntityQuery query) {
        if (query.place() == null) {
            return SqlCondition.of("e.search_value is not null");
        }
        String beyond = query.ascending() ? ">" : "<";
        String value = query.place().get(0);
        return SqlCondition.of(
                "e.search_value " + beyond + "= ? and (e.search_value " + beyond + " ? or e.entity_ref " + beyond
                        + " ?)",
                value,
                value,
                query.place().get(1));
    }

    /** Finds entities in an order by several fields; what lacks one comes after what has it. */
    List<FoundEntity> findByAll(SearchFilter filter, List<EntityOrdering> orderings, int offset, int limit) {
        Statement page = new Statement().add("select null as sort_value, e.entity_ref from final_entities e");
        StringBuilder order = new StringBuilder(" order by ");
        for (int i = 0; i < orderings.size(); i++) {
            String value = "o" + i + ".search_value";
            page.add(
                    " left join search o" + i + " on o" + i + ".entity_ref = e.entity_ref and o" + i
                            + ".search_key = ?",
                    orderings.get(i).field());
            order.append("case when " + value + " is null then 1 else 0 end, " + value + " "
                    + orderings.get(i).direction() + ", ");
        }
        page.where(List.of(filter.condition())).add(order + "e.entity_ref limit ? offset ?", limit, offset);
        Map<String, FoundEntity> byRef = new LinkedHashMap<>();
        List<String> refs = jdbc.sql(page.text())
                .params(page.params())
                .query((row, number) -> row.getString("entity_ref"))
                .list();
        for (int from = 0; from < refs.size(); from += 500) {
            SqlCondition wanted = SqlCondition.in("entity_ref", refs.subList(from, Math.min(from + 500, refs.size())));
            jdbc.sql("select entity_ref, final_entity from final_entities where " + wanted.text())
                    .params(wanted.params())
                    .query(row -> {
                        byRef.put(row.getString(1), new FoundEntity(null, row.getString(1), row.getString(2)));
                    });
        }
        return refs.stream().filter(byRef::containsKey).map(byRef::get).toList();
    }

    /** Counts the rows by which entities are ordered; a list has several. */
    long countRows(SearchFilter filter, EntityOrdering ordering) {
        if (!ordering.isPossible() || filter.isImpossible()) {
            return 0;
        }
        return number(new Statement()
                .add("select count(*) from search e")
                .where(List.of(
                        SqlCondition.equal("e.search_key", ordering.key()),
                        SqlCondition.of("e.search_value is not null"),
                        filter.condition())));
    }

    /** Counts entities. */
    long count(SearchFilter filter) {
        if (filter.isImpossible()) {
            return 0;
        }
        Source source = source(filter);
        return number(new Statement()
                .add("select count(" + (source.isDistinct() ? "distinct e.entity_ref" : "*") + ") from "
                        + source.table())
                .where(source.conditions()));
    }

    /** Counts the entities that have a value, for each value of some fields, by the paths of these in lower case. */
    Map<String, List<Facet>> facets(SearchFilter filter, List<String> fields) {
        Map<String, List<Facet>> facets = new LinkedHashMap<>();
        List<String> keys = fields.stream()
                .map(field -> field.toLowerCase(Locale.ROOT))
                .filter(SearchRows::isSearchable)
                .distinct()
                .toList();
        if (keys.isEmpty() || filter.isImpossible()) {
            return facets;
        }
        SearchTerm rare = counts.rare(filter);
        Statement statement = new Statement()
                .add("select e.search_key, e.original_value, count(")
                .add(rare != null && !rare.isSingle() ? "distinct e.entity_ref" : "*")
                .add(")");
        addRows(
                statement,
                SqlCondition.in("e.search_key", keys),
                List.of(SqlCondition.of("e.original_value is not null")),
                filter,
                rare);
        statement.add(" group by e.search_key, e.original_value order by e.search_key, e.original_value");
        jdbc.sql(statement.text()).params(statement.params()).query(row -> {
            facets.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(new Facet(row.getString(2), row.getLong(3)));
        });
        return facets;
    }

    private Source source(SearchFilter filter) {
        SearchTerm rarest = counts.rarest(filter);
        return rarest == null
                ? new Source("final_entities e", null, List.of(filter.condition()))
                : new Source("search e", rarest, List.of(rarest.rows("e"), filter.conditionBut(rarest)));
    }

    private List<FoundEntity> entities(Statement page, String order) {
        // An inner join means the same; H2 would begin at its other end, and find the page anew for each entity.
        return jdbc.sql("select p.sort_value, p.entity_ref, f.final_entity from (" + page.text()
                        + ") p left join final_entities f on f.entity_ref = p.entity_ref"
                        + " where f.final_entity is not null order by " + order)
                .params(page.params())
                .query((row, number) -> new FoundEntity(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private long number(Statement statement) {
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query(Long.class)
                .single();
    }

    /** The filter without the entities that have the field. */
    static SearchFilter without(SearchFilter filter, EntityOrdering ordering) {
        return filter.and(SearchConditions.hasNoValue(ordering.key()));
    }

    /**
     * Where a query begins.
     *
     * @param table the table, with the alias {@code e}
     * @param term the value whose rows these are, or {@code null} for all entities
     * @param conditions what must hold
     */
    private record Source(String table, @Nullable SearchTerm term, List<SqlCondition> conditions) {

        boolean isDistinct() {
            return term != null && !term.isSingle();
        }

        /** Whether the rows stand in the index in the order of references. */
        boolean isSorted() {
            return term != null && term.isSingle();
        }
    }

    /**
     * A value and how many entities have it.
     *
     * @param value the value as it was written
     * @param count how many
     */
    record Facet(String value, long count) {}
}
