package dev.stagedoor.httpauth.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;

/**
 * Tells requests that pages of other sites make browsers send, together with the cookies that browsers have. Browsers
 * say so in headers that no page can change. What says nothing is no browser, and sends the cookies that it chose.
 */
final class BrowserOrigins {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final SingletonSupplier<CorsConfiguration> trusted;

    BrowserOrigins(ObjectProvider<RootConfigService> config) {
        this.trusted = SingletonSupplier.of(() -> trusted(config.getIfAvailable()));
    }

    /** Whether a request that may change something comes from a page that is not known to be one of ours. */
    boolean isForeign(HttpServletRequest request) {
        if (HARMLESS.contains(request.getMethod())) {
            return false;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String site = request.getHeader("Sec-Fetch-Site");
        if (origin == null) {
            return site != null && !OWN.contains(site);
        }
        return !"same-origin".equals(site)
                && CorsUtils.isCorsRequest(request)
                && trusted.obtain().checkOrigin(origin) == null;
    }

    /** The pages that the configuration knows: the backend's own, the app's, and those of CORS. */
    private static CorsConfiguration trusted(@Nullable RootConfigService config) {
        CorsConfiguration all = new CorsConfiguration();
        if (config != null) {
            for (String key : List.of("app.baseUrl", "backend.baseUrl")) {
                config.getOptionalString(key).ifPresent(url -> all.addAllowedOrigin(origin(url)));
            }
            config.getOptionalConfig("backend.cors").ifPresent(cors -> addPages(cors, all));
        }
        return all;
    }

    private static void addPages(Config cors, CorsConfiguration all) {
        Object origin = cors.getOptional("origin").orElse(List.of());
        for (Object each : origin instanceof List<?> several ? several : List.of(origin)) {
            all.addAllowedOriginPattern(each.toString());
        }
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
