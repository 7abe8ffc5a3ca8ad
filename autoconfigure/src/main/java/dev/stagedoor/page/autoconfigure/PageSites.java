package dev.stagedoor.page.autoconfigure;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells requests that pages of other sites make browsers send. A browser says in headers that no page can change where a
 * request comes from; what says nothing is no browser.
 */
final class PageSites {

    private static final String LOCALHOST = "localhost";

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> hosts;

    PageSites(Set<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * Whether a request was made by a page of another site.
     *
     * @param mayBeLinked whether it may be what somebody comes to who follows a link elsewhere
     */
    boolean isForeign(HttpServletRequest request, boolean mayBeLinked) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            boolean linked = mayBeLinked && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
            return !OWN.contains(site) && !linked;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOwn(origin, request);
    }

    private boolean isOwn(String origin, HttpServletRequest request) {
        int scheme = origin.indexOf("://");
        String authority = scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
        return !authority.isEmpty() && authority.equals(host(request));
    }

    /**
     * Whether the name by which a browser has found this server is one of its own. Another one may be made to lead here
     * by whoever owns it, and its pages would be of the same site then. Addresses belong to nobody.
     */
    boolean isKnownHost(HttpServletRequest request) {
        String host = hostName(request);
        return host.equals(LOCALHOST)
                || host.endsWith("." + LOCALHOST)
                || ADDRESS.matcher(host).matches()
                || hosts.contains(host);
    }

    static String hostName(HttpServletRequest request) {
        return PORT.matcher(host(request)).replaceFirst("");
    }

    /** As the browser has sent it: what proxies say in other headers, pages may say too. */
    private static String host(HttpServletRequest request) {
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        return (host == null ? request.getServerName() : host).toLowerCase(Locale.ROOT);
    }
}
