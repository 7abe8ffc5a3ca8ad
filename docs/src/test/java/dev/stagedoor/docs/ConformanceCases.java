package dev.stagedoor.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The cases of {@code conformance-cases.txt}, section by section. */
record ConformanceCases(List<Section> sections) {

    static ConformanceCases read() {
        List<Section> sections = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                sections.add(new Section(line.substring(3), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                sections.get(sections.size() - 1).cases().add(Guarantee.of(line));
            }
        }
        return new ConformanceCases(sections);
    }

    List<Guarantee> all() {
        return sections.stream().flatMap(section -> section.cases().stream()).toList();
    }

    private static List<String> lines() {
        try (InputStream in = ConformanceCases.class.getResourceAsStream("/conformance-cases.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Cases that belong together.
     *
     * @param title what they are about
     * @param cases the cases
     */
    record Section(String title, List<Guarantee> cases) {}

    /**
     * One case.
     *
     * @param id its id
     * @param must whether it may not be missed
     * @param text what is guaranteed
     * @param deviation in what Stagedoor differs and why, or nothing
     */
    record Guarantee(String id, boolean must, String text, String deviation) {

        static Guarantee of(String line) {
            List<String> parts =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (parts.size() < 3
                    || parts.size() > 4
                    || !List.of("MUST", "SHOULD").contains(parts.get(1))) {
                throw new IllegalArgumentException("Not 'id | MUST or SHOULD | text | deviation': " + line);
            }
            return new Guarantee(
                    parts.get(0), parts.get(1).equals("MUST"), parts.get(2), parts.size() == 4 ? parts.get(3) : "");
        }
    }
}
