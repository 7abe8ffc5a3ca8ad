package dev.stagedoor.sample.todo.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.Resource;

import dev.stagedoor.sample.todo.TodoDraft;
import dev.stagedoor.sample.todo.TodoImporter;

/** Reads lines of a title and, after a comma, whether it is done. The first line names the columns. */
record CsvImporter(Resource file) implements TodoImporter {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<TodoDraft> read() throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(CsvImporter::parse)
                .toList();
    }

    private static TodoDraft parse(String line) {
        int comma = line.lastIndexOf(',');
        return comma < 0
                ? new TodoDraft(line, false)
                : new TodoDraft(
                        line.substring(0, comma),
                        Boolean.parseBoolean(line.substring(comma + 1).strip()));
    }
}
