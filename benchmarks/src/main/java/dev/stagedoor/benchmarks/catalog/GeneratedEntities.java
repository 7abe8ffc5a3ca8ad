package dev.stagedoor.benchmarks.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The entities of a large company, always the same for the same number. Each has about 20 search rows.
 *
 * @param count how many
 */
record GeneratedEntities(int count) {

    static final List<String> TYPES = List.of("service", "website", "library", "service", "documentation");

    static final List<String> WORDS = List.of("""
            account archive audit basket billing booking budget catalog claim contract
            credit customer delivery discount dispatch document event export freight gateway
            identity import invoice journal ledger licence loyalty mail market notice
            offer order parcel payment payroll plan price quota rating refund
            report return route search shipment stock survey tariff ticket voucher""".split("\\s+"));

    private static final List<String> LIFECYCLES = List.of("production", "production", "experimental", "deprecated");

    private static final List<String> LANGUAGES = List.of("java", "kotlin", "go", "typescript", "python");

    /** Of a hundred entities: 60 components, 14 APIs, 13 resources, 8 users, 3 systems, 1 domain, 1 group. */
    private static final int HUNDRED = 100;

    private static final int IN_A_FILE = 500;

    int teams() {
        return Math.max(1, count / HUNDRED);
    }

    int components() {
        return count * 60 / HUNDRED;
    }

    /** The name of a component, API or resource; in the order of names, these kinds are mixed. */
    static String name(int number) {
        return word(number * 7) + "-" + number;
    }

    static String team(int number) {
        return "team-" + number;
    }

    static String word(int number) {
        return WORDS.get(Math.floorMod(number, WORDS.size()));
    }

    /** Writes them, some in each file, and returns the files. */
    List<Path> write(Path directory) {
        int files = (count + IN_A_FILE - 1) / IN_A_FILE;
        return IntStream.range(0, files)
                .mapToObj(file -> write(directory.resolve("entities-" + file + ".yaml"), file * IN_A_FILE))
                .toList();
    }

    private Path write(Path file, int first) {
        StringBuilder text = new StringBuilder();
        for (int i = first; i < Math.min(count, first + IN_A_FILE); i++) {
            text.append("---\n").append(entity(i));
        }
        try {
            return Files.writeString(file, text);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The kinds come in turn, so that every number of entities has about the same mixture. */
    private String entity(int number) {
        int hundred = number / HUNDRED;
        int place = number % HUNDRED;
        if (place == 0) {
            return head("Group", team(hundred), number)
                    + "spec:\n  type: team\n  children: []\n  profile:\n    displayName: Team " + hundred
                    + "\n    email: team-" + hundred + "@example.com\n";
        }
        if (place == 1) {
            return head("Domain", "domain-" + hundred, number) + "spec:\n  owner: " + team(hundred) + "\n";
        }
        if (place < 5) {
            return head("System", "system-" + (hundred * 3 + place - 2), number) + "spec:\n  owner: " + team(hundred)
                    + "\n  domain: domain-" + hundred + "\n";
        }
        if (place < 13) {
            return head("User", "user-" + (hundred * 8 + place - 5), number) + "spec:\n  memberOf: [" + team(hundred)
                    + "]\n  profile:\n    displayName: " + capitalized(number) + " " + capitalized(number / 7)
                    + "\n    email: user-" + number + "@example.com\n";
        }
        if (place < 27) {
            return head("API", name(hundred * 14 + place - 13), number)
                    + "spec:\n  type: openapi\n  definition: 'openapi: 3.1.0'\n" + owned(number);
        }
        if (place < 40) {
            return head("Resource", name(hundred * 13 + place - 27), number) + "spec:\n  type: database\n"
                    + owned(number);
        }
        int component = hundred * 60 + place - 40;
        return head("Component", name(component), number) + "spec:\n  type: "
                + TYPES.get(component % TYPES.size()) + "\n" + owned(component) + "  providesApis: ["
                + name(hundred * 14 + component % 14) + "]\n  dependsOn: ['resource:"
                + name(hundred * 13 + component % 13) + "']\n";
    }

    private static String head(String kind, String name, int number) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: %s
                metadata:
                  name: %s
                  title: %s %s %d
                  description: Takes care of every %s that has a %s
                  labels:
                    tier: '%d'
                  annotations:
                    backstage.io/source-location: url:https://git.example.com/%s/
                    example.com/pager: pager-%d
                  tags: [%s, %s]
                """.formatted(
                        kind,
                        name,
                        capitalized(number),
                        word(number / WORDS.size()),
                        number,
                        word(number),
                        word(number / 3),
                        number % 4,
                        name,
                        number % 97,
                        LANGUAGES.get(number % LANGUAGES.size()),
                        word(number / 11));
    }

    private String owned(int number) {
        int team = Math.floorMod(number * 31, teams());
        return "  lifecycle: " + LIFECYCLES.get(number % LIFECYCLES.size()) + "\n  owner: " + team(team)
                + "\n  system: system-" + (team * 3 + number % 3) + "\n";
    }

    private static String capitalized(int number) {
        String word = word(number);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
