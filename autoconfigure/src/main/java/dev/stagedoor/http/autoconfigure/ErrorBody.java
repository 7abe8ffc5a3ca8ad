package dev.stagedoor.http.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.ProblemDetail;

/** The form in which Backstage answers errors. */
final class ErrorBody {

    private ErrorBody() {}

    static Map<String, Object> of(Map<String, Object> error, String method, String url, int status) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", method);
        request.put("url", url);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("request", request);
        body.put("response", Map.of("statusCode", status));
        return body;
    }

    static Map<String, Object> of(ProblemDetail problem, String method, String url) {
        String message = ErrorMessages.of(problem);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", ErrorNames.of(problem.getStatus()));
        error.put("message", message == null ? "" : message);
        if (problem.getProperties() != null) {
            problem.getProperties().forEach(error::putIfAbsent);
        }
        return of(error, method, url, problem.getStatus());
    }
}
