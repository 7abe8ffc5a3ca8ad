package dev.stagedoor.errors;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An error of another server whose name is none of Backstage's. */
public class RemoteException extends BackstageException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> properties;

    /**
     * Makes the exception.
     *
     * @param name the name that the other server gave it
     * @param message its whole message, that of its cause included
     * @param properties what else the other server told of it
     * @param cause why, or {@code null}
     */
    public RemoteException(
            String name, String message, Map<String, Object> properties, @Nullable BackstageException cause) {
        super(name, 500, cause, message);
        this.properties = properties;
    }

    @Override
    public Map<String, Object> getProperties() {
        return properties;
    }
}
