package dev.stagedoor.sample.jar;

import java.nio.file.Path;

/** The jar of the sample, as the build has made it. */
final class SampleJar {

    static final Path PATH = Path.of(System.getProperty("sample.jar")).toAbsolutePath();

    private SampleJar() {}
}
