package dev.stagedoor.config.autoconfigure;

/** A file is not what it should be. */
final class MalformedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    private final transient Place place;

    /**
     * Makes the exception.
     *
     * @param path the way to the value, such as {@code .a.b[0]}, or the empty text if it is not known
     */
    MalformedFileException(String path, String message, Place place) {
        super(message);
        this.path = path;
        this.place = place;
    }

    String path() {
        return path;
    }

    Place place() {
        return place;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
