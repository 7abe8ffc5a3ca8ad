package dev.stagedoor.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tagged part of a source file: the lines from {@code tag::name[]} to {@code end::name[]}, which may occur several
 * times and are then set apart by an empty line, without the indentation that all of them share.
 */
final class Region {

    private Region() {}

    /** Reads a region, given as {@code path#name}, or a whole file, given as {@code path}. */
    static String read(String reference) {
        int hash = reference.indexOf('#');
        Path file = Pages.HOUSE.resolve(hash < 0 ? reference : reference.substring(0, hash));
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + Pages.nameOf(file));
        }
        List<String> lines = Pages.read(file).lines().toList();
        return hash < 0 ? String.join("\n", lines) : read(lines, reference, reference.substring(hash + 1));
    }

    private static String read(List<String> lines, String reference, String name) {
        List<String> region = new ArrayList<>();
        boolean found = false;
        boolean inside = false;
        for (String line : lines) {
            if (line.contains("tag::" + name + "[]")) {
                if (found && !region.get(region.size() - 1).isBlank()) {
                    region.add("");
                }
                found = true;
                inside = true;
            } else if (line.contains("end::" + name + "[]")) {
                inside = false;
            } else if (inside && !isTag(line)) {
                region.add(line);
            }
        }
        if (!found || inside) {
            throw new IllegalArgumentException(
                    (found ? "There is no end of the region " : "There is no region ") + reference);
        }
        return dedented(region);
    }

    private static boolean isTag(String line) {
        return line.contains("tag::") || line.contains("end::");
    }

    private static String dedented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return String.join(
                        "\n",
                        lines.stream()
                                .map(line -> line.isBlank() ? "" : line.substring(indent))
                                .toList())
                .strip();
    }
}
