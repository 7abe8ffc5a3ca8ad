package dev.stagedoor.wiring.conformance;

import java.util.List;

/** What the services of the tests are: something with a name, made of other things, and like nothing else. */
final class Thing {

    private final String name;

    private final List<?> parts;

    Thing(String name, Object... parts) {
        this.name = name;
        this.parts = List.of(parts);
    }

    String name() {
        return name;
    }

    Object part(int index) {
        return parts.get(index);
    }

    @Override
    public String toString() {
        return name;
    }
}
