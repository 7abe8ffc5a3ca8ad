package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;

/**
 * Puts redaction around all appenders: around the encoder where there is one, for its bytes are final; around the
 * appender else. Takes it away again.
 */
final class LogbackAppenders {

    private LogbackAppenders() {}

    static void wrap(LoggerContext context) {
        context.getLoggerList().forEach(logger -> appendersOf(logger).forEach(appender -> wrap(logger, appender)));
    }

    static void unwrap(LoggerContext context) {
        context.getLoggerList().forEach(logger -> appendersOf(logger).forEach(appender -> unwrap(logger, appender)));
    }

    private static void wrap(Logger logger, Appender<ILoggingEvent> appender) {
        if (hasEncoders(appender)) {
            forEachOutput(appender, output -> {
                if (!(output.getEncoder() instanceof LogbackRedactingEncoder)) {
                    output.setEncoder(new LogbackRedactingEncoder(output.getEncoder()));
                }
            });
        } else if (!(appender instanceof LogbackRedactingAppender) && !isForTests(appender)) {
            logger.detachAppender(appender);
            logger.addAppender(new LogbackRedactingAppender(appender));
        }
    }

    private static void unwrap(Logger logger, Appender<ILoggingEvent> appender) {
        if (appender instanceof LogbackRedactingAppender redacting) {
            logger.detachAppender(redacting);
            logger.addAppender(redacting.delegate());
        } else {
            forEachOutput(appender, output -> {
                if (output.getEncoder() instanceof LogbackRedactingEncoder encoder) {
                    output.setEncoder(encoder.delegate());
                }
            });
        }
    }

    /** Whether all that it writes goes through encoders, also where it has others behind it. */
    private static boolean hasEncoders(Appender<ILoggingEvent> appender) {
        return appender instanceof OutputStreamAppender<ILoggingEvent> output
                ? output.getEncoder() != null
                : appender instanceof AppenderAttachable<?>
                        && appendersOf(behind(appender)).stream().allMatch(LogbackAppenders::hasEncoders);
    }

    private static void forEachOutput(
            Appender<ILoggingEvent> appender, Consumer<OutputStreamAppender<ILoggingEvent>> action) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
            action.accept(output);
        } else if (appender instanceof AppenderAttachable<?>) {
            appendersOf(behind(appender)).forEach(further -> forEachOutput(further, action));
        }
    }

    @SuppressWarnings("unchecked")
    private static AppenderAttachable<ILoggingEvent> behind(Appender<ILoggingEvent> appender) {
        return (AppenderAttachable<ILoggingEvent>) appender;
    }

    private static List<Appender<ILoggingEvent>> appendersOf(AppenderAttachable<ILoggingEvent> attachable) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        attachable.iteratorForAppenders().forEachRemaining(appenders::add);
        return appenders;
    }

    /** Tests detach what they attached, and look for it. */
    private static boolean isForTests(Appender<ILoggingEvent> appender) {
        return appender.getClass().getName().startsWith("ch.qos.logback.core.read.")
                || appender.getClass().getSuperclass().getName().startsWith("ch.qos.logback.core.read.");
    }
}
