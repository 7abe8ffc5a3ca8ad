package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers what the handlers of plugins throw and no advice has answered. */
final class PluginExceptionResolver implements HandlerExceptionResolver {

    private static final Logger logger = LoggerFactory.getLogger(PluginExceptionResolver.class);

    private final PluginErrors errors;

    PluginExceptionResolver(PluginErrors errors) {
        this.errors = errors;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        PluginPath path = PluginGate.passed(request);
        if (path == null || error instanceof AsyncRequestNotUsableException) {
            return null;
        }
        try {
            return errors.answer(path, error, request, response) ? new ModelAndView() : null;
        } catch (IOException ex) {
            logger.debug("The client of plugin '{}' has gone", path.pluginId(), ex);
            return null;
        }
    }
}
