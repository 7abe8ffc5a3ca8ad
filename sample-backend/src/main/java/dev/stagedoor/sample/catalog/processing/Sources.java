package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.sample.catalog.spi.DeferredEntity;
import dev.stagedoor.sample.catalog.spi.EntityMutation;
import dev.stagedoor.sample.catalog.spi.EntityProviderConnection;

/** Takes in what sources bring and take back. Backstage: {@code DefaultProviderDatabase}. */
@Component
class Sources {

    private final Store store;

    private final Removal removal;

    private final LoggerService logger;

    Sources(Store store, Removal removal, LoggerService logger) {
        this.store = store;
        this.removal = removal;
        this.logger = logger;
    }

    EntityProviderConnection connection(String source) {
        return new Connection(source);
    }

    /** Takes back what sources have brought that are no more. */
    void forgetAllBut(Collection<String> sources) {
        List<String> gone = new ArrayList<>(store.query(
                "select distinct source_key from refresh_state_references where source_key is not null",
                (row, number) -> row.getString(1)));
        gone.removeAll(sources);
        for (String source : gone) {
            apply(source, new EntityMutation.Full(List.of()));
            logger.info("The source {} is no more, and what it brought is removed", source);
        }
    }

    private void apply(String source, EntityMutation mutation) {
        if (mutation instanceof EntityMutation.Full full) {
            Map<String, Child> brought = children(full.entities());
            store.inTransaction(() -> {
                Map<String, String> before = brought(source);
                Set<String> gone = new LinkedHashSet<>(before.keySet());
                gone.removeAll(brought.keySet());
                List<Child> news = brought.values().stream()
                        .filter(child -> !version(child.hash(), child.key()).equals(before.get(child.ref())))
                        .toList();
                store.lock(Stream.concat(gone.stream(), news.stream().map(Child::ref))
                        .toList());
                add(source, news);
                remove(source, gone);
            });
        } else if (mutation instanceof EntityMutation.Delta delta) {
            Map<String, Child> added = children(delta.added());
            List<String> removed =
                    delta.removed().stream().map(EntityRef::toString).toList();
            store.inTransaction(() -> {
                remove(source, removed);
                add(source, added.values());
            });
        }
    }

    private static Map<String, Child> children(List<DeferredEntity> entities) {
        Map<String, Child> children = new LinkedHashMap<>();
        for (DeferredEntity deferred : entities) {
            if (deferred.entity().kind().isEmpty()
                    || deferred.entity().metadata().name().isEmpty()) {
                throw new InputException("An entity needs a kind and a metadata.name to be brought into the catalog: "
                        + Json.write(deferred.entity().toMap()));
            }
            Child child = Child.of(deferred.entity().toMap(), deferred.locationKey());
            children.put(child.ref(), child);
        }
        return children;
    }

    /** Returns what a source has brought, by its references. */
    private Map<String, String> brought(String source) {
        Map<String, String> brought = new HashMap<>();
        store.query(
                        "select r.target_entity_ref, s.unprocessed_hash, s.location_key from refresh_state_references r"
                                + " left join refresh_state s on s.entity_ref = r.target_entity_ref"
                                + " where r.source_key = ?",
                        (row, number) -> Map.entry(row.getString(1), version(row.getString(2), row.getString(3))),
                        source)
                .forEach(row -> brought.put(row.getKey(), row.getValue()));
        return brought;
    }

    private static String version(@Nullable String hash, @Nullable String key) {
        return hash + " " + key;
    }

    private void add(String source, Collection<Child> children) {
        List<String> refs = children.stream().map(Child::ref).toList();
        Map<String, Store.State> states = store.lock(refs);
        Map<String, Set<String>> bringers = bringers(states.keySet());
        List<Child> inserted = new ArrayList<>();
        List<Child> replaced = new ArrayList<>();
        List<@Nullable Object[]> references = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Child child : children) {
            Store.State state = states.get(child.ref());
            Set<String> others = bringers.getOrDefault(child.ref(), Set.of());
            boolean ours = others.contains(source);
            if (state == null) {
                inserted.add(child);
            } else if (!state.isOf(child.key()) && !(ours && others.size() == 1)) {
                logger.warn(
                        "The source {} brings {}, which belongs to {} already and stays there; it would be of {} now",
                        source,
                        child.ref(),
                        state.key(),
                        child.key());
                if (ours) {
                    lost.add(child.ref());
                }
                continue;
            } else if (!child.hash().equals(state.hash()) || !Objects.equals(child.key(), state.key())) {
                replaced.add(child);
            }
            if (!ours) {
                references.add(new @Nullable Object[] {source, child.ref()});
            }
        }
        store.insert(inserted);
        store.replace(replaced);
        store.batch("insert into refresh_state_references (source_key, target_entity_ref) values (?, ?)", references);
        store.updateIn(
                "delete from refresh_state_references where source_key = :source and target_entity_ref in (:values)",
                lost,
                Map.of("source", source));
        // They may have been orphans.
        Set<String> found = new HashSet<>(states.keySet());
        found.retainAll(references.stream().map(row -> String.valueOf(row[1])).toList());
        store.mark(found);
    }

    /** Returns who brings entities: the names of sources, and the references of entities with a blank before. */
    private Map<String, Set<String>> bringers(Collection<String> refs) {
        Map<String, Set<String>> bringers = new HashMap<>();
        store.queryIn(
                        "select target_entity_ref, source_key, source_entity_ref from refresh_state_references"
                                + " where target_entity_ref in (:values)",
                        refs,
                        (row, number) -> new String[] {
                            row.getString(1), row.getString(2) == null ? " " + row.getString(3) : row.getString(2)
                        })
                .forEach(row ->
                        bringers.computeIfAbsent(row[0], ref -> new HashSet<>()).add(row[1]));
        return bringers;
    }

    private void remove(String source, Collection<String> refs) {
        if (refs.isEmpty()) {
            return;
        }
        List<String> brought = store.queryIn(
                "select target_entity_ref from refresh_state_references where source_key = :source"
                        + " and target_entity_ref in (:values)",
                refs,
                Map.of("source", source),
                (row, number) -> row.getString(1));
        store.lock(brought);
        store.updateIn(
                "delete from refresh_state_references where source_key = :source and target_entity_ref in (:values)",
                brought,
                Map.of("source", source));
        removal.prune(brought);
    }

    /** The way of one source. */
    private final class Connection implements EntityProviderConnection {

        private final String source;

        Connection(String source) {
            this.source = source;
        }

        @Override
        public void applyMutation(EntityMutation mutation) {
            apply(source, mutation);
        }

        @Override
        public void refresh(Collection<String> keys) {
            store.updateIn(
                    "update refresh_state set next_update_at = :now where entity_id in"
                            + " (select k.entity_id from refresh_keys k where k.refresh_key in (:values))",
                    keys.stream().map(Output::bounded).toList(),
                    Map.of("now", store.now()));
        }
    }
}
