package dev.stagedoor.http;

/**
 * Changes what every request passes: a bean that replaces, adds, moves or leaves out {@link RootMiddlewares}. Called
 * once, when the web server starts; several are called in their order. Backstage: the option {@code configure} of the
 * root HTTP router.
 */
@FunctionalInterface
public interface RootHttpRouterCustomizer {

    /**
     * Changes the middlewares.
     *
     * @param middlewares those in force so far
     */
    void customize(RootMiddlewares middlewares);
}
