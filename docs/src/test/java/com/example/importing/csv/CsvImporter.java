package com.example.importing.csv;

import java.util.List;

import com.example.importing.todo.TodoImporter;

class CsvImporter implements TodoImporter {

    @Override
    public List<String> read() {
        return List.of("from CSV");
    }
}
