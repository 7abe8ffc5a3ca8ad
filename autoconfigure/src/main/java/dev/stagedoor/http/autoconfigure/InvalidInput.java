package dev.stagedoor.http.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * One thing that is wrong with the input of a request.
 *
 * @param path where, name by name
 * @param message what
 */
record InvalidInput(List<String> path, String message) {

    /** What validation has found, in the order in which it tells it; nothing if the error is of another kind. */
    static List<InvalidInput> of(Throwable error) {
        List<InvalidInput> found = new ArrayList<>();
        if (error instanceof BindingResult binding) {
            binding.getAllErrors().forEach(each -> found.add(of("", each)));
        } else if (error instanceof MethodValidationResult method) {
            for (ParameterValidationResult parameter : method.getParameterValidationResults()) {
                String name = parameter.getMethodParameter().getParameterName();
                String prefix = parameter instanceof ParameterErrors || name == null ? "" : name;
                parameter.getResolvableErrors().forEach(each -> found.add(of(prefix, each)));
            }
        }
        return found;
    }

    /** All of it in one line. */
    static String message(List<InvalidInput> all) {
        return all.stream()
                .map(each -> (String.join(".", each.path) + " " + each.message).strip())
                .collect(Collectors.joining("; "));
    }

    Map<String, Object> toMap() {
        return Map.of("path", path, "message", message);
    }

    private static InvalidInput of(String prefix, MessageSourceResolvable error) {
        List<String> path = new ArrayList<>();
        if (!prefix.isEmpty()) {
            path.add(prefix);
        }
        if (error instanceof FieldError field) {
            path.addAll(List.of(field.getField().split("\\.")));
        }
        String message = error.getDefaultMessage();
        // The messages of failed conversions name classes.
        boolean conversion = error instanceof FieldError field && field.isBindingFailure();
        return new InvalidInput(path, message == null || conversion ? "is invalid" : message);
    }
}
