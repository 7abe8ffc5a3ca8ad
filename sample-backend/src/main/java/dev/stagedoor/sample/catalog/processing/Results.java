package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import dev.stagedoor.logger.LoggerService;

/** Stores what came of processing, as far as it has changed. Backstage: {@code DefaultProcessingDatabase}. */
@Component
class Results {

    private final Store store;

    private final Circles circles;

    private final LoggerService logger;

    private final Recently refused = new Recently();

    Results(Store store, Circles circles, LoggerService logger) {
        this.store = store;
        this.circles = circles;
        this.logger = logger;
    }

    /** Stores results. Those that bring locations come one after the other, so that circles are found. */
    Changes store(List<Processed> processed) {
        Changes changes = new Changes();
        List<Processed> together = new ArrayList<>();
        for (Processed each : processed) {
            if (each.result().children().stream().anyMatch(Child::isLocation)) {
                Result result = circles.without(each.ref(), each.result());
                changes.add(storeTogether(List.of(Processed.of(each.claimed(), result))));
            } else {
                together.add(each);
            }
        }
        changes.add(storeTogether(together));
        return changes;
    }

    private Changes storeTogether(List<Processed> processed) {
        try {
            return storeChanged(processed);
        } catch (DataAccessResourceFailureException | TransactionException ex) {
            // The database is away.
            throw ex;
        } catch (RuntimeException ex) {
            if (processed.size() == 1) {
                logger.warn(
                        "What came of processing {} can not be stored",
                        processed.get(0).ref(),
                        ex);
                return new Changes();
            }
            // One of them is the reason; the others are stored.
            Changes changes = new Changes();
            processed.forEach(each -> changes.add(storeTogether(List.of(each))));
            return changes;
        }
    }

    private Changes storeChanged(List<Processed> processed) {
        Map<String, Set<String>> before = broughtBefore(processed);
        Map<String, Store.State> states = store.states(touched(processed, before));
        List<Processed> changed = processed.stream()
                .filter(each -> each.isChanged() || !plan(each, before, states).isEmpty())
                .toList();
        if (changed.isEmpty()) {
            return new Changes();
        }
        Changes changes = store.inTransaction(() -> write(changed));
        changed.forEach(
                each -> each.newProblems().forEach(problem -> logger.warn("{}: {}", each.ref(), problem.message())));
        return changes;
    }

