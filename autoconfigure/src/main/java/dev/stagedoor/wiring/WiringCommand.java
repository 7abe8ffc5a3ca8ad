package dev.stagedoor.wiring;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;

/**
 * What the command line wants to know about the wiring.
 *
 * @param verify whether the report is wanted
 * @param print whether the document is wanted on the standard output
 * @param files the files that the document is wanted in
 */
record WiringCommand(boolean verify, boolean print, List<Path> files) {

    static final int RIGHT = 0;

    static final int WRONG = 1;

    private static final String VERIFY = "backend.verify";

    private static final String DOCUMENT = "backend.document";

    private static final String ON = "true";

    private static final String OFF = "false";

    WiringCommand {
        files = List.copyOf(files);
    }

    /** Reads the arguments of an application. An option that is {@code false} is as good as none. */
    static WiringCommand of(String... args) {
        ApplicationArguments arguments = new DefaultApplicationArguments(args);
        List<String> document = values(arguments, DOCUMENT);
        return new WiringCommand(
                !values(arguments, VERIFY).isEmpty(),
                document.stream().anyMatch(ON::equalsIgnoreCase),
                document.stream()
                        .filter(value -> !ON.equalsIgnoreCase(value))
                        .map(Path::of)
                        .toList());
    }

    private static List<String> values(ApplicationArguments arguments, String option) {
        List<String> values = arguments.getOptionValues(option);
        if (values == null) {
            return List.of();
        }
        return (values.isEmpty() ? List.of(ON) : values)
                .stream()
                        .map(value -> value.isBlank() ? ON : value)
                        .filter(value -> !OFF.equalsIgnoreCase(value))
                        .toList();
    }

    /** Whether anything is wanted; if not, the application is to start. */
    boolean isGiven() {
        return verify || print || !files.isEmpty();
    }

    /**
     * Prints and writes what is wanted.
     *
     * @param wiring validates
     * @param out for what was asked for
     * @param err for why that is not there
     * @return how the process is to exit
     */
    int run(Supplier<BackendWiring> wiring, PrintStream out, PrintStream err) {
        try {
            BackendWiring right = wiring.get();
            print(right, out);
            return written(right, out, err) ? RIGHT : WRONG;
        } catch (InvalidBackendException ex) {
            (verify ? out : err).print("Wiring is wrong.\n\n" + ex.getMessage() + "\n");
            return WRONG;
        }
    }

    private void print(BackendWiring wiring, PrintStream out) {
        if (verify) {
            out.print(wiring.report() + "\n");
        }
        if (print) {
            out.print((verify ? "\n" : "") + wiring.document());
        }
    }

    private boolean written(BackendWiring wiring, PrintStream out, PrintStream err) {
        boolean written = true;
        for (Path file : files) {
            try {
                wiring.document(file);
                (print ? err : out).print("Wrote " + file + "\n");
            } catch (UncheckedIOException ex) {
                err.print("The wiring can not be written to " + file + ": " + ex.getCause() + "\n");
                written = false;
            }
        }
        return written;
    }
}
