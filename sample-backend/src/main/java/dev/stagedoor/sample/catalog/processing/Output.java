package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.sample.catalog.descriptor.EntityValidator;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Collects what comes of processing one entity, on one thread. */
final class Output implements ProcessorOutput {

    private static final int LONGEST_REF = 255;

    private static final int LONGEST_TYPE = 64;

    private final Map<String, ?> parent;

    private final LocationSpec origin;

    private final Rules rules;

    private final EntityValidator validator;

    private final Map<String, Child> children = new LinkedHashMap<>();

    private final Set<String> unread = new LinkedHashSet<>();

    private final Set<Relation> relations = new LinkedHashSet<>();

    private final Set<String> refreshKeys = new LinkedHashSet<>();

    private final List<ProcessingProblem> problems = new ArrayList<>();

    private boolean incomplete;

    Output(Map<String, ?> parent, LocationSpec origin, Rules rules, EntityValidator validator) {
        this.parent = parent;
        this.origin = origin;
        this.rules = rules;
        this.validator = validator;
    }

    @Override
    public void entity(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
        String faults =
                validator.envelope(entity).stream().map(Object::toString).collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            error(location, "An entity at " + location.ref() + " can not be read: " + faults);
            return;
        }
        add(
                Child.of(
                        EntityMaps.annotated(
                                entity,
                                Map.of(
                                        LocationEntities.LOCATION,
                                        location.ref(),
                                        LocationEntities.ORIGIN,
                                        origin.ref())),
                        location.ref()),
                location);
    }

    @Override
    public void location(LocationSpec location, boolean optional) {
        Map<String, Object> entity = LocationEntities.below(parent, location, optional);
        add(Child.of(entity, EntityMaps.annotation(entity, LocationEntities.LOCATION)), location);
    }

    private void add(Child child, LocationSpec location) {
        if (!rules.allow(child.entity(), origin)) {
            problem(ProcessingProblem.of(new NotAllowedException("Entity " + child.ref() + " at " + location.ref()
                    + ", originated at " + origin.ref() + ", is not of an allowed kind for that location")));
            return;
        }
        Child other = children.putIfAbsent(child.ref(), child);
        if (other != null && !other.hash().equals(child.hash())) {
            problem(ProcessingProblem.input("Entity " + child.ref() + " is described twice, the second time at "
                    + location.ref() + "; the first counts"));
        }
    }

    @Override
    public void relation(EntityRef source, String type, EntityRef target) {
        Relation relation = new Relation(source.toString(), type, target.toString());
        if (relation.source().length() > LONGEST_REF
                || relation.target().length() > LONGEST_REF
                || type.length() > LONGEST_TYPE) {
            problem(ProcessingProblem.input("The relation " + type + " to " + relation.target() + " is too long"));
            return;
        }
        relations.add(relation);
    }

    @Override
    public void error(LocationSpec location, String message) {
        unread.add(location.ref());
        problem(ProcessingProblem.general(message));
    }

    private void problem(ProcessingProblem problem) {
        problems.add(problem);
    }

    @Override
    public void refreshKey(String key) {
        refreshKeys.add(bounded(key));
    }

    /** Returns the key as it is stored: a long one by its hash. */
    static String bounded(String key) {
        return key.length() <= LONGEST_REF ? key : "sha1:" + Json.sha1(key);
    }

    /** A target could not be read at all, so that nobody knows what is no more. */
    void unreadable(Exception error) {
        incomplete = true;
        problem(ProcessingProblem.of(error));
    }

    /** Returns what has come, with the entity as the steps have left it. */
    Result result(Map<String, Object> entity) {
        if (!problems.isEmpty() && children.isEmpty() && LocationEntities.isLocation(entity)) {
            return Result.failed(List.copyOf(problems));
        }
        return new Result(
                entity,
                List.copyOf(children.values()),
                Set.copyOf(unread),
                incomplete,
                Set.copyOf(relations),
                Set.copyOf(refreshKeys),
                List.copyOf(problems));
    }

    /** Returns the problems that have come, and the one that has ended it. */
    Result failed(Exception error) {
        problem(ProcessingProblem.of(error));
        return Result.failed(List.copyOf(problems));
    }
}
