package dev.stagedoor.sample.page;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.scheduler.TaskSchedule;

/** Six plugins with modules, as objects: with the sample's own there are ten. */
final class DemoPlugins {

    private static final ExtensionPointRef<Collators> COLLATORS =
            ExtensionPointRef.of("search.collators", Collators.class);

    private static final ExtensionPointRef<Channels> CHANNELS =
            ExtensionPointRef.of("notifications.channels", Channels.class);

    private static final ExtensionPointRef<Actions> ACTIONS = ExtensionPointRef.of("scaffolder.actions", Actions.class);

    private static final TaskSchedule EVERY_TEN_MINUTES =
            TaskSchedule.every(Duration.ofMinutes(10)).timeout(Duration.ofMinutes(1));

    private DemoPlugins() {}

    static BackendFeature[] all() {
        return new BackendFeature[] {
            search(),
            collator("techdocs", "Getting started", "Writing a plugin"),
            collator("apis", "Pets", "Payments"),
            techdocs(),
            notifications(),
            channel("email"),
            channel("chat"),
            events(),
            scaffolder(),
            gitModule(),
            proxy(),
            timingModule()
        };
    }

    /** Finds titles that modules collect. */
    private static BackendFeature search() {
        return BackendFeature.plugin("search", env -> {
            Map<String, Supplier<List<String>>> collators = new ConcurrentHashMap<>();
            List<String> titles = new CopyOnWriteArrayList<>();
            env.registerExtensionPoint(COLLATORS, collators::put);
            env.registerInit(
                    deps -> {
                        deps.get(CoreServices.SCHEDULER).schedule("index", EVERY_TEN_MINUTES, () -> {
                            titles.clear();
                            collators.values().forEach(collator -> titles.addAll(collator.get()));
                        });
                        HttpRouterService router = deps.get(CoreServices.HTTP_ROUTER);
                        router.addAuthPolicy("/query", AuthPolicy.UNAUTHENTICATED);
                        router.use(get(
                                "/query",
                                request -> ServerResponse.ok()
                                        .body(found(
                                                titles, request.param("term").orElse("")))));
                    },
                    CoreServices.HTTP_ROUTER,
                    CoreServices.SCHEDULER);
        });
    }

    private static List<String> found(Collection<String> titles, String term) {
        return titles.stream().filter(title -> title.contains(term)).toList();
    }

    private static BackendFeature collator(String id, String... titles) {
        return BackendFeature.module(
                "search",
                id,
                env -> env.registerInit(
                        deps -> deps.get(COLLATORS).add(id, () -> List.of(titles)), COLLATORS, CoreServices.LOGGER));
    }

    private static BackendFeature techdocs() {
        return BackendFeature.plugin(
                "techdocs",
                env -> env.registerInit(
                        deps -> deps.get(CoreServices.HTTP_ROUTER)
                                .use(get("/docs", request -> ServerResponse.ok().body(List.of("Getting started")))),
                        CoreServices.HTTP_ROUTER,
                        CoreServices.LOGGER));
    }

    /** Keeps what was sent, and sends it through the channels of its modules. */
    private static BackendFeature notifications() {
        return BackendFeature.plugin("notifications", env -> {
            List<String> channels = new CopyOnWriteArrayList<>();
            env.registerExtensionPoint(CHANNELS, channels::add);
            env.registerInit(
                    deps -> {
                        deps.get(CoreServices.DATABASE)
                                .jdbcClient()
                                .sql("create table sent (message varchar(200))")
                                .update();
                        deps.get(CoreServices.SCHEDULER).schedule("send", EVERY_TEN_MINUTES, () -> {});
                        deps.get(CoreServices.HTTP_ROUTER)
                                .use(get(
                                        "/channels",
                                        request -> ServerResponse.ok().body(channels)));
                    },
                    CoreServices.DATABASE,
                    CoreServices.HTTP_ROUTER,
                    CoreServices.SCHEDULER);
        });
    }

    private static BackendFeature channel(String id) {
        return BackendFeature.module(
                "notifications",
                id,
                env -> env.registerInit(deps -> deps.get(CHANNELS).add(id), CHANNELS, CoreServices.ROOT_CONFIG));
    }

    private static BackendFeature events() {
        return BackendFeature.plugin(
                "events",
                env -> env.registerInit(
                        deps -> deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> {}), CoreServices.LIFECYCLE));
    }

    private static BackendFeature scaffolder() {
        return BackendFeature.plugin("scaffolder", env -> {
            Map<String, UnaryOperator<String>> actions = new ConcurrentHashMap<>();
            env.registerExtensionPoint(ACTIONS, actions::put);
            env.registerInit(
                    deps -> deps.get(CoreServices.HTTP_ROUTER)
                            .use(get("/actions", request -> ServerResponse.ok().body(actions.keySet()))),
                    CoreServices.HTTP_ROUTER,
                    CoreServices.AUDITOR);
        });
    }

    private static BackendFeature gitModule() {
        return BackendFeature.module(
                "scaffolder",
                "git",
                env -> env.registerInit(deps -> deps.get(ACTIONS).add("publish:git", String::trim), ACTIONS));
    }

    private static BackendFeature proxy() {
        return BackendFeature.plugin(
                "proxy",
                env -> env.registerInit(
                        deps -> {
                            HttpRouterService router = deps.get(CoreServices.HTTP_ROUTER);
                            router.addAuthPolicy("/", AuthPolicy.UNAUTHENTICATED);
                            router.use(get("/broken", request -> {
                                throw new IllegalStateException("No answer from <b>upstream</b>");
                            }));
                        },
                        CoreServices.HTTP_ROUTER,
                        CoreServices.DISCOVERY));
    }

    /** A module that no extension point joins to its plugin. */
    private static BackendFeature timingModule() {
        return BackendFeature.module(
                "proxy", "timing", env -> env.registerInit(deps -> {}, CoreServices.PLUGIN_METADATA));
    }

    private static RouterFunction<ServerResponse> get(String path, HandlerFunction<ServerResponse> handler) {
        return RouterFunctions.route().GET(path, handler).build();
    }

    /** Where modules add what is found. */
    interface Collators {

        void add(String id, Supplier<List<String>> titles);
    }

    /** Where modules add ways to tell somebody something. */
    interface Channels {

        void add(String id);
    }

    /** Where modules add what can be done. */
    interface Actions {

        void add(String id, UnaryOperator<String> action);
    }
}
