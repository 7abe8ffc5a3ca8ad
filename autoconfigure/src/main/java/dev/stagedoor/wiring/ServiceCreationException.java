package dev.stagedoor.wiring;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;

/** A service could not be made. Its message nests those of the services that it depends on, outermost first. */
class ServiceCreationException extends BeansException {

    private static final long serialVersionUID = 1L;

    private static final String FACTORY = "the factory function";

    private static final String ROOT_CONTEXT = "createRootContext";

    private static final String DEFAULT_FACTORY = "the default factory loader";

    private final String serviceId;

    private final String holder;

    private final String phase;

    private ServiceCreationException(
            String serviceId, String holder, String phase, String why, @Nullable Throwable cause) {
        super("Failed to instantiate service '" + serviceId + "' for '" + holder + "' because " + why, cause);
        this.serviceId = serviceId;
        this.holder = holder;
        this.phase = phase;
    }

    String serviceId() {
        return serviceId;
    }

    /** The plugin that the service is for, or {@code root}. */
    String holder() {
        return holder;
    }

    /** Where it failed; for a failure without cause, what mends it. */
    String phase() {
        return phase;
    }

    String advice() {
        return phase;
    }

    /** Whether this is already about a service of a plugin, or of the root. */
    boolean isAbout(String service, String plugin) {
        return serviceId.equals(service) && holder.equals(plugin);
    }

    /** A factory failed; what says already why this service could not be made is returned as it is. */
    static ServiceCreationException factory(String serviceId, String holder, Throwable failure) {
        return essence(failure) instanceof ServiceCreationException known && known.isAbout(serviceId, holder)
                ? known
                : of(serviceId, holder, FACTORY, failure);
    }

    static ServiceCreationException rootContext(String serviceId, Throwable cause) {
        return of(serviceId, "root", ROOT_CONTEXT, cause);
    }

    static ServiceCreationException defaultFactory(String serviceId, Throwable cause) {
        return of(serviceId, "root", DEFAULT_FACTORY, cause);
    }

    static ServiceCreationException missing(String serviceId, String holder, List<String> missingIds) {
        return new ServiceCreationException(
                serviceId,
                holder,
                "Offer what is missing: @Bean methods in the application, or BackendFeature objects, of these services.",
                "the following dependent services are missing: "
                        + missingIds.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ")),
                null);
    }

    /**
     * A factory returned null.
     *
     * @param origin the factory, for messages
     */
    static ServiceCreationException nothing(String serviceId, String holder, String origin) {
        return new ServiceCreationException(
                serviceId,
                holder,
                "Return an instance from " + origin + ", or throw an exception that says what is wrong.",
                "the factory returned null; return an instance, or throw to say what is wrong",
                null);
    }

    private static ServiceCreationException of(String serviceId, String holder, String phase, Throwable failure) {
        Throwable cause = essence(failure);
        return new ServiceCreationException(
                serviceId, holder, phase, phase + " threw an error, " + describe(cause), cause);
    }

    /** The failure below what Spring wraps around it. */
    static Throwable essence(Throwable failure) {
        Throwable current = failure;
        while (isWrapper(current) && current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof BeanCreationException || failure instanceof BeanInstantiationException;
    }

    private static String describe(Throwable cause) {
        return cause instanceof ServiceCreationException ? String.valueOf(cause.getMessage()) : cause.toString();
    }
}
