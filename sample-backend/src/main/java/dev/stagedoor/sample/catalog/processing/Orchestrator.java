package dev.stagedoor.sample.catalog.processing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.descriptor.EntityDefaults;
import dev.stagedoor.sample.catalog.descriptor.EntityValidator;
import dev.stagedoor.sample.catalog.descriptor.LocationTargets;
import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * Has an entity pass all steps. What it was given stays as it was written, but for what steps have changed. Stores
 * nothing. Thread-safe. Backstage: {@code DefaultCatalogProcessingOrchestrator}.
 */
@Component
class Orchestrator {

    private final Registry registry;

    private final EntityValidator validator;

    private final Rules rules;

    Orchestrator(Registry registry, EntityValidator validator, RootConfigService config) {
        this.registry = registry;
        this.validator = validator;
        this.rules = Rules.from(config);
    }

    /**
     * Processes an entity.
     *
     * @throws CancellationException if the thread was interrupted
     */
    Result process(Map<String, ?> unprocessed) {
        LocationSpec location;
        LocationSpec origin;
        try {
            envelope(unprocessed);
            location = EntityMaps.location(unprocessed, LocationEntities.LOCATION);
            origin = EntityMaps.location(unprocessed, LocationEntities.ORIGIN);
        } catch (InputException ex) {
            return Result.failed(List.of(ProcessingProblem.of(ex)));
        }
        Map<String, Object> entity = EntityDefaults.apply(unprocessed, location, origin);
        Output output = new Output(entity, origin, rules, validator);
        try {
            return output.result(new Pass(registry.processors(), location, origin, output).run(entity));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (Exception ex) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            return output.failed(ex);
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("Processing was interrupted");
    }

    private void envelope(Map<String, ?> entity) {
        String faults =
                validator.envelope(entity).stream().map(Object::toString).collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new InputException("Entity envelope failed validation before processing: " + faults);
        }
    }

    /** One entity on its way through the steps. */
    private final class Pass {

        private final List<CatalogProcessor> processors;

        private final LocationSpec location;

        private final LocationSpec origin;

        private final Output output;

        Pass(List<CatalogProcessor> processors, LocationSpec location, LocationSpec origin, Output output) {
            this.processors = processors;
            this.location = location;
            this.origin = origin;
            this.output = output;
        }

        Map<String, Object> run(Map<String, Object> given) throws Exception {
            Map<String, Object> entity = given;
            for (CatalogProcessor processor : processors) {
                entity = step(
                        processor,
                        "preprocessing",
                        entity,
                        each -> processor.preProcessEntity(each, location, origin, output));
            }
            if (!EntityMaps.ref(entity).equals(EntityMaps.ref(given))) {
                throw new ConflictException("Fatal: The entity kind, namespace, or name changed during processing");
            }
            validate(entity);
            if (LocationEntities.isLocation(entity)) {
                for (LocationTargets.Target target : LocationTargets.of(entity, location)) {
                    read(target);
                }
            }
            for (CatalogProcessor processor : processors) {
                entity = step(
                        processor,
                        "postprocessing",
                        entity,
                        each -> processor.postProcessEntity(each, location, output));
            }
            return entity;
        }

        private Map<String, Object> step(
                CatalogProcessor processor, String doing, Map<String, Object> written, Step step) throws Exception {
            Entity before = Entity.of(written);
            Entity after = guarded(processor, doing, () -> step.apply(before));
            return after.equals(before) ? written : EntityMaps.changed(written, before.toMap(), after.toMap());
        }

        private void validate(Map<String, Object> entity) throws Exception {
            boolean known = validator.check(entity, location);
            Entity read = Entity.of(entity);
            for (CatalogProcessor processor : processors) {
                known |= guarded(processor, "validating", () -> processor.validateEntityKind(read));
            }
            if (!known) {
                throw new InputException("No processor recognized the entity " + read.ref()
                        + " as valid, possibly caused by a foreign kind or apiVersion");
            }
        }

        /** Reads a target; what is wrong with it does not stop the others. */
        private void read(LocationTargets.Target target) throws InterruptedException {
            String ref = target.location().ref();
            try {
                for (CatalogProcessor processor : processors) {
                    if (guarded(
                            processor,
                            "reading " + ref,
                            () -> processor.readLocation(target.location(), origin, target.optional(), output))) {
                        return;
                    }
                }
                output.unreadable(new InputException("No processor was able to handle reading of " + ref));
            } catch (InterruptedException ex) {
                throw ex;
            } catch (Exception ex) {
                output.unreadable(ex);
            }
        }
    }

    /** Says which step it was, unless it says itself what was wrong. */
    private static <T> T guarded(CatalogProcessor processor, String doing, Call<T> call) throws Exception {
        try {
            return call.call();
        } catch (InterruptedException | BackstageException ex) {
            throw ex;
        } catch (Exception ex) {
            throw new InputException(
                    "Processor " + processor.getProcessorName() + " threw an error while " + doing, ex);
        }
    }

    private interface Step {

        Entity apply(Entity entity) throws Exception;
    }

    private interface Call<T> {

        T call() throws Exception;
    }
}
