package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.parser.Host;
import org.jspecify.annotations.Nullable;

/**
 * Takes the client, the protocol and the host of a request from what a proxy has forwarded, if it can be trusted.
 * Tomcat's own valve knows no number of proxies and no networks. Express: {@code trust proxy}.
 */
final class TrustProxyValve extends ValveBase {

    private static final int HTTP_PORT = 80;

    private static final int HTTPS_PORT = 443;

    private final ProxyTrust trust;

    TrustProxyValve(ProxyTrust trust) {
        super(true);
        this.trust = trust;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Not the remote address, which is the client's already when an asynchronous request comes again.
        String peer = request.getPeerAddr();
        if (trust.trusts(peer, 0)) {
            client(request, peer);
            protocol(request);
            host(request);
        }
        getNext().invoke(request, response);
    }

    /** The last address, seen from here, to which all proxies on the way are trusted. */
    private void client(Request request, String peer) {
        List<String> addresses = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            addresses.addAll(Arrays.stream(header.split(",")).map(String::strip).toList());
        }
        Collections.reverse(addresses);
        addresses.add(0, peer);
        int client = 0;
        while (client < addresses.size() - 1 && trust.trusts(addresses.get(client), client)) {
            client++;
        }
        String address = addresses.get(client);
        if (!address.isEmpty()) {
            request.setRemoteAddr(address);
            request.setRemoteHost(address);
        }
    }

    private static void protocol(Request request) {
        String protocol = first(request.getHeader("X-Forwarded-Proto"));
        if (protocol == null) {
            return;
        }
        boolean secure = protocol.equalsIgnoreCase("https");
        if (secure || protocol.equalsIgnoreCase("http")) {
            request.setSecure(secure);
            request.getCoyoteRequest().scheme().setString(secure ? "https" : "http");
            String host = request.getHeader("Host");
            if (host == null || Host.parse(host) < 0) {
                request.setServerPort(secure ? HTTPS_PORT : HTTP_PORT);
            }
        }
    }

    private static void host(Request request) {
        String host = first(request.getHeader("X-Forwarded-Host"));
        if (host == null) {
            return;
        }
        try {
            int colon = Host.parse(host);
            request.getCoyoteRequest().serverName().setString(colon < 0 ? host : host.substring(0, colon));
            request.setServerPort(
                    colon < 0
                            ? request.isSecure() ? HTTPS_PORT : HTTP_PORT
                            : Integer.parseInt(host.substring(colon + 1)));
        } catch (IllegalArgumentException ex) {
            // Not a host: the one of the request stays.
        }
    }

    private static @Nullable String first(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String first = header.split(",", 2)[0].strip();
        return first.isEmpty() ? null : first;
    }
}
