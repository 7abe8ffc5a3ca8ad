package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.ExtensionPointRef;

/**
 * One service or extension point that something asks for, as far as definitions tell.
 *
 * @param service the service, or {@code null} if it is an extension point
 * @param extensionPoint the extension point, or {@code null} if it is a service
 * @param required whether nothing works without it
 * @param deferred whether it is resolved when used
 * @param provider whether it is asked for through a provider, which does not know its plugin
 * @param place the parameter or field, for messages
 */
record Need(
        @Nullable Service service,
        @Nullable ExtensionPointRef<?> extensionPoint,
        boolean required,
        boolean deferred,
        boolean provider,
        String place) {

    /** The printable form of the reference. */
    String ref() {
        return service != null ? "serviceRef{" + service.id() + "}" : String.valueOf(extensionPoint);
    }
}
