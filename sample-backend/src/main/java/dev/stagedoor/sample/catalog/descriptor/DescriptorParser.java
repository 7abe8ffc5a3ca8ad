package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as Backstage does: version 1.2 with its core schema, several documents, numbers as in JavaScript. Values
 * are texts, {@code Boolean}, {@code Long}, {@code BigInteger} and {@code Double}, lists, maps and {@code null}.
 */
public final class DescriptorParser {

    /** Long lines are copied each time that they do not fit. */
    private static final int BUFFER = 64 * 1024;

    private DescriptorParser() {}

    /**
     * Reads a text. Documents that are empty are left out.
     *
     * @param source what the text is of, for messages
     * @param text the text
     * @return what its documents describe
     * @throws DescriptorException if it is no YAML, a document is no object, or something is too large
     */
    public static List<Descriptor> parse(String source, String text) {
        return documents(source, text).stream()
                .filter(document -> document.value() != null)
                .map(document -> descriptor(source, document))
                .toList();
    }

    /**
     * Reads a text whose documents may be anything.
     *
     * @throws DescriptorException if it is no YAML, or something is too large
     */
    static List<YamlDocument> documents(String source, String text) {
        if (text.length() > DescriptorLimits.BYTES) {
            throw new DescriptorException(source, 0, "it is longer than " + DescriptorLimits.BYTES + " bytes");
        }
        try {
            return build(source, text);
        } catch (MarkedYamlEngineException ex) {
            throw new DescriptorException(source, lineOf(ex), reason(ex));
        } catch (ReaderException ex) {
            throw new DescriptorException(source, lineOf(text, ex.getPosition()), unreadable(ex));
        } catch (YamlEngineException ex) {
            throw new DescriptorException(source, 0, String.valueOf(ex.getMessage()));
        }
    }

    private static List<YamlDocument> build(String source, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(DescriptorLimits.BYTES)
                .setBufferSize(BUFFER)
                .build();
        List<YamlDocument> documents = new ArrayList<>();
        DocumentBuilder builder = new DocumentBuilder(source);
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case DocumentStart -> builder.begin();
                case DocumentEnd -> {
                    if (documents.size() == DescriptorLimits.DOCUMENTS) {
                        throw new DescriptorException(
                                source, 0, "it has more than " + DescriptorLimits.DOCUMENTS + " documents");
                    }
                    documents.add(builder.end());
                }
                default -> builder.take(event);
            }
        }
        return documents;
    }

    private static Descriptor descriptor(String source, YamlDocument document) {
        if (!(document.value() instanceof Map<?, ?> map)) {
            throw new DescriptorException(
                    source,
                    document.line(),
                    "a document must be an object, but this one is " + kindOf(document.value()));
        }
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> entity = (Map<String, @Nullable Object>) map;
        return new Descriptor(entity, document.line(), document.lines());
    }

    private static String kindOf(@Nullable Object value) {
        if (value instanceof List<?>) {
            return "a list";
        }
        return value instanceof String ? "a text" : value instanceof Boolean ? "a truth value" : "a number";
    }

    private static String reason(MarkedYamlEngineException ex) {
        return ex.getContext() == null ? ex.getProblem() : ex.getProblem() + ", " + ex.getContext();
    }

    private static int lineOf(MarkedYamlEngineException ex) {
        return ex.getProblemMark().or(ex::getContextMark).map(Mark::getLine).orElse(-1) + 1;
    }

    private static String unreadable(ReaderException ex) {
        return String.format(Locale.ROOT, "the character U+%04X is not allowed", ex.getCodePoint());
    }

    private static int lineOf(String text, int codePoints) {
        int line = 1;
        int[] points = text.codePoints().limit(codePoints).toArray();
        for (int point : points) {
            if (point == '\n') {
                line++;
            }
        }
        return line;
    }
}
