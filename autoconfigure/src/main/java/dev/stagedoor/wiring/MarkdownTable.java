package dev.stagedoor.wiring;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table in Markdown, whose cells may have several lines and any characters. */
final class MarkdownTable {

    private final StringBuilder rows = new StringBuilder();

    private final String head;

    MarkdownTable(String... headings) {
        this.head = line(headings) + "|" + " --- |".repeat(headings.length) + "\n";
    }

    void row(String... cells) {
        rows.append(line(Arrays.stream(cells).map(MarkdownTable::cell).toArray(String[]::new)));
    }

    /** The table, or a word that there is nothing in it. */
    String text() {
        return rows.isEmpty() ? "None.\n" : head + rows;
    }

    private static String line(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
                .collect(Collectors.joining("", "|", "\n"));
    }

    private static String cell(String text) {
        return text.lines().map(MarkdownTable::escape).collect(Collectors.joining("<br>"));
    }

    /** What Markdown would read as something else, as references to characters. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(each -> {
            if ("|<>&*`[]\\".indexOf(each) < 0) {
                escaped.appendCodePoint(each);
            } else {
                escaped.append("&#").append(each).append(';');
            }
        });
        return escaped.toString();
    }
}
