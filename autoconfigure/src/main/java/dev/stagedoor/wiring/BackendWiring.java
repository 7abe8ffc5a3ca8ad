package dev.stagedoor.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.Assert;

/**
 * How a backend is wired: validated without starting it, described, and written down. In a test:
 *
 * <pre>{@code BackendWiring.verify(MyBackend.class);}</pre>
 */
public final class BackendWiring {

    private final Supplier<BackendDescriptor> descriptor;

    private final Supplier<List<String>> warnings;

    private BackendWiring(Supplier<BackendDescriptor> descriptor, Supplier<List<String>> warnings) {
        this.descriptor = descriptor;
        this.warnings = warnings;
    }

    /**
     * Validates the wiring of an application without starting it, see {@link WiringVerification#verify}.
     *
     * @param application the application's class, and classes to add to it
     * @return the wiring
     * @throws InvalidBackendException if the wiring of the backend, of a plugin or of a module is wrong
     */
    public static BackendWiring verify(Class<?>... application) {
        return of(application).verify();
    }

    /**
     * Begins a validation that needs properties of its own.
     *
     * @param application the application's class, and classes to add to it
     * @return a validation to configure and to run
     */
    public static WiringVerification of(Class<?>... application) {
        return new WiringVerification(List.of(application));
    }

    /**
     * Returns the wiring of a running backend.
     *
     * @param context its application context
     * @return the wiring, which is read each time that somebody asks for it
     * @throws IllegalStateException if the context is no backend's
     */
    public static BackendWiring of(ApplicationContext context) {
        ConfigurableListableBeanFactory beanFactory =
                (ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory();
        Wiring wiring = Wiring.known(beanFactory);
        Assert.state(wiring != null, () -> context + " is no backend");
        return new BackendWiring(
                () -> new WiringDescriber(wiring, beanFactory).describe(),
                () -> wiring.problems().warnings());
    }

    /** The wiring of a backend that is not going to run. */
    static BackendWiring of(BackendDescriptor descriptor, List<String> warnings) {
        return new BackendWiring(() -> descriptor, () -> warnings);
    }

    /**
     * Describes the wiring.
     *
     * @return the description
     */
    public BackendDescriptor describe() {
        return descriptor.get();
    }

    /**
     * Sums the wiring up in a few lines, as {@code --backend.verify} prints them: plugins with their modules, the
     * services that are not as the defaults have them, what may be a mistake, and how much there is of each.
     *
     * @return the lines, of which the last ends without a line break
     */
    public String report() {
        return new WiringReport(describe(), warnings.get()).text();
    }

    /**
     * Writes the wiring down as Markdown: a Mermaid diagram, and tables of plugins, services and overrides. The same
     * wiring always gives the same text.
     *
     * @return the text
     */
    public String document() {
        return new WiringDocument(describe()).text();
    }

    /**
     * Writes the wiring down in a file, as {@link #document()} does.
     *
     * @param file the file, which is replaced; its directory is made if necessary
     */
    public void document(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, document());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
