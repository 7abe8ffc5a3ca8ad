package dev.stagedoor.sample.catalog.processing;

/** Counts what has changed. */
final class Changes {

    private int added;

    private int changed;

    private int gone;

    void added(int number) {
        added += number;
    }

    void changed(int number) {
        changed += number;
    }

    void gone(int number) {
        gone += number;
    }

    void add(Changes more) {
        added += more.added;
        changed += more.changed;
        gone += more.gone;
    }

    boolean isEmpty() {
        return added + changed + gone == 0;
    }

    @Override
    public String toString() {
        return added + " entities found, " + changed + " changed, " + gone + " gone";
    }
}
