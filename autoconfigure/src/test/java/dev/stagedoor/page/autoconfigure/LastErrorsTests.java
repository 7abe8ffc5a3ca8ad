package dev.stagedoor.page.autoconfigure;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.factory.BeanCreationException;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.page.autoconfigure.StateView.FailedView;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.BackendFailure;
import dev.stagedoor.wiring.BackendFailure.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of failures. */
class LastErrorsTests {

    private static final int MOST = 50;

    @Test
    @Case("PAG-11")
    void theLastFiftyAreKeptTheNewestFirst() {
        LastErrors errors = new LastErrors(new ErrorTexts(false, text -> text));
        for (int number = 1; number <= MOST + 10; number++) {
            errors.failed(failure(new IllegalStateException("number " + number)));
        }
        assertThat(errors.newestFirst())
                .hasSize(MOST)
                .first()
                .extracting(FailedView::message)
                .isEqualTo("number 60");
    }

    @Test
    @Case("PAG-11")
    void secretsAreReplacedInMessageAndStackTrace() {
        LastErrors errors = new LastErrors(new ErrorTexts(true, text -> text.replace("hunter2", "***")));
        errors.failed(failure(new ConflictException("Password hunter2 is wrong")));
        FailedView told = errors.newestFirst().get(0);
        assertThat(told.name()).isEqualTo("ConflictError");
        assertThat(told.message()).isEqualTo("Password *** is wrong");
        assertThat(told.details()).contains("LastErrorsTests").contains("***").doesNotContain("hunter2");
    }

    @Test
    @Case("PAG-11")
    void stackTracesAreForDevelopers() {
        LastErrors errors = new LastErrors(new ErrorTexts(false, text -> text));
        errors.failed(failure(new IllegalStateException("no luck")));
        assertThat(errors.newestFirst().get(0).details()).isNull();
    }

    @Test
    void ofABeanThatFailedIsToldWhatItsCodeThrew() {
        ErrorTexts texts = new ErrorTexts(true, text -> text);
        Throwable error = new BeanCreationException(
                "todo.todos",
                "Failed",
                new BeanInstantiationException(String.class, "Failed", new ConflictException("no luck")));
        assertThat(texts.name(error)).isEqualTo("ConflictError");
        assertThat(texts.message(error)).isEqualTo("no luck");
        assertThat(texts.details(error)).contains("BeanCreationException");
    }

    @Test
    void aLongMessageIsCut() {
        ErrorTexts texts = new ErrorTexts(false, text -> text);
        assertThat(texts.message(new IllegalStateException("x".repeat(100_000))))
                .hasSizeLessThan(3000);
    }

    private static BackendFailure failure(Throwable error) {
        return new BackendFailure(Instant.now(), Source.TASK, "todo", "purge", error);
    }
}
