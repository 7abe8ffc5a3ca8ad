package dev.stagedoor.logger.autoconfigure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Hands events without their secrets to an appender that has no encoder, as that of Syslog. */
final class LogbackRedactingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final Appender<ILoggingEvent> delegate;

    LogbackRedactingAppender(Appender<ILoggingEvent> delegate) {
        this.delegate = delegate;
        setContext(delegate.getContext());
        setName(delegate.getName());
        start();
    }

    Appender<ILoggingEvent> delegate() {
        return delegate;
    }

    @Override
    protected void append(ILoggingEvent event) {
        delegate.doAppend(LogbackRedaction.isActive() ? LogbackRedactedEvent.of(event) : event);
    }

    @Override
    public void stop() {
        delegate.stop();
        super.stop();
    }
}
