package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Answers what ends outside of Spring MVC: errors of filters, and statuses that were sent as errors. */
@Controller
@RequestMapping("${spring.web.error.path:${error.path:/error}}")
final class BackendErrorController implements ErrorController {

    private final ErrorAnswers errors;

    BackendErrorController(ErrorAnswers errors) {
        this.errors = errors;
    }

    @RequestMapping
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String message = (String) request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            errors.answer(RequestPlace.ofDispatched(request), thrown, request, response);
        } else if (status == null || isUnknownRoute(status, message)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            errors.answer(RequestPlace.ofDispatched(request), sent(status, message), request, response);
        }
    }

    private static boolean isUnknownRoute(int status, String message) {
        return status == HttpServletResponse.SC_NOT_FOUND && !StringUtils.hasText(message);
    }

    /** What was said of a failure of the server may tell of its inside. */
    private static ResponseStatusException sent(int status, String message) {
        HttpStatus known = HttpStatus.resolve(status);
        boolean told = StringUtils.hasText(message) && status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String reason = told ? message : known == null ? "Request failed" : known.getReasonPhrase();
        return new ResponseStatusException(HttpStatusCode.valueOf(status), reason);
    }
}
