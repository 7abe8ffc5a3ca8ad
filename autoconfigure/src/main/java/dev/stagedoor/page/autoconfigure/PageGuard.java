package dev.stagedoor.page.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.TokenVerifier;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.RequestTokenResolver;

/** Decides who may see the page. */
final class PageGuard {

    /** For which the tokens of plugins must be made that look at the page. */
    private static final String AUDIENCE = "stagedoor";

    private final PageSettings settings;

    private final PageSites sites;

    private final Supplier<List<RequestTokenResolver>> resolvers;

    private final Supplier<@Nullable TokenVerifier> verifier;

    PageGuard(
            PageSettings settings,
            Supplier<List<RequestTokenResolver>> resolvers,
            Supplier<@Nullable TokenVerifier> verifier) {
        this.settings = settings;
        this.sites = new PageSites(settings.hosts());
        this.resolvers = resolvers;
        this.verifier = verifier;
    }

    /** Whether the page is shown to those alone who are known. */
    boolean needsCredentials() {
        return settings.needsCredentials();
    }

    /**
     * Turns away what pages of other sites send.
     *
     * @param mayBeLinked whether other sites may link to what is asked for
     */
    void requireOwnSite(HttpServletRequest request, boolean mayBeLinked) {
        if (sites.isForeign(request, mayBeLinked)) {
            throw new NotAllowedException("The backend page takes no requests of pages of other sites");
        }
    }

    /**
     * Lets in whoever may see the page.
     *
     * @return who it is, or {@code null} if nobody needs to say so
     * @throws AuthenticationException if it is not known who asks
     * @throws NotAllowedException if it is known, and may not
     */
    @Nullable
    Viewer admit(HttpServletRequest request) {
        if (settings.needsCredentials()) {
            return identify(request);
        }
        if (!sites.isKnownHost(request)) {
            throw new NotAllowedException("The backend page is not served under the name '"
                    + PageSites.hostName(request) + "': add it to stagedoor.page.hosts, or use localhost");
        }
        return null;
    }

    private Viewer identify(HttpServletRequest request) {
        for (RequestTokenResolver each : resolvers.get()) {
            String token = each.resolve(request);
            if (token != null && !token.isEmpty()) {
                return verify(token, false);
            }
        }
        String token = PageCookie.read(request);
        if (token == null) {
            throw new AuthenticationException("The backend page needs the credentials of someone who may see it");
        }
        return verify(token, true);
    }

    /** Tells whose token it is, if that one may see the page. */
    Viewer verify(String token, boolean byCookie) {
        TokenVerifier identity = verifier.get();
        if (identity == null) {
            throw new AuthenticationException("There is nothing in this backend that verifies tokens");
        }
        BackstageCredentials<?> sender = identity.verify(token, AUDIENCE);
        String ref = AllowedViewers.nameOf(sender.principal());
        if (!settings.allowed().contains(sender.principal())) {
            throw new NotAllowedException("'" + ref + "' may not see the backend page (stagedoor.page.allowed)");
        }
        return new Viewer(ref, byCookie, sender.expiresAt());
    }
}
