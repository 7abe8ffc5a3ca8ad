package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.util.ServletRequestPathUtils;

/** A request whose path begins below a mount. It is asked for routes; the one that is handled is the request itself. */
final class MountedRequest extends HttpServletRequestWrapper {

    private static final String PATH = ServletRequestPathUtils.PATH_ATTRIBUTE;

    private final RequestPath path;

    private MountedRequest(HttpServletRequest request, RequestPath path) {
        super(request);
        this.path = path;
    }

    /** Moves the first elements of the path to the context's. */
    static ServerRequest of(ServerRequest request, int elements) {
        String whole = request.requestPath().value();
        String rest =
                request.requestPath().pathWithinApplication().subPath(elements).value();
        RequestPath path = RequestPath.parse(whole, whole.substring(0, whole.length() - rest.length()));
        return ServerRequest.create(
                new MountedRequest(request.servletRequest(), path),
                request.messageConverters(),
                request.apiVersionStrategy());
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(PATH) ? path : super.getAttribute(name);
    }

    /** Nested routes write all attributes back that they have read. */
    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (!name.equals(PATH)) {
            super.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        if (!name.equals(PATH)) {
            super.removeAttribute(name);
        }
    }
}
