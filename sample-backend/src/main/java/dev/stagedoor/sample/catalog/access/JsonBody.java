package dev.stagedoor.sample.catalog.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;

/** The JSON object that a request brings, read with a limit, and its members. Immutable. */
public final class JsonBody {

    /** As much of a body as is read, in bytes. */
    static final int LIMIT = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String PATH = "request/body";

    private final String path;

    private final Map<String, @Nullable Object> members;

    private JsonBody(String path, Map<String, @Nullable Object> members) {
        this.path = path;
        this.members = members;
    }

    /**
     * Reads the body of a request.
     *
     * @param request the request
     * @return its body
     * @throws BackstageException if it is no JSON object (400), or of more than 1 MiB (413)
     * @throws IOException if it can not be read
     */
    public static JsonBody read(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new InputException("The body must be of the content type application/json");
        }
        byte[] bytes = request.getInputStream().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new LargeBodyException("The body is larger than " + LIMIT + " bytes");
        }
        return new JsonBody(PATH, parse(bytes));
    }

    /**
     * Reads the body of a request that may have none.
     *
     * @param request the request
     * @return its body, or an empty object
     * @throws BackstageException if it is something else than a JSON object (400), or of more than 1 MiB (413)
     * @throws IOException if it can not be read
     */
    public static JsonBody readOptional(HttpServletRequest request) throws IOException {
        return request.getContentType() == null && request.getContentLengthLong() <= 0
                ? new JsonBody(PATH, Map.of())
                : read(request);
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException ex) {
            return false;
        }
    }

    private static Map<String, @Nullable Object> parse(byte[] bytes) {
        Object value;
        try {
            value = JSON.readValue(bytes, Object.class);
        } catch (JacksonException ex) {
            throw new InputException("The body is not JSON that can be read" + place(ex.getLocation()));
        }
        if (!(value instanceof Map<?, ?> object)) {
            throw new InputException("request/body must be object");
        }
        return membersOf(object);
    }

    /** Says where, which a parser does not know of what it refuses for its size. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : ", see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Map<String, @Nullable Object> membersOf(Map<?, ?> object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return Collections.unmodifiableMap(members);
    }

    /**
     * Returns all members.
     *
     * @return the members, as JSON has them
     */
    public Map<String, @Nullable Object> members() {
        return members;
    }

    /**
     * Returns a member that is an object.
     *
     * @param name its name
     * @return the object
     * @throws InputException if it is missing or something else
     */
    public JsonBody object(String name) {
        JsonBody object = optionalObject(name);
        if (object == null) {
            throw missing(name);
        }
        return object;
    }

    /**
     * Returns a member that is an object.
     *
     * @param name its name
     * @return the object, or {@code null} if it is missing
     * @throws InputException if it is something else
     */
    public @Nullable JsonBody optionalObject(String name) {
        if (!members.containsKey(name)) {
            return null;
        }
        if (!(members.get(name) instanceof Map<?, ?> object)) {
            throw isNot("object", name);
        }
        return new JsonBody(path + "/" + name, membersOf(object));
    }

    /**
     * Returns a member that is a text.
     *
     * @param name its name
     * @return the text
     * @throws InputException if it is missing or something else
     */
    public String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /**
     * Returns a member that is a text.
     *
     * @param name its name
     * @return the text, or {@code null} if it is missing
     * @throws InputException if it is something else
     */
    public @Nullable String optionalText(String name) {
        if (!members.containsKey(name)) {
            return null;
        }
        if (!(members.get(name) instanceof String text)) {
            throw isNot("string", name);
        }
        return text;
    }

    /**
     * Returns a member that is a list of texts.
     *
     * @param name its name
     * @return the texts, or {@code null} if it is missing
     * @throws InputException if it is something else
     */
    public @Nullable List<String> optionalTexts(String name) {
        if (!members.containsKey(name)) {
            return null;
        }
        if (!(members.get(name) instanceof List<?> items)) {
            throw isNot("array", name);
        }
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw isNot("string", name + "/" + texts.size());
            }
            texts.add(text);
        }
        return texts;
    }

    /**
     * Refuses members that nobody would look at.
     *
     * @param names the names of all that are known
     * @throws InputException if there is another
     */
    public void requireOnly(Set<String> names) {
        for (String name : members.keySet()) {
            if (!names.contains(name)) {
                throw new InputException(path + " must NOT have additional properties, such as '" + name + "'");
            }
        }
    }

    /**
     * Makes the error for a member that is missing.
     *
     * @param name its name
     * @return the error
     */
    public InputException missing(String name) {
        return new InputException(path + " must have required property '" + name + "'");
    }

    private InputException isNot(String type, String name) {
        return new InputException(path + "/" + name + " must be " + type);
    }

    /** Has the name of the error that Backstage's body parser throws. */
    private static final class LargeBodyException extends BackstageException {

        private static final long serialVersionUID = 1L;

        LargeBodyException(String message) {
            super("PayloadTooLargeError", 413, message, null);
        }
    }
}
