package dev.stagedoor.sample.catalog.processing;

import java.nio.file.Path;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.sample.catalog.spi.DeferredEntity;
import dev.stagedoor.sample.catalog.spi.EntityMutation;
import dev.stagedoor.sample.catalog.spi.EntityProvider;
import dev.stagedoor.sample.catalog.spi.EntityProviderConnection;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Brings the locations of {@code catalog.locations}, and follows changes. Backstage: {@code ConfigLocationEntityProvider}. */
@Component
class ConfiguredLocations implements EntityProvider {

    private final RootConfigService config;

    ConfiguredLocations(RootConfigService config) {
        this.config = config;
    }

    @Override
    public String getProviderName() {
        return "ConfigLocationProvider";
    }

    @Override
    public void connect(EntityProviderConnection connection) {
        connection.applyMutation(locations());
        config.subscribe(() -> connection.applyMutation(locations()));
    }

    private EntityMutation locations() {
        List<DeferredEntity> locations = config.getOptionalConfigArray("catalog.locations").orElse(List.of()).stream()
                .map(ConfiguredLocations::location)
                .distinct()
                .map(ConfiguredLocations::deferred)
                .toList();
        return new EntityMutation.Full(locations);
    }

    static LocationSpec location(Config configured) {
        String type = configured.getString("type");
        String target = configured.getString("target");
        return new LocationSpec(type, type.equals("file") ? absolute(target) : target);
    }

    /** Relative files begin where the backend runs. */
    private static String absolute(String target) {
        return Path.of(target).toAbsolutePath().normalize().toString();
    }

    static DeferredEntity deferred(LocationSpec location) {
        return new DeferredEntity(
                Entity.of(LocationEntities.entity(location, LocationEntities.name(location))), location.ref());
    }
}
