package dev.stagedoor.http;

import java.util.List;

import jakarta.servlet.Filter;

/**
 * The middlewares of the root HTTP router, in the order in which requests pass them. Every method but
 * {@link #names()} throws {@link IllegalArgumentException} for a name that is not among them, or for a new name that
 * is. Not thread-safe.
 */
public interface RootMiddlewares {

    /**
     * Returns the middlewares.
     *
     * @return their names, in order
     */
    List<String> names();

    /**
     * Leaves one out.
     *
     * @param name which
     * @return this
     */
    RootMiddlewares remove(String name);

    /**
     * Puts another filter in the place of one.
     *
     * @param name which
     * @param filter what acts in its place
     * @return this
     */
    RootMiddlewares replace(String name, Filter filter);

    /**
     * Adds one right before another.
     *
     * @param name the other
     * @param newName its name
     * @param filter what it does
     * @return this
     */
    RootMiddlewares addBefore(String name, String newName, Filter filter);

    /**
     * Adds one right after another.
     *
     * @param name the other
     * @param newName its name
     * @param filter what it does
     * @return this
     */
    RootMiddlewares addAfter(String name, String newName, Filter filter);

    /**
     * Adds one as the first.
     *
     * @param newName its name
     * @param filter what it does
     * @return this
     */
    RootMiddlewares addFirst(String newName, Filter filter);

    /**
     * Adds one as the last.
     *
     * @param newName its name
     * @param filter what it does
     * @return this
     */
    RootMiddlewares addLast(String newName, Filter filter);

    /**
     * Brings all into an order.
     *
     * @param names the first ones; those that are not named follow in the order that they had
     * @return this
     */
    RootMiddlewares order(String... names);
}
