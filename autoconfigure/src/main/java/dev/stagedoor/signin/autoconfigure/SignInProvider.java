package dev.stagedoor.signin.autoconfigure;

import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.errors.NotImplementedException;

/** A way to sign in, served below {@code /api/auth/<id>}. Thread-safe. Backstage: {@code AuthProviderRouteHandlers}. */
interface SignInProvider {

    /** Returns the name in the path. */
    String id();

    /** Sends a browser on its way to sign in. */
    default ServerResponse start(ServerRequest request) {
        throw new NotImplementedException("Not implemented");
    }

    /** Answers a browser that comes back from signing in. */
    default ServerResponse frame(ServerRequest request) {
        throw new NotImplementedException("Not implemented");
    }

    /** Issues a token to whoever has signed in. */
    ServerResponse refresh(ServerRequest request);

    /** Ends a sign-in. */
    default ServerResponse logout(ServerRequest request) {
        throw unknown(id());
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException("Unknown auth provider '" + id + "'");
    }
}
