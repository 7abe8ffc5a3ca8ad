package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes values of what a parser finds in one file, one document after the other, without recursion. An alias stands for
 * the same object, and counts as a copy.
 */
final class DocumentBuilder {

    private final String source;

    private final Deque<OpenCollection> open = new ArrayDeque<>();

    private final Map<Anchor, Built> anchors = new HashMap<>();

    private Map<Object, int[]> lines = new IdentityHashMap<>();

    private @Nullable Built root;

    private int begin;

    private long values;

    private long characters;

    DocumentBuilder(String source) {
        this.source = source;
    }

    /** Goes on with the next document. */
    void begin() {
        root = null;
        begin = 0;
        lines = new IdentityHashMap<>();
        anchors.clear();
    }

    /** Takes what the parser found. */
    void take(Event event) {
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> open((NodeEvent) event);
            case MappingEnd, SequenceEnd -> close();
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            default -> {
                // Says nothing of a value.
            }
        }
    }

    /** Returns the document. */
    YamlDocument end() {
        return new YamlDocument(root == null ? null : root.json(), begin, lines);
    }

    private void open(NodeEvent event) {
        if (open.size() == DescriptorLimits.DEPTH) {
            throw error(lineOf(event), "values are nested deeper than " + DescriptorLimits.DEPTH + " levels");
        }
        OpenCollection parent = open.peek();
        if (parent != null && parent.wantsKey()) {
            throw error(lineOf(event), "a key must be a text");
        }
        Anchor anchor = event.getAnchor().orElse(null);
        if (anchor != null) {
            anchors.put(anchor, Built.UNFINISHED);
        }
        open.push(new OpenCollection(event instanceof MappingStartEvent, anchor, lineOf(event)));
    }

    private void close() {
        OpenCollection closed = open.pop();
        Object value = closed.value();
        lines.put(value, closed.lines());
        Built built = new Built(value, closed.values() + 1, closed.characters());
        if (closed.anchor() != null) {
            anchors.put(closed.anchor(), built);
        }
        count(1, 0, closed.line());
        add(built, closed.line());
    }

    private void scalar(ScalarEvent event) {
        int line = lineOf(event);
        Object value = CoreScalars.value(event);
        Built built = new Built(value, 1, event.getValue().length());
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, built));
        count(1, event.getValue().length(), line);
        add(built, line);
    }

    private void alias(AliasEvent event) {
        int line = lineOf(event);
        Built built = anchors.get(event.getAlias());
        if (built == null) {
            throw error(line, "the alias *" + event.getAlias() + " has no anchor before it");
        }
        if (built == Built.UNFINISHED) {
            throw error(line, "the alias *" + event.getAlias() + " refers to what it is a part of");
        }
        count(built.values(), built.characters(), line);
        add(built, line);
    }

    private void count(long moreValues, long moreCharacters, int line) {
        values += moreValues;
        characters += moreCharacters;
        if (values > DescriptorLimits.VALUES) {
            throw error(line, "there are more than " + DescriptorLimits.VALUES + " values, with those of aliases");
        }
        if (characters > DescriptorLimits.CHARACTERS) {
            throw error(
                    line,
                    "texts are longer than " + DescriptorLimits.CHARACTERS + " characters, with those of aliases");
        }
    }

    private void add(Built built, int line) {
        OpenCollection parent = open.peek();
        if (parent == null) {
            root = built;
            begin = line;
            return;
        }
        String problem = parent.add(built, line);
        if (problem != null) {
            throw error(line, problem);
        }
    }

    private DescriptorException error(int line, String reason) {
        return new DescriptorException(source, line, reason);
    }

    private static int lineOf(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
