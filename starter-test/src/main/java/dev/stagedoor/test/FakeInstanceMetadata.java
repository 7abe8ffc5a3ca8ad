package dev.stagedoor.test;

import java.util.List;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.metadata.InstanceMetadataService;

/**
 * Tells the plugins and modules of a backend that a test chose.
 *
 * @param features the plugins and modules
 */
public record FakeInstanceMetadata(List<InstalledFeature> features)
        implements InstanceMetadataService, FakeService<InstanceMetadataService> {

    /** Copies the features. */
    public FakeInstanceMetadata {
        features = List.copyOf(features);
    }

    @Override
    public List<InstalledFeature> getInstalledFeatures() {
        return features;
    }

    @Override
    public ServiceFactory<InstanceMetadataService> factory() {
        return ServiceFactory.of(CoreServices.INSTANCE_METADATA).create(deps -> this);
    }
}
