package dev.stagedoor.scheduler;

/** Where a task runs. As text: {@code global} or {@code local}. */
public enum TaskScope {

    /** In one process of the cluster at a time. */
    GLOBAL("global"),

    /** In each process by itself. */
    LOCAL("local");

    private final String text;

    TaskScope(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
