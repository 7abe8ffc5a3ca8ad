package dev.stagedoor.http.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.ServletRequestPathUtils;

/** A request for which a handler is looked up before its time. The attributes that this leaves are not the request's. */
final class LookupRequest extends HttpServletRequestWrapper {

    private final Map<String, @Nullable Object> attributes = new HashMap<>();

    LookupRequest(HttpServletRequest request) {
        super(request);
        ServletRequestPathUtils.parseAndCache(this);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.containsKey(name) ? attributes.get(name) : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.put(name, null);
    }
}
