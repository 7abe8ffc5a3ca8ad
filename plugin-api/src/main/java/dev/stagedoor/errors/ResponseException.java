package dev.stagedoor.errors;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Another server refused a request. Unless it is caught, its status is passed on as our own. The cause is the error as
 * the other server told it. Backstage: {@code ResponseError}.
 */
public class ResponseException extends BackstageException {

    private static final long serialVersionUID = 1L;

    private static final int FIRST_ERROR = 400;

    private static final int INTERNAL = 500;

    private final int statusCode;

    private final String statusText;

    private final transient Map<String, Object> body;

    private ResponseException(int statusCode, String statusText, Map<String, Object> body, BackstageException cause) {
        super(
                "ResponseError",
                statusCode < FIRST_ERROR ? INTERNAL : statusCode,
                cause,
                ("Request failed with " + statusCode + " " + statusText).strip());
        this.statusCode = statusCode;
        this.statusText = statusText;
        this.body = body;
    }

    /**
     * Makes the exception of a body in Backstage's form.
     *
     * @param status the status of the answer, which counts if the body tells none
     * @param statusText the text of the status, may be empty
     * @param body the body: {@code error} with {@code name} and {@code message}, and {@code response} with
     *     {@code statusCode}
     * @return the exception
     */
    public static ResponseException of(int status, String statusText, Map<String, Object> body) {
        return new ResponseException(
                RemoteErrors.statusOf(body, status), statusText, body, RemoteErrors.read(body.get("error")));
    }

    /**
     * Returns the status with which the other server answered, as its body tells it.
     *
     * @return a status
     */
    public int getStatusCode() {
        return statusCode;
    }

    /**
     * Returns the text of the status.
     *
     * @return such as {@code Not Found}, or empty
     */
    public String getStatusText() {
        return statusText;
    }

    /**
     * Returns what the other server answered, or what stands for it if that was not in Backstage's form.
     *
     * @return the body
     */
    public Map<String, Object> getBody() {
        return body;
    }

    /** Returns the answer of the other server, without the stack traces that it may have shown. */
    @Override
    public Map<String, Object> getProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("body", RemoteErrors.withoutStacks(body));
        properties.put("statusCode", statusCode);
        properties.put("statusText", statusText);
        return properties;
    }
}
