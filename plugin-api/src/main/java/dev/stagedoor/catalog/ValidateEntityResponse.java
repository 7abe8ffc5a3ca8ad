package dev.stagedoor.catalog;

import java.util.List;

/**
 * Whether an entity is valid. Backstage: {@code ValidateEntityResponse}.
 *
 * @param valid whether it is
 * @param errors why it is not
 */
public record ValidateEntityResponse(boolean valid, List<Problem> errors) {

    /**
     * Makes the answer.
     *
     * @param valid whether it is
     * @param errors why it is not
     */
    public ValidateEntityResponse {
        errors = List.copyOf(errors);
    }

    /**
     * Why an entity is not valid.
     *
     * @param name the name of the error, such as {@code InputError}
     * @param message what is wrong
     */
    public record Problem(String name, String message) {}
}