    /** Returns what entities brought when they were processed before, if they bring or may have brought anything. */
    private Map<String, Set<String>> broughtBefore(Collection<Processed> processed) {
        Map<String, Set<String>> before = new HashMap<>();
        store.queryIn(
                        "select source_entity_ref, target_entity_ref from refresh_state_references"
                                + " where source_entity_ref in (:values)",
                        processed.stream()
                                .filter(each -> each.isChanged()
                                        || !each.result().children().isEmpty())
                                .map(Processed::ref)
                                .toList(),
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(row -> before.computeIfAbsent(row.getKey(), ref -> new HashSet<>())
                        .add(row.getValue()));
        return before;
    }

    private static List<String> touched(Collection<Processed> processed, Map<String, Set<String>> before) {
        return Stream.concat(
                        processed.stream()
                                .flatMap(each -> each.result().children().stream())
                                .map(Child::ref),
                        before.values().stream().flatMap(Set::stream))
                .distinct()
                .toList();
    }

    private static ChildrenPlan plan(
            Processed processed, Map<String, Set<String>> before, Map<String, Store.State> states) {
        return ChildrenPlan.of(processed.result(), before.getOrDefault(processed.ref(), Set.of()), states);
    }

    private Changes write(List<Processed> processed) {
        Map<String, Set<String>> before = broughtBefore(processed);
        Map<String, Store.State> states =
                store.lock(Stream.concat(processed.stream().map(Processed::ref), touched(processed, before).stream())
                        .toList());
        Changes changes = new Changes();
        Set<String> marks = new LinkedHashSet<>();
        List<Processed> changed = new ArrayList<>();
        for (Processed each : processed) {
            Store.State own = states.get(each.ref());
            if (own == null || !own.id().equals(each.claimed().id())) {
                // It was removed meanwhile.
                continue;
            }
            ChildrenPlan plan = plan(each, before, states);
            writeChildren(each, plan, states);
            marks.addAll(plan.found());
            marks.addAll(plan.gone());
            changes.added(plan.inserted().size());
            changes.gone(plan.gone().size());
            if (each.isChanged()) {
                marks.add(each.ref());
                changed.add(each);
            }
        }
        changes.changed(changed.size());
        writeEntities(changed);
        List<Processed> whole =
                changed.stream().filter(each -> each.result().entity() != null).toList();
        marks.addAll(writeRelations(whole));
        writeRefreshKeys(whole);
        store.mark(marks);
        return changes;
    }

    private void writeChildren(Processed parent, ChildrenPlan plan, Map<String, Store.State> states) {
        store.insert(plan.inserted()).forEach(state -> states.put(state.ref(), state));
        store.replace(plan.replaced());
        plan.replaced()
                .forEach(child -> states.computeIfPresent(
                        child.ref(), (ref, state) -> new Store.State(state.id(), ref, child.key(), child.hash())));
        store.batch(
                "insert into refresh_state_references (source_entity_ref, target_entity_ref) values (?, ?)",
                plan.found().stream()
                        .map(ref -> new @Nullable Object[] {parent.ref(), ref})
                        .toList());
        store.updateIn(
                "delete from refresh_state_references where source_entity_ref = :parent"
                        + " and target_entity_ref in (:values)",
                plan.gone(),
                Map.of("parent", parent.ref()));
        for (Child child : plan.refused()) {
            Store.State state = states.get(child.ref());
            String key = state == null ? "" : String.valueOf(state.key());
            if (refused.isNew(child.ref() + " " + key + " " + child.key())) {
                logger.warn(
                        "{} is described at {} and stays what it is; what {} says of it does not count",
                        child.ref(),
                        key,
                        child.key());
            }
        }
    }

    private void writeEntities(List<Processed> changed) {
        List<@Nullable Object[]> whole = new ArrayList<>();
        List<@Nullable Object[]> failed = new ArrayList<>();
        for (Processed each : changed) {
            String problems = each.result().problems().isEmpty()
                    ? null
                    : Json.write(each.result().problems());
            Map<String, Object> entity = each.result().entity();
            if (entity == null) {
                failed.add(new @Nullable Object[] {
                    each.hash(), problems, each.claimed().id()
                });
            } else {
                whole.add(new @Nullable Object[] {
                    Json.write(entity), each.hash(), problems, each.claimed().id()
                });
            }
        }
        store.batch(
                "update refresh_state set processed_entity = ?, result_hash = ?, errors = ? where entity_id = ?",
                whole);
        store.batch("update refresh_state set result_hash = ?, errors = ? where entity_id = ?", failed);
    }

    /** Writes the relations that have changed, and returns the entities that have them. */
    private Set<String> writeRelations(List<Processed> changed) {
        Map<String, Set<Relation>> before = grouped(
                "select originating_entity_id, source_entity_ref, type, target_entity_ref from relations"
                        + " where originating_entity_id in (:values)",
                changed,
                columns -> new Relation(columns[1], columns[2], columns[3]),
                4);
        List<@Nullable Object[]> gone = new ArrayList<>();
        List<@Nullable Object[]> added = new ArrayList<>();
        Set<String> sources = new LinkedHashSet<>();
        for (Processed each : changed) {
            String id = each.claimed().id();
            difference(before.getOrDefault(id, Set.of()), each.result().relations(), gone, added, relation -> {
                sources.add(relation.source());
                return new @Nullable Object[] {id, relation.source(), relation.type(), relation.target()};
            });
        }
        store.batch(
                "delete from relations where originating_entity_id = ? and source_entity_ref = ? and type = ?"
                        + " and target_entity_ref = ?",
                gone);
        store.batch(
                "insert into relations (originating_entity_id, source_entity_ref, type, target_entity_ref)"
                        + " values (?, ?, ?, ?)",
                added);
        return sources;
    }

    private void writeRefreshKeys(List<Processed> changed) {
        Map<String, Set<String>> before = grouped(
                "select entity_id, refresh_key from refresh_keys where entity_id in (:values)",
                changed,
                columns -> columns[1],
                2);
        List<@Nullable Object[]> gone = new ArrayList<>();
        List<@Nullable Object[]> added = new ArrayList<>();
        for (Processed each : changed) {
            String id = each.claimed().id();
            difference(before.getOrDefault(id, Set.of()), each.result().refreshKeys(), gone, added, key ->
                    new @Nullable Object[] {id, key});
        }
        store.batch("delete from refresh_keys where entity_id = ? and refresh_key = ?", gone);
        store.batch("insert into refresh_keys (entity_id, refresh_key) values (?, ?)", added);
    }

    private <T> Map<String, Set<T>> grouped(
            String sql, List<Processed> changed, Function<String[], T> mapper, int columns) {
        Map<String, Set<T>> grouped = new HashMap<>();
        store.queryIn(sql, changed.stream().map(each -> each.claimed().id()).toList(), (row, number) -> {
                    String[] values = new String[columns];
                    for (int column = 0; column < columns; column++) {
                        values[column] = row.getString(column + 1);
                    }
                    return values;
                })
                .forEach(values -> grouped.computeIfAbsent(values[0], id -> new HashSet<>())
                        .add(mapper.apply(values)));
        return grouped;
    }

    private static <T> void difference(
            Set<T> before,
            Set<T> after,
            List<@Nullable Object[]> gone,
            List<@Nullable Object[]> added,
            Function<T, @Nullable Object[]> row) {
        before.stream().filter(each -> !after.contains(each)).map(row).forEach(gone::add);
        after.stream().filter(each -> !before.contains(each)).map(row).forEach(added::add);
    }
}
