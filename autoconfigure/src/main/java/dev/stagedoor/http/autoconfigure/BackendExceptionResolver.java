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

/** Answers what handlers throw and no advice has answered. */
final class BackendExceptionResolver implements HandlerExceptionResolver {

    private static final Logger logger = LoggerFactory.getLogger(BackendExceptionResolver.class);

    private final ErrorAnswers errors;

    BackendExceptionResolver(ErrorAnswers errors) {
        this.errors = errors;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (error instanceof AsyncRequestNotUsableException || isSpringSecuritys(request, error)) {
            return null;
        }
        HeldThread thread = HeldThread.of(request);
        Exception told = thread != null && thread.release() ? thread.exceeded(error) : error;
        try {
            return errors.answer(RequestPlace.of(request), told, request, response) ? new ModelAndView() : null;
        } catch (IOException ex) {
            logger.debug("The client of {} has gone", request.getRequestURI(), ex);
            return null;
        }
    }

    /** It asks for a login, perhaps, but not in plugins. */
    private static boolean isSpringSecuritys(HttpServletRequest request, Exception error) {
        return PluginGate.passed(request) == null && SecurityErrors.isOne(error);
    }
}
