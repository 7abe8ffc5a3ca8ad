package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Keeps what comes. */
final class RecordedOutput implements ProcessorOutput {

    final List<String> names = new ArrayList<>();

    final List<LocationSpec> locations = new ArrayList<>();

    final List<String> errors = new ArrayList<>();

    final List<LocationSpec> failed = new ArrayList<>();

    final List<String> refreshKeys = new ArrayList<>();

    @Override
    public void entity(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
        names.add(Objects.requireNonNull(Entity.of(entity).metadata().name()));
        locations.add(location);
    }

    @Override
    public void location(LocationSpec location, boolean optional) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void relation(EntityRef source, String type, EntityRef target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void error(LocationSpec location, String message) {
        failed.add(location);
        errors.add(message);
    }

    @Override
    public void refreshKey(String key) {
        refreshKeys.add(key);
    }
}
