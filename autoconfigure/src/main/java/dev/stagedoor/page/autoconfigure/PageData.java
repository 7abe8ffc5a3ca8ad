package dev.stagedoor.page.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.Mode;

/** What the page shows. */
final class PageData {

    private final Mode mode;

    private final BackendWiring wiring;

    private final StateReader reader;

    private final ErrorTexts errors;

    PageData(Mode mode, BackendWiring wiring, StateReader reader, ErrorTexts errors) {
        this.mode = mode;
        this.wiring = wiring;
        this.reader = reader;
        this.errors = errors;
    }

    WiringView wiring() {
        return WiringView.of(mode, wiring.describe());
    }

    StateView state(@Nullable Viewer viewer) {
        return reader.read(viewer);
    }

    /** What is told of an error. */
    String told(Throwable error) {
        return errors.message(error);
    }
}
