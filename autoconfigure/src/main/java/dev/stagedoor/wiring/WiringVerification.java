package dev.stagedoor.wiring;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.Assert;

import dev.stagedoor.BackendStartupException;
import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Failure;
import dev.stagedoor.StartupResult.Outcome;

/** Validates the wiring of an application that is not started, see {@link BackendWiring#of(Class...)}. */
public final class WiringVerification {

    private static final List<FailureAnalyzer> ANALYZERS =
            List.of(new BootFailureAnalyzer(), new WiringFailureAnalyzer(), new ServiceFailureAnalyzer());

    private final List<Class<?>> application;

    private final Map<String, Object> properties = new LinkedHashMap<>();

    WiringVerification(List<Class<?>> application) {
        Assert.notEmpty(application, "Name the class of the application");
        this.application = application;
    }

    /**
     * Sets a property, before all other sources of the environment.
     *
     * @param key the key
     * @param value the value
     * @return this validation
     */
    public WiringVerification property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /**
     * Validates the whole wiring. The application's {@code main} method is run, if it has one, up to the moment at
     * which its context would be refreshed; then its bean definitions are completed and validated. Feature objects are
     * made and feature loaders run, because they say what there is; no other bean of the application is made, and no
     * web server. What the policy on boot failures would permit is a mistake nevertheless.
     *
     * @return the wiring
     * @throws InvalidBackendException if the wiring of the backend, of a plugin or of a module is wrong
     */
    public BackendWiring verify() {
        try (GenericApplicationContext context = new AbandonedRun(application, properties).load()) {
            RefreshEnd.refresh(context);
            ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
            Wiring wiring = Wiring.known(beanFactory);
            Assert.state(
                    wiring != null,
                    () -> "The application of " + application.get(0).getName()
                            + " is no backend: nothing enables the auto-configuration of Stagedoor");
            StartupResult result = result(wiring);
            if (result.outcome() == Outcome.FAILURE) {
                throw new BackendStartupException(result);
            }
            return BackendWiring.of(new WiringDescriber(wiring, beanFactory).describe());
        } catch (RuntimeException ex) {
            throw reported(ex);
        }
    }

    /** What a start would come to if every plugin failed that has a mistake in it, and no other. */
    private static StartupResult result(Wiring wiring) {
        List<StartupResult.Plugin> plugins = wiring.registrations().plugins().stream()
                .map(plan -> new StartupResult.Plugin(
                        plan.pluginId(),
                        Instant.EPOCH,
                        failure(wiring, plan.feature()),
                        plan.modules().stream()
                                .map(module -> new StartupResult.Module(
                                        String.valueOf(module.owner().moduleId()),
                                        Instant.EPOCH,
                                        failure(wiring, module)))
                                .toList()))
                .toList();
        boolean failed = plugins.stream()
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin.failure() != null),
                        plugin.modules().stream().map(module -> module.failure() != null)))
                .anyMatch(failure -> failure);
        return new StartupResult(Instant.EPOCH, Instant.EPOCH, failed ? Outcome.FAILURE : Outcome.SUCCESS, plugins);
    }

    private static @Nullable Failure failure(Wiring wiring, Feature feature) {
        WiringException error = wiring.problems().failureOf(feature.owner());
        return error == null ? null : new Failure(error, false);
    }

    /** The error with its report, as it is for what is not about the wiring. */
    private static RuntimeException reported(RuntimeException error) {
        return ANALYZERS.stream()
                .map(analyzer -> analyzer.analyze(error))
                .filter(Objects::nonNull)
                .findFirst()
                .<RuntimeException>map(analysis -> new InvalidBackendException(text(analysis), error))
                .orElse(error);
    }

    private static String text(FailureAnalysis analysis) {
        return "Description:\n\n" + analysis.getDescription() + "\n\nAction:\n\n" + analysis.getAction();
    }
}
