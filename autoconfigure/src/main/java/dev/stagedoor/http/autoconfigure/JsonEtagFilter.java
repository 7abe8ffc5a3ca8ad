package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.WebUtils;

/** Gives JSON a weak ETag, and spares clients what they have already. Streams, and everything else, pass untouched. */
final class JsonEtagFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!HttpMethod.GET.matches(http.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        // What is handled asynchronously is written in a later dispatch, to the response of the first, perhaps wrapped.
        JsonEtagResponse former = request.getDispatcherType() == DispatcherType.ASYNC
                ? WebUtils.getNativeResponse(response, JsonEtagResponse.class)
                : null;
        JsonEtagResponse kept = former == null ? new JsonEtagResponse(http, (HttpServletResponse) response) : former;
        chain.doFilter(request, former == null ? kept : response);
        if (!request.isAsyncStarted()) {
            kept.finish();
        }
    }
}
