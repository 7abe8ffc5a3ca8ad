package dev.stagedoor.signin.autoconfigure;

import java.time.InstantSource;
import java.util.Map;

import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.wiring.Mode;

/** Lets everybody in as a guest, in development. Backstage: {@code auth-backend-module-guest-provider}. */
final class GuestProvider implements SignInProvider {

    static final String ID = "guest";

    private final GuestSettings settings;

    private final boolean open;

    private final UserTokens tokens;

    private final SignInContext context;

    private final InstantSource clock;

    private GuestProvider(
            GuestSettings settings, boolean open, UserTokens tokens, SignInContext context, InstantSource clock) {
        this.settings = settings;
        this.open = open;
        this.tokens = tokens;
        this.context = context;
        this.clock = clock;
    }

    static GuestProvider of(
            GuestSettings settings,
            Mode mode,
            UserTokens tokens,
            SignInContext context,
            InstantSource clock,
            LoggerService logger) {
        boolean open = mode == Mode.DEVELOPMENT || settings.anywhere();
        if (!open) {
            logger.warn(
                    "Guests are refused, because this is production: {} is for development, where {} is"
                            + " 'development'",
                    GuestSettings.KEY,
                    Mode.PROPERTY);
        } else if (mode != Mode.DEVELOPMENT) {
            logger.warn(
                    "Everybody who reaches this backend may sign in as '{}', because {}.{} is true",
                    settings.user().userEntityRef(),
                    GuestSettings.KEY,
                    GuestSettings.ANYWHERE);
        }
        return new GuestProvider(settings, open, tokens, context, clock);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ServerResponse refresh(ServerRequest request) {
        if (!open) {
            throw new NotAllowedException("The guest provider cannot be used outside of a development environment"
                    + " unless 'auth.providers.guest.dangerouslyAllowOutsideDevelopment' is enabled");
        }
        return SignInAnswer.secret(SignInAnswer.session(tokens.issue(user()), Map.of(), clock.instant()));
    }

    /** What the catalog knows of the guest, else what the configuration says. */
    private SignInResult user() {
        try {
            return context.catalogUser(settings.user().userEntityRef());
        } catch (RuntimeException ex) {
            return settings.user();
        }
    }
}
