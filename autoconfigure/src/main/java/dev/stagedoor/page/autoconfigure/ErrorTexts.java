package dev.stagedoor.page.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.factory.BeanCreationException;

import dev.stagedoor.errors.BackstageException;

/**
 * What is told of errors: name and message, and to developers the stack trace, of moderate length and without secrets
 * that are known to be some.
 *
 * @param development whether developers look
 * @param redaction replaces secrets
 */
record ErrorTexts(boolean development, UnaryOperator<String> redaction) {

    private static final int LONGEST_MESSAGE = 2000;

    private static final int LONGEST_TRACE = 20_000;

    String name(Throwable error) {
        return BackstageException.nameOf(thrown(error));
    }

    String message(Throwable error) {
        String message = thrown(error).getMessage();
        return message == null ? "" : clean(message, LONGEST_MESSAGE);
    }

    @Nullable
    String details(Throwable error) {
        if (!development) {
            return null;
        }
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return clean(trace.toString(), LONGEST_TRACE);
    }

    /** What a bean's code threw, without what Spring wraps around it; the stack trace has both. */
    private static Throwable thrown(Throwable error) {
        Throwable thrown = error;
        while (thrown instanceof BeanCreationException || thrown instanceof BeanInstantiationException) {
            Throwable cause = thrown.getCause();
            if (cause == null) {
                return thrown;
            }
            thrown = cause;
        }
        return thrown;
    }

    /** Redacted first: half a secret would not be known as one. */
    private String clean(String text, int longest) {
        String clean = redaction.apply(text);
        return clean.length() <= longest ? clean : clean.substring(0, longest) + " ...";
    }
}
