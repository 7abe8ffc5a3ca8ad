package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.stagedoor.errors.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link Turns}. */
class TurnsTests {

    private final Turns turns = new Turns();

    private final List<CompletableFuture<@Nullable Throwable>> begun = new ArrayList<>();

    private final Supplier<CompletableFuture<@Nullable Throwable>> work = () -> {
        CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
        begun.add(end);
        return end;
    };

    @Test
    void aTurnIsTakenAtOnceWhenNothingGoesOn() {
        CompletableFuture<@Nullable Throwable> turn = turns.take(work);
        assertThat(begun).hasSize(1);
        assertThat(turn).isNotDone();
        begun.get(0).complete(null);
        assertThat(turn).isCompletedWithValue(null);
    }

    @Test
    void allWhoAskMeanwhileShareTheNextTurn() {
        turns.take(work);
        CompletableFuture<@Nullable Throwable> second = turns.take(work);
        assertThat(turns.take(work)).isSameAs(second);
        assertThat(begun).hasSize(1);
        begun.get(0).complete(null);
        assertThat(begun).hasSize(2);
        assertThat(second).isNotDone();
        Throwable failure = new IllegalStateException();
        begun.get(1).complete(failure);
        assertThat(second).isCompletedWithValue(failure);
    }

    @Test
    void whoDoesNotWantToWaitTakesNoTurnWhileOneGoesOn() {
        turns.take(work);
        turns.takeIfIdle(work);
        begun.get(0).complete(null);
        assertThat(begun).hasSize(1);
        turns.takeIfIdle(work);
        assertThat(begun).hasSize(2);
    }

    @Test
    void workThatThrowsEndsItsTurn() {
        IllegalStateException failure = new IllegalStateException();
        CompletableFuture<@Nullable Throwable> turn = turns.take(() -> {
            throw failure;
        });
        assertThat(turn).isCompletedWithValue(failure);
        turns.take(work);
        assertThat(begun).hasSize(1);
    }

    @Test
    void whenTurnsEndThePresentOneGoesOnAndTheOthersAreRefused() {
        CompletableFuture<@Nullable Throwable> present = turns.take(work);
        CompletableFuture<@Nullable Throwable> waiting = turns.take(work);
        turns.end("no more");
        assertThat(waiting).isCompletedExceptionally();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> turns.take(work))
                .withMessage("no more");
        turns.takeIfIdle(work);
        assertThat(turns.present()).isSameAs(present);
        begun.get(0).complete(null);
        assertThat(present).isCompletedWithValue(null);
        assertThat(begun).hasSize(1);
        assertThat(turns.present()).isDone();
    }
}
