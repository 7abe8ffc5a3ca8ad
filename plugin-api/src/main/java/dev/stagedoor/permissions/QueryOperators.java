package dev.stagedoor.permissions;

import java.util.List;

/**
 * Joins parts of queries, as conditions are joined.
 *
 * @param <Q> a part of a query
 */
public interface QueryOperators<Q> {

    /**
     * Joins parts of which every one must hold.
     *
     * @param parts at least one
     * @return the joined part
     */
    Q allOf(List<Q> parts);

    /**
     * Joins parts of which one must hold.
     *
     * @param parts at least one
     * @return the joined part
     */
    Q anyOf(List<Q> parts);

    /**
     * Turns a part around.
     *
     * @param part what must not hold
     * @return the opposite
     */
    Q not(Q part);
}
