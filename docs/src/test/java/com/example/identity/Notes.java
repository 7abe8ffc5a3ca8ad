package com.example.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes with their authors. */
class Notes {

    private final List<String> notes = new CopyOnWriteArrayList<>();

    List<String> all() {
        return notes;
    }

    void add(String note, String author) {
        notes.add(note + " (" + author + ")");
    }

    void clear() {
        notes.clear();
    }
}
