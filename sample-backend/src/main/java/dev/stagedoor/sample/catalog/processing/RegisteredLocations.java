package dev.stagedoor.sample.catalog.processing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.spi.DeferredEntity;
import dev.stagedoor.sample.catalog.spi.EntityMutation;
import dev.stagedoor.sample.catalog.spi.EntityProvider;
import dev.stagedoor.sample.catalog.spi.EntityProviderConnection;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** The locations that were registered while the catalog runs. Thread-safe. Backstage: {@code DefaultLocationStore}. */
@Component
public class RegisteredLocations implements EntityProvider {

    private static final String NAME = "DefaultLocationStore";

    private static final String COLUMNS = "select id, type, target, entity_ref from locations";

    private final Store store;

    private final EntityProviderConnection connection;

    RegisteredLocations(Store store, Sources sources) {
        this.store = store;
        this.connection = sources.connection(NAME);
    }

    @Override
    public String getProviderName() {
        return NAME;
    }

    @Override
    public void connect(EntityProviderConnection given) {
        given.applyMutation(new EntityMutation.Full(
                list().stream().map(RegisteredLocations::deferred).toList()));
    }

    /**
     * Returns all locations.
     *
     * @return the locations, by id
     */
    public List<RegisteredLocation> list() {
        return store.query(COLUMNS + " order by id", RegisteredLocations::location);
    }

    /**
     * Finds a location.
     *
     * @param id its id
     * @return the location, or empty if there is none
     */
    public Optional<RegisteredLocation> find(String id) {
        return store.query(COLUMNS + " where id = ?", RegisteredLocations::location, id).stream()
                .findFirst();
    }

    /**
     * Finds a location.
     *
     * @param spec the place
     * @return the location, or empty if the place is not registered
     */
    public Optional<RegisteredLocation> find(LocationSpec spec) {
        return store
                .query(
                        COLUMNS + " where type = ? and target = ?",
                        RegisteredLocations::location,
                        spec.type(),
                        spec.target())
                .stream()
                .filter(location -> location.spec().equals(spec))
                .findFirst();
    }

    /**
     * Registers a location, which is read soon.
     *
     * @param spec the place
     * @return the location
     * @throws ConflictException if the place is registered
     */
    public RegisteredLocation register(LocationSpec spec) {
        return store.inTransaction(() -> {
            unused(spec);
            return add(spec);
        });
    }

    /**
     * Registers a location, or has it read soon if it is registered.
     *
     * @param spec the place
     * @return the location
     */
    public RegisteredLocation registerOrRefresh(LocationSpec spec) {
        return store.inTransaction(() -> {
            Optional<RegisteredLocation> known = find(spec);
            if (known.isEmpty()) {
                return add(spec);
            }
            bring(known.get());
            store.due(List.of(known.get().entityRef()));
            return known.get();
        });
    }

    /**
     * Has a location be another place. The entity stays the same, by its reference.
     *
     * @param id the id of the location
     * @param spec the place
     * @return the location
     * @throws NotFoundException if there is none of this id
     * @throws ConflictException if the place is registered by another id
     */
    public RegisteredLocation update(String id, LocationSpec spec) {
        return store.inTransaction(() -> {
            RegisteredLocation before = find(id).orElseThrow(() -> missing(id));
            if (!before.spec().equals(spec)) {
                unused(spec);
            }
            store.update("update locations set type = ?, target = ? where id = ?", spec.type(), spec.target(), id);
            RegisteredLocation after = new RegisteredLocation(id, spec.type(), spec.target(), before.entityRef());
            bring(after);
            return after;
        });
    }

    /**
     * Removes a location, with all that nobody else brings.
     *
     * @param id its id
     * @throws NotFoundException if there is none of this id
     */
    public void delete(String id) {
        store.inTransaction(() -> {
            RegisteredLocation location = find(id).orElseThrow(() -> missing(id));
            store.update("delete from locations where id = ?", id);
            connection.applyMutation(
                    new EntityMutation.Delta(List.of(), List.of(EntityRef.parse(location.entityRef()))));
        });
    }

    private void unused(LocationSpec spec) {
        if (find(spec).isPresent()) {
            throw new ConflictException("Location " + spec.ref() + " already exists");
        }
    }

    private RegisteredLocation add(LocationSpec spec) {
        RegisteredLocation location = new RegisteredLocation(
                Store.id(),
                spec.type(),
                spec.target(),
                LocationEntities.ref(spec).toString());
        store.update(
                "insert into locations (id, type, target, entity_ref) values (?, ?, ?, ?)",
                location.id(),
                location.type(),
                location.target(),
                location.entityRef());
        bring(location);
        return location;
    }

    private void bring(RegisteredLocation location) {
        connection.applyMutation(new EntityMutation.Delta(List.of(deferred(location)), List.of()));
    }

    private static DeferredEntity deferred(RegisteredLocation location) {
        Map<String, Object> entity = LocationEntities.entity(
                location.spec(), EntityRef.parse(location.entityRef()).name());
        return new DeferredEntity(Entity.of(entity), location.spec().ref());
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("Found no location with ID " + id);
    }

    private static RegisteredLocation location(ResultSet row, int number) throws SQLException {
        return new RegisteredLocation(
                row.getString("id"), row.getString("type"), row.getString("target"), row.getString("entity_ref"));
    }
}
