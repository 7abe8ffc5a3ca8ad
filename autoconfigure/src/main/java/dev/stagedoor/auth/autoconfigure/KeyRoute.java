package dev.stagedoor.auth.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.json.JsonWriter;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.util.ServletRequestPathUtils;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.wiring.PluginDirectory;
import dev.stagedoor.wiring.PluginServices;

/** Answers {@code GET /api/<pluginId>/.backstage/auth/v1/jwks.json} of installed plugins, wherever they are in life. */
final class KeyRoute implements Filter {

    private static final int ELEMENTS_OF_PREFIX = 4;

    private static final String KEYS = "/.backstage/auth/v1/jwks.json";

    private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

    private final PluginDirectory plugins;

    private final PluginServices services;

    private final Map<String, AuthService> last = new ConcurrentHashMap<>();

    KeyRoute(PluginDirectory plugins, PluginServices services) {
        this.plugins = plugins;
        this.services = services;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String pluginId = pluginId((HttpServletRequest) request);
        if (pluginId == null || plugins.state(pluginId) == null) {
            chain.doFilter(request, response);
        } else {
            answer(auth(pluginId).listPublicServiceKeys(), (HttpServletResponse) response);
        }
    }

    /** Between two runs of a plugin its former service still knows the keys. */
    private AuthService auth(String pluginId) {
        try {
            AuthService auth = services.get(pluginId, CoreServices.AUTH);
            last.put(pluginId, auth);
            return auth;
        } catch (BeansException ex) {
            AuthService former = last.get(pluginId);
            if (former == null) {
                throw ex;
            }
            return former;
        }
    }

    private static void answer(List<Map<String, Object>> keys, HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeToString(Map.of("keys", keys)).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static @Nullable String pluginId(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())) {
            return null;
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        List<PathContainer.Element> elements = path.elements();
        return elements.size() >= ELEMENTS_OF_PREFIX
                        && elements.get(1) instanceof PathSegment api
                        && api.valueToMatch().equals("api")
                        && elements.get(3) instanceof PathSegment plugin
                        && path.subPath(ELEMENTS_OF_PREFIX).value().equals(KEYS)
                ? plugin.valueToMatch()
                : null;
    }
}
