package dev.stagedoor.auth.attacks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request that must be refused.
 *
 * @param name what is wrong with it
 * @param method the method
 * @param path the path and the query
 * @param headers lines of headers, besides that of the host
 * @param tokens what must appear in no log and no answer
 */
record Attack(String name, String method, String path, List<String> headers, List<String> tokens) {

    /** Shorter pieces of tokens may well stand in a log, such as a kind of token. */
    private static final int PIECE = 24;

    static Attack bearer(String name, String token) {
        return header(name, "Bearer " + token, token);
    }

    static Attack header(String name, String authorization, String... tokens) {
        return new Attack(name, "GET", World.CLOSED, List.of("Authorization: " + utf8(authorization)), List.of(tokens));
    }

    static Attack cookie(String name, String path, String token) {
        return new Attack(name, "GET", path, List.of("Cookie: backstage-auth=" + utf8(token)), List.of(token));
    }

    static Attack headers(String name, String path, List<String> headers, String... tokens) {
        return new Attack(name, "GET", path, headers, List.of(tokens));
    }

    Attack by(String otherMethod) {
        return new Attack(name, otherMethod, path, headers, tokens);
    }

    /** Requests are written byte by byte, so that characters beyond Latin 1 are given as the bytes of UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The tokens, and each of their parts that says something. */
    List<String> traces() {
        List<String> traces = new ArrayList<>();
        for (String token : tokens) {
            Arrays.stream(token.split("[.\\s]"))
                    .filter(part -> part.length() >= PIECE)
                    .map(part -> part.substring(0, Math.min(part.length(), 2 * PIECE)))
                    .forEach(traces::add);
        }
        return traces;
    }
}
