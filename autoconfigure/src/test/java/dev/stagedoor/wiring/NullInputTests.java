package dev.stagedoor.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is null where a reference or a feature belongs is refused at once, by name and position. */
@SuppressWarnings("NullAway")
class NullInputTests {

    private static final @Nullable RootServiceRef<RootConfigService> NOTHING = null;

    @Test
    @Case({"VAL-02", "ERR-22"})
    void aNullDependencyOfAPluginScopedFactoryNamesServiceAndPosition() {
        ServiceFactory.PluginBuilder<LoggerService> builder =
                ServiceFactory.of(PluginServiceRef.of(LoggerService.class));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> builder.deps(CoreServices.ROOT_LOGGER, NOTHING))
                .withMessageContaining("Dependency 1")
                .withMessageContaining("'core.logger'");
    }

    @Test
    @Case("VAL-02")
    void aNullDependencyOfARootFactoryNamesServiceAndPosition() {
        ServiceFactory.RootBuilder<RootConfigService> builder =
                ServiceFactory.of(RootServiceRef.of(RootConfigService.class));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> builder.deps(NOTHING))
                .withMessageContaining("Dependency 0")
                .withMessageContaining("'core.rootConfig'");
    }

    @Test
    void aNullDependencyOfALoaderNamesTheLoaderAndPosition() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> BackendFeature.loader(deps -> List.of(), CoreServices.ROOT_CONFIG, NOTHING))
                .withMessageContaining("Dependency 1")
                .withMessageContaining("NullInputTests");
    }

    @Test
    @Case("VAL-06")
    void aNullFeatureIsRefusedWithItsPosition() {
        BackendFeature feature = BackendFeature.loader(deps -> List.of());
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Backend.features(feature, null))
                .withMessageContaining("Feature 1");
    }
}
