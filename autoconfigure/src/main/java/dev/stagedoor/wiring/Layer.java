package dev.stagedoor.wiring;

/** Where an implementation of a service comes from; a later one wins. */
public enum Layer {
    /** The default factory that the reference carries. */
    REFERENCE("default of the reference"),
    /** An auto-configuration. */
    DEFAULT("default"),
    /** A feature loader. */
    LOADER("feature loader"),
    /** The application. */
    APPLICATION("application");

    private final String text;

    Layer(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
