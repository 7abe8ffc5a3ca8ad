package dev.stagedoor.sample.catalog.descriptor;

/** How much of a descriptor is read, so that no file can use up the memory or the time of the backend. */
final class DescriptorLimits {

    /** The longest file, in bytes. */
    static final int BYTES = 5 * 1024 * 1024;

    /** The most documents in a file. */
    static final int DOCUMENTS = 10_000;

    /** How deep values may be nested. */
    static final int DEPTH = 100;

    /** The most values in a file, where each alias counts as all that it stands for. */
    static final int VALUES = 500_000;

    /** The most characters of texts in a file, where each alias counts as all that it stands for. */
    static final int CHARACTERS = 10 * 1024 * 1024;

    private DescriptorLimits() {}
}
