package dev.stagedoor.logger.autoconfigure;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.jspecify.annotations.Nullable;

/** Replaces secrets in what another encoder makes of an event, whatever part of the event they came from. */
final class LogbackRedactingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> delegate;

    private final Charset charset;

    LogbackRedactingEncoder(Encoder<ILoggingEvent> delegate) {
        this.delegate = delegate;
        this.charset = charset(delegate);
        setContext(delegate.getContext());
    }

    Encoder<ILoggingEvent> delegate() {
        return delegate;
    }

    private static Charset charset(Encoder<?> encoder) {
        if (encoder instanceof LayoutWrappingEncoder<?> text) {
            return text.getCharset() == null ? Charset.defaultCharset() : text.getCharset();
        }
        return StandardCharsets.UTF_8;
    }

    /** What has no secret in it stays the very bytes that the encoder made. */
    @Override
    public byte @Nullable [] encode(ILoggingEvent event) {
        byte[] bytes = LogbackRetry.encode(delegate, event);
        if (bytes == null || LogbackRedaction.knowsNoSecret() && !WebTokens.mayBeIn(bytes)) {
            return bytes;
        }
        String text = new String(bytes, charset);
        String redacted = LogbackRedaction.redact(text);
        return redacted.equals(text) ? bytes : redacted.getBytes(charset);
    }

    @Override
    public byte @Nullable [] headerBytes() {
        return delegate.headerBytes();
    }

    @Override
    public byte @Nullable [] footerBytes() {
        return delegate.footerBytes();
    }

    @Override
    public boolean isStarted() {
        return delegate.isStarted();
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public void stop() {
        delegate.stop();
    }
}
