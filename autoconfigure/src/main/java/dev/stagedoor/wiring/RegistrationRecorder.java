package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.Dependency;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.RegistrationPoints;

/** Runs the register callback of a plugin or module in object form and keeps what it declares. */
final class RegistrationRecorder implements RegistrationPoints {

    private final Owner owner;

    private final String origin;

    private final Problems problems;

    private final List<ExtensionPointOffer> offers = new ArrayList<>();

    private FeatureInit.@Nullable OfCallback init;

    private RegistrationRecorder(Owner owner, String origin, Problems problems) {
        this.owner = owner;
        this.origin = origin;
        this.problems = problems;
    }

    static Feature record(Owner owner, String origin, Consumer<RegistrationPoints> register, Problems problems) {
        RegistrationRecorder recorder = new RegistrationRecorder(owner, origin, problems);
        register.accept(recorder);
        FeatureInit.OfCallback init = recorder.init;
        if (init == null) {
            throw new IllegalStateException("registerInit was not called by register in " + owner
                    + "; call it once, at the end of the callback");
        }
        return new Feature(owner, origin, init, recorder.offers, register);
    }

    @Override
    public <T> void registerExtensionPoint(ExtensionPointRef<T> extensionPoint, T implementation) {
        checkOpen();
        Assert.notNull(implementation, () -> extensionPoint + " of " + owner + " needs an implementation");
        offers.add(new ExtensionPointOffer(extensionPoint, owner, null, implementation, null));
    }

    @Override
    public <T> void registerExtensionPointFactory(
            ExtensionPointRef<T> extensionPoint, ExtensionPointFactory<T> factory) {
        checkOpen();
        Assert.notNull(factory, () -> extensionPoint + " of " + owner + " needs a factory");
        offers.add(new ExtensionPointOffer(extensionPoint, owner, null, null, factory));
    }

    @Override
    public void registerInit(InitCallback callback, Dependency<?>... dependencies) {
        if (init != null) {
            throw new IllegalStateException("registerInit was called twice in " + owner);
        }
        List<Dependency<?>> known = new ArrayList<>();
        for (int i = 0; i < dependencies.length; i++) {
            Dependency<?> dependency = dependencies[i];
            if (dependency == null) {
                problems.add(FeatureProblems.nullDependency(owner, origin, i));
            } else {
                known.add(dependency);
            }
        }
        init = new FeatureInit.OfCallback(callback, List.copyOf(known));
    }

    private void checkOpen() {
        if (init != null) {
            throw new IllegalStateException("registerExtensionPoint was called after registerInit in " + owner);
        }
    }
}
