package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.RegistrationPoints;

/**
 * An extension point that a plugin or module offers, by one of three ways.
 *
 * @param ref the reference
 * @param owner who offers it
 * @param beanName the bean that implements it, or {@code null}
 * @param object the object that implements it, or {@code null}
 * @param factory makes an object for each consuming module, or {@code null}
 */
record ExtensionPointOffer(
        ExtensionPointRef<?> ref,
        Owner owner,
        @Nullable String beanName,
        @Nullable Object object,
        RegistrationPoints.@Nullable ExtensionPointFactory<?> factory) {

    static ExtensionPointOffer ofBean(ExtensionPointRef<?> ref, Owner owner, String beanName) {
        return new ExtensionPointOffer(ref, owner, beanName, null, null);
    }
}
