package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.ExtensionPointRef;

/**
 * One service or extension point that something asks for, as far as definitions tell.
 *
 * @param service the service, or {@code null} if it is an extension point
 * @param extensionPoint the extension point, or {@code null} if it is a service
 * @param requirement the parameter or field that asks, or {@code null} if it is a declared dependency
 */
record Need(
        @Nullable Service service,
        @Nullable ExtensionPointRef<?> extensionPoint,
        @Nullable Requirement requirement) {

    /** The printable form of the reference. */
    String ref() {
        return service != null ? "serviceRef{" + service.id() + "}" : String.valueOf(extensionPoint);
    }

    /** Whether nothing works without it. */
    boolean required() {
        return (service == null || !service.isMultiton()) && (requirement == null || requirement.required());
    }

    /** Whether it is resolved when used. */
    boolean deferred() {
        return requirement != null && requirement.deferred();
    }

    /** Whether it is asked for through a provider, which does not know its plugin. */
    boolean provider() {
        return requirement != null && requirement.provider();
    }

    /** The parameter or field, for messages. */
    String place() {
        return requirement == null ? "dependency " + ref() : requirement.place();
    }
}
