package dev.stagedoor.wiring;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.RegistrationPoints;

/**
 * A registered plugin or module, annotated or an object.
 *
 * @param owner which one
 * @param origin where it is declared, for messages
 * @param init what runs when it starts
 * @param offers the extension points that it offers, in order
 * @param register what declared it, or {@code null} for an annotated class
 */
record Feature(
        Owner owner,
        String origin,
        FeatureInit init,
        List<ExtensionPointOffer> offers,
        @Nullable Consumer<RegistrationPoints> register) {

    Feature {
        offers = List.copyOf(offers);
    }

    /** The same, declared anew for another run. */
    Feature renewed(Problems problems) {
        return register == null ? this : RegistrationRecorder.record(owner, origin, register, problems);
    }
}
