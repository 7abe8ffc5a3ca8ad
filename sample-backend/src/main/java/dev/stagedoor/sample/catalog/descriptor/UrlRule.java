package dev.stagedoor.sample.catalog.descriptor;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;

/**
 * Addresses that may be read.
 *
 * @param host the host, or one whose subdomains are meant if it begins with {@code *.}
 * @param firstPort the first of the ports, or 0 for that of the scheme
 * @param lastPort the last of the ports
 * @param paths the paths, each with all below it, or {@code null} for all
 */
record UrlRule(
        String host, int firstPort, int lastPort, @Nullable List<String> paths) {

    private static final Pattern HOST =
            Pattern.compile("(?<host>(\\*\\.)?[^\\s:/*@]+)(:(?<first>[0-9]{1,5})(-(?<last>[0-9]{1,5}))?)?");

    private static final String SUBDOMAINS = "*";

    static UrlRule of(Config config) {
        String host = config.getString("host");
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            throw config.invalid(
                    "host",
                    "host, with a port or ports if need be",
                    "\"" + host
                            + "\" is neither of the form example.com, *.example.com:8080 nor example.com:8080-8090");
        }
        int first = matcher.group("first") == null ? 0 : Integer.parseInt(matcher.group("first"));
        int last = matcher.group("last") == null ? first : Integer.parseInt(matcher.group("last"));
        return new UrlRule(
                matcher.group("host").toLowerCase(Locale.ROOT),
                first,
                last,
                config.getOptionalStringArray("paths").orElse(null));
    }

    /** Tells whether an address may be read, which is normal. */
    boolean allows(URI address) {
        return allowsHost(address.getHost()) && allowsPort(address) && allowsPath(address.getRawPath());
    }

    private boolean allowsHost(String asked) {
        return host.startsWith(SUBDOMAINS) ? asked.endsWith(host.substring(1)) : asked.equals(host);
    }

    private boolean allowsPort(URI address) {
        int usual = address.getScheme().equals("http") ? 80 : 443;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return firstPort == 0 ? port == usual : port >= firstPort && port <= lastPort;
    }

    private boolean allowsPath(String asked) {
        return paths == null
                || paths.stream()
                        .anyMatch(
                                path -> asked.equals(path) || asked.startsWith(path.endsWith("/") ? path : path + "/"));
    }
}
