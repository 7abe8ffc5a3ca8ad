package com.example.importing.todo;

import java.util.List;

/** Reads items from somewhere. */
public interface TodoImporter {

    List<String> read();
}
