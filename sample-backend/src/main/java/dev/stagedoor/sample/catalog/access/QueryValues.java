package dev.stagedoor.sample.catalog.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/** The query parameters of a request, as they were sent: no comma divides a value. Immutable. */
public final class QueryValues {

    private final Map<String, List<String>> values;

    private QueryValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the query of a request.
     *
     * @param request the request
     * @return its parameters; those of a form in its body are not among them
     * @throws InputException if an escape sequence is malformed
     */
    public static QueryValues of(HttpServletRequest request) {
        return of(request.getQueryString());
    }

    static QueryValues of(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> {
                    int equals = pair.indexOf('=');
                    values.computeIfAbsent(
                                    decode(equals < 0 ? pair : pair.substring(0, equals)), name -> new ArrayList<>())
                            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
                });
        return new QueryValues(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            throw new InputException("The query has a malformed escape sequence in '" + text + "'");
        }
    }

    /**
     * Returns the names.
     *
     * @return the names, in the order of the request
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /**
     * Returns all values of a parameter.
     *
     * @param name its name
     * @return the values, in the order of the request; none if it is missing
     */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /**
     * Returns all values of a parameter that takes lists.
     *
     * @param name its name
     * @return what stands between commas, without blanks around it, and what is empty left out
     */
    public List<String> list(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * Returns the value of a parameter that has one.
     *
     * @param name its name
     * @return the value, or {@code null} if it is missing
     * @throws InputException if there are several
     */
    public @Nullable String single(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new InputException("request/query/" + name + " must be string");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * Returns the value of a parameter that is a number.
     *
     * @param name its name
     * @return the number, 0 or more, or {@code null} if it is missing
     * @throws InputException if it is none, or there are several
     */
    public @Nullable Integer integer(String name) {
        List<String> all = all(name);
        if (all.isEmpty()) {
            return null;
        }
        int number;
        try {
            number = Integer.parseInt(String.join(",", all));
        } catch (NumberFormatException ex) {
            throw new InputException("request/query/" + name + " must be integer");
        }
        if (number < 0) {
            throw new InputException("request/query/" + name + " must be >= 0");
        }
        return number;
    }
}
