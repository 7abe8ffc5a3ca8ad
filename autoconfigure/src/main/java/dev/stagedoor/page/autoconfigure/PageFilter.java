package dev.stagedoor.page.autoconfigure;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Answers what is asked of the page. Nothing of the page is made before somebody asks. */
record PageFilter(String place, Supplier<Page> page) implements Filter {

    /** A path in another spelling is none of the page's. */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        HttpServletRequest http = (HttpServletRequest) request;
        String base = http.getContextPath() + place;
        String path = http.getRequestURI();
        page.get()
                .answer(
                        base + "/",
                        path.startsWith(base) ? path.substring(base.length()) : "/..",
                        http,
                        (HttpServletResponse) response);
    }
}
