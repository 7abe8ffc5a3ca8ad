package dev.stagedoor.catalog.autoconfigure;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/** Reads page after page, each when the one before was read. */
final class Pages<T> implements Iterator<List<T>> {

    private final Function<@Nullable String, Page<T>> source;

    private @Nullable String cursor;

    private boolean ended;

    private Pages(Function<@Nullable String, Page<T>> source) {
        this.source = source;
    }

    /** Begins with the page of no cursor. */
    static <T> Stream<T> read(Function<@Nullable String, Page<T>> source) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(new Pages<>(source), Spliterator.ORDERED), false)
                .flatMap(List::stream);
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public List<T> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        Page<T> page = source.apply(cursor);
        cursor = page.nextCursor();
        ended = cursor == null || cursor.isEmpty();
        return page.items();
    }

    /**
     * A page.
     *
     * @param items what is on it
     * @param nextCursor the cursor of the next, or {@code null} if there is none
     */
    record Page<T>(List<T> items, @Nullable String nextCursor) {}
}
