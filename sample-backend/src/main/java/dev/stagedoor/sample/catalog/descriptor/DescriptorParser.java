package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        if (text.length() > DescriptorLimits.BYTES) {
            throw new DescriptorException(source, 0, "it is longer than " + DescriptorLimits.BYTES + " bytes");
        }
        try {
            return documents(source, text);
        } catch (MarkedYamlEngineException ex) {
            throw new DescriptorException(source, lineOf(ex), reason(ex));
        } catch (ReaderException ex) {
            throw new DescriptorException(source, lineOf(text, ex.getPosition()), unreadable(ex));
        } catch (YamlEngineException ex) {
            throw new DescriptorException(source, 0, String.valueOf(ex.getMessage()));
        }
    }

    private static List<Descriptor> documents(String source, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(DescriptorLimits.BYTES)
                .build();
        List<Descriptor> descriptors = new ArrayList<>();
        DocumentBuilder builder = new DocumentBuilder(source);
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (++documents > DescriptorLimits.DOCUMENTS) {
                        throw new DescriptorException(
                                source, 0, "it has more than " + DescriptorLimits.DOCUMENTS + " documents");
                    }
                    builder.begin();
                }
                case DocumentEnd -> {
                    Descriptor descriptor = builder.end();
                    if (descriptor != null) {
                        descriptors.add(descriptor);
                    }
                }
                default -> builder.take(event);
            }
        }
        return List.copyOf(descriptors);
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
