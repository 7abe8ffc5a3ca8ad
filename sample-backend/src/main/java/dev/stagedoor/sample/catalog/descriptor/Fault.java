package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;

/**
 * Something that is wrong with an entity.
 *
 * @param steps where it is: names of members and indexes of items, from the outside in
 * @param problem what is wrong, to be read after the path
 */
public record Fault(List<Object> steps, String problem) {

    /**
     * Makes a fault.
     *
     * @param steps where it is
     * @param problem what is wrong
     */
    public Fault {
        steps = List.copyOf(steps);
    }

    /**
     * Returns where it is.
     *
     * @return such as {@code metadata.links[0].url}, or an empty text for the entity itself
     */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }

    /**
     * Returns what is wrong, and where.
     *
     * @return such as {@code spec.owner must not be empty}
     */
    @Override
    public String toString() {
        return (steps.isEmpty() ? "the entity" : path()) + " " + problem;
    }
}
