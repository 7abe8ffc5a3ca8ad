package dev.stagedoor.wiring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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

/** Completes and validates the definitions of a backend that is loaded and is not going to run. */
final class LoadedBackend {

    private static final List<FailureAnalyzer> ANALYZERS =
            List.of(new BootFailureAnalyzer(), new WiringFailureAnalyzer(), new ServiceFailureAnalyzer());

    private LoadedBackend() {}

    /**
     * Validates the wiring.
     *
     * @param application what is loaded, for messages
     * @param loading gives the context, which is closed afterwards
     * @throws InvalidBackendException if the wiring of the backend, of a plugin or of a module is wrong
     */
    static BackendWiring verify(String application, Supplier<GenericApplicationContext> loading) {
        try (GenericApplicationContext context = loading.get()) {
            RefreshEnd.refresh(context);
            ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
            Wiring wiring = Wiring.known(beanFactory);
            Assert.state(
                    wiring != null,
                    () -> "The application of " + application
                            + " is no backend: nothing enables the auto-configuration of Stagedoor");
            StartupResult result = result(wiring);
            if (result.outcome() == Outcome.FAILURE) {
                throw new BackendStartupException(result);
            }
            return BackendWiring.of(
                    new WiringDescriber(wiring, beanFactory).describe(),
                    wiring.problems().warnings());
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
