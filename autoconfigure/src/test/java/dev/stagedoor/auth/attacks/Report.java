package dev.stagedoor.auth.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was tried, and what came of it. */
final class Report {

    private static final Path FILE = Path.of("target", "attack-report.md");

    private final Map<AttackClass, List<Row>> rows = new EnumMap<>(AttackClass.class);

    void add(AttackClass attackClass, List<Row> outcome) {
        rows.put(attackClass, outcome);
    }

    void write() throws IOException {
        StringBuilder text =
                new StringBuilder("# Attacks\n\n| class | attacks | refused | reasons |\n|---|---:|---:|---|\n");
        rows.forEach((attackClass, all) -> text.append("| " + attackClass + " | " + all.size() + " | "
                + all.stream().filter(Row::isRefused).count() + " | " + reasons(all) + " |\n"));
        rows.forEach((attackClass, all) -> {
            text.append("\n## " + attackClass + "\n\n| attack | status | reason |\n|---|---:|---|\n");
            all.forEach(row -> text.append("| " + row.name().replace("|", "\\|") + " | " + row.status() + " | "
                    + String.join(", ", row.reasons()) + " |\n"));
        });
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text);
    }

    private static String reasons(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.reasons().stream())
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * One attack.
     *
     * @param name what was wrong with the request
     * @param status the answer's
     * @param reasons those that were logged
     */
    record Row(String name, int status, List<String> reasons) {

        boolean isRefused() {
            return status == 401 || status == 403;
        }
    }
}
