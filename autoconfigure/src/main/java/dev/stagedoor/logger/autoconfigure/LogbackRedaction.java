package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;

/**
 * Replaces secrets in what Logback's appenders write. All backends of a process share Logback, whose appenders are
 * made anew when another application starts: then this is put around the new ones for all of them.
 */
final class LogbackRedaction {

    private static final List<Redactions> ACTIVE = new CopyOnWriteArrayList<>();

    private static final List<Redactions> ENDED = new CopyOnWriteArrayList<>();

    private LogbackRedaction() {}

    static void install(Redactions redactions) {
        ACTIVE.removeAll(ENDED);
        ENDED.clear();
        ACTIVE.add(redactions);
        Logbacks.withContext(context -> forEach(context, LogbackRedaction::wrap));
    }

    /** Ends redaction. */
    static void uninstall(Redactions redactions) {
        ACTIVE.remove(redactions);
        if (ACTIVE.isEmpty()) {
            Logbacks.withContext(context -> forEach(context, LogbackRedaction::unwrap));
        }
    }

    /** Ends redaction when another application starts: the report of a failed start is yet to be written. */
    static void uninstallLater(Redactions redactions) {
        ENDED.add(redactions);
    }

    static String redact(String text) {
        String result = text;
        for (Redactions redactions : ACTIVE) {
            result = redactions.redact(result);
        }
        return result;
    }

    static boolean hasNothingToRedact() {
        return ACTIVE.stream().allMatch(Redactions::isEmpty);
    }

    private static void wrap(OutputStreamAppender<ILoggingEvent> appender) {
        if (appender.getEncoder() != null && !(appender.getEncoder() instanceof LogbackRedactingEncoder)) {
            appender.setEncoder(new LogbackRedactingEncoder(appender.getEncoder()));
        }
    }

    private static void unwrap(OutputStreamAppender<ILoggingEvent> appender) {
        if (appender.getEncoder() instanceof LogbackRedactingEncoder encoder) {
            appender.setEncoder(encoder.delegate());
        }
    }

    private static void forEach(LoggerContext context, Consumer<OutputStreamAppender<ILoggingEvent>> action) {
        context.getLoggerList().forEach(logger -> forEach((AppenderAttachable<ILoggingEvent>) logger, action));
    }

    /** An appender may have others behind it, as an asynchronous one has. */
    @SuppressWarnings("unchecked")
    private static void forEach(
            AppenderAttachable<ILoggingEvent> attachable, Consumer<OutputStreamAppender<ILoggingEvent>> action) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        Iterator<Appender<ILoggingEvent>> iterator = attachable.iteratorForAppenders();
        iterator.forEachRemaining(appenders::add);
        for (Appender<ILoggingEvent> appender : appenders) {
            if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
                action.accept(output);
            } else if (appender instanceof AppenderAttachable<?> further) {
                forEach((AppenderAttachable<ILoggingEvent>) further, action);
            }
        }
    }
}
