package dev.stagedoor.http.autoconfigure;

/** The routes outside of plugins, a bean that Spring collects as it does every {@code RouterFunction}. */
final class RootRoutes extends RouteList {}
