package dev.stagedoor.sample.catalog.processing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.stagedoor.errors.NotFoundException;

/** Has entities processed before they are due. Thread-safe. Backstage: {@code DefaultRefreshService}. */
@Component
public class EntityRefresh {

    private static final String LOCATIONS = "location:";

    private final Store store;

    private final Circles circles;

    EntityRefresh(Store store, Circles circles) {
        this.store = store;
        this.circles = circles;
    }

    /**
     * Has an entity and all locations above it processed soon.
     *
     * @param entityRef the reference of the entity, in any case
     * @throws NotFoundException if there is no such entity
     */
    public void refresh(String entityRef) {
        String ref = entityRef.toLowerCase(Locale.US);
        if (store.states(List.of(ref)).isEmpty()) {
            throw new NotFoundException("Entity " + ref + " not found");
        }
        Set<String> above = circles.above(ref);
        store.inTransaction(() ->
                store.due(Stream.concat(above.stream().filter(each -> each.startsWith(LOCATIONS)), Stream.of(ref))
                        .toList()));
    }
}
