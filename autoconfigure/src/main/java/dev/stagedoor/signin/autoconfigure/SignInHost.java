package dev.stagedoor.signin.autoconfigure;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.CoreServices;
import dev.stagedoor.Dependencies;
import dev.stagedoor.auth.UserTokenKeys;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.ServiceUnavailableException;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.wiring.Mode;

/** Runs the plugin {@code auth}, and is the way to it for the rest of the backend. Thread-safe. */
final class SignInHost implements UserTokenKeys {

    static final String PLUGIN = "auth";

    private final AuthSettings settings;

    private final SignInProperties properties;

    private final Mode mode;

    private final InstantSource clock;

    private final SignInContext context;

    private final Supplier<List<SignInProviders>> providers;

    private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

    SignInHost(
            AuthSettings settings,
            SignInProperties properties,
            Mode mode,
            InstantSource clock,
            SignInContext context,
            Supplier<List<SignInProviders>> providers) {
        this.settings = settings;
        this.properties = properties;
        this.mode = mode;
        this.clock = clock;
        this.context = context;
        this.providers = providers;
    }

    /** What one run of the plugin has. */
    private record Run(KeyRing keys, UserTokens tokens) {}

    /** Begins a run of the plugin. */
    void start(Dependencies services) {
        LoggerService logger = services.get(CoreServices.LOGGER);
        DiscoveryService discovery = services.get(CoreServices.DISCOVERY);
        AuthTables tables = AuthTables.open(services.get(CoreServices.DATABASE));
        KeyRing keys = keys(tables, logger);
        UserInfoTable users = new UserInfoTable(tables.jdbc());
        UserTokens tokens =
                new UserTokens(keys, users, () -> discovery.getExternalBaseUrl(PLUGIN), settings, clock, logger);
        Run run = new Run(keys, tokens);
        services.get(CoreServices.LIFECYCLE).addShutdownHook(() -> end(run));
        running.set(run);
        HttpRouterService router = services.get(CoreServices.HTTP_ROUTER);
        router.addAuthPolicy("/", AuthPolicy.UNAUTHENTICATED);
        router.use(new AuthRoutes(
                        keys,
                        users,
                        services.get(CoreServices.AUTH),
                        () -> discovery.getExternalBaseUrl(PLUGIN),
                        providers(tokens, logger),
                        logger)
                .routes());
    }

    private void end(Run run) {
        running.compareAndSet(run, null);
        run.keys().close();
    }

    private KeyRing keys(AuthTables tables, LoggerService logger) {
        KeyPace pace =
                new KeyPace(settings.tokenExpiration(), settings.tokenExpiration(), properties.keyPublicationLead());
        return switch (settings.keyStore()) {
            case DATABASE ->
                new RotatingKeys(
                        new DatabaseKeyStore(tables, settings.tokenExpiration()),
                        settings.algorithm(),
                        pace,
                        clock,
                        logger);
            case MEMORY -> new RotatingKeys(new MemoryKeyStore(), settings.algorithm(), pace, clock, logger);
            case STATIC ->
                new StaticKeys(
                        settings.staticKeys().stream().map(StaticKeyFile::read).toList());
        };
    }

    private List<SignInProviders> providers(UserTokens tokens, LoggerService logger) {
        List<SignInProviders> all = new ArrayList<>(providers.get());
        GuestSettings settingsOfGuests = settings.guest();
        if (settingsOfGuests != null) {
            GuestProvider guest = GuestProvider.of(settingsOfGuests, mode, tokens, context, clock, logger);
            all.add(0, id -> id.equals(guest.id()) ? guest : null);
        }
        return all;
    }

    /**
     * Returns what issues tokens.
     *
     * @throws ServiceUnavailableException if the plugin does not run
     */
    UserTokens tokens() {
        return run().tokens();
    }

    @Override
    public List<Map<String, Object>> listPublicKeys() {
        return run().keys().publicKeys();
    }

    private Run run() {
        Run run = running.get();
        if (run == null) {
            throw new ServiceUnavailableException("Nobody can sign in, because the plugin 'auth' does not run");
        }
        return run;
    }
}
