package dev.stagedoor.sample.catalog.descriptor;

import dev.stagedoor.errors.InputException;

/** A file can not be read as a descriptor. The message says where, and why. */
public class DescriptorException extends InputException {

    private static final long serialVersionUID = 1L;

    private final int line;

    DescriptorException(String source, int line, String reason) {
        super((line > 0 ? source + ":" + line : source) + ": " + reason);
        this.line = line;
    }

    /**
     * Returns the line that is wrong.
     *
     * @return the line, from 1, or 0 if it is the whole file
     */
    public int line() {
        return line;
    }
}
