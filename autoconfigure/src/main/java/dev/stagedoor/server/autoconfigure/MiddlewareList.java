package dev.stagedoor.server.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.http.RootMiddleware;
import dev.stagedoor.http.RootMiddlewares;

/** The middlewares while they are changed. */
final class MiddlewareList implements RootMiddlewares {

    private final List<Entry> entries = new ArrayList<>();

    MiddlewareList(List<RootMiddleware> middlewares) {
        middlewares.forEach(each -> insert(entries.size(), each.name(), each.filter()));
    }

    /** What there is to do, in order. */
    List<Filter> filters() {
        return entries.stream().map(Entry::filter).filter(Objects::nonNull).toList();
    }

    @Override
    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    @Override
    public RootMiddlewares remove(String name) {
        entries.remove(indexOf(name));
        return this;
    }

    @Override
    public RootMiddlewares replace(String name, Filter filter) {
        Assert.notNull(filter, "'filter' must not be null");
        entries.set(indexOf(name), new Entry(name, filter));
        return this;
    }

    @Override
    public RootMiddlewares addBefore(String name, String newName, Filter filter) {
        return add(indexOf(name), newName, filter);
    }

    @Override
    public RootMiddlewares addAfter(String name, String newName, Filter filter) {
        return add(indexOf(name) + 1, newName, filter);
    }

    @Override
    public RootMiddlewares addFirst(String newName, Filter filter) {
        return add(0, newName, filter);
    }

    @Override
    public RootMiddlewares addLast(String newName, Filter filter) {
        return add(entries.size(), newName, filter);
    }

    @Override
    public RootMiddlewares order(String... names) {
        List<Entry> first = new ArrayList<>();
        for (String name : names) {
            first.add(entries.remove(indexOf(name)));
        }
        entries.addAll(0, first);
        return this;
    }

    private RootMiddlewares add(int index, String name, Filter filter) {
        Assert.notNull(filter, "'filter' must not be null");
        insert(index, name, filter);
        return this;
    }

    private void insert(int index, String name, @Nullable Filter filter) {
        Assert.isTrue(!names().contains(name), () -> "There is a middleware '" + name + "' already");
        entries.add(index, new Entry(name, filter));
    }

    private int indexOf(String name) {
        int index = names().indexOf(name);
        Assert.isTrue(index >= 0, () -> "There is no middleware '" + name + "', only " + names());
        return index;
    }

    private record Entry(String name, @Nullable Filter filter) {}
}
