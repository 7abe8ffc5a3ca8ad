package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;
import java.util.stream.Collectors;

import dev.stagedoor.errors.InputException;

/** An entity is not valid. The message has all that is wrong with it, each in a line. */
public class InvalidEntityException extends InputException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    InvalidEntityException(List<Fault> faults) {
        this(faults, faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    }

    InvalidEntityException(List<Fault> faults, String message) {
        super(message);
        this.faults = faults;
    }

    /**
     * Returns what is wrong.
     *
     * @return at least one fault
     */
    public List<Fault> faults() {
        return faults;
    }
}
