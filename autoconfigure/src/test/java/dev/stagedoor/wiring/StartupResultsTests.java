package dev.stagedoor.wiring;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Failure;
import dev.stagedoor.StartupResult.Outcome;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link StartupResults}. */
class StartupResultsTests {

    private final AtomicLong seconds = new AtomicLong();

    private final StartupResults results = new StartupResults(() -> Instant.ofEpochSecond(seconds.incrementAndGet()));

    private final Failure disallowed = new Failure(new IllegalStateException("no"), false);

    private final Failure allowed = new Failure(new IllegalStateException("yes"), true);

    @Test
    @Case({"RES-01", "RES-06", "RES-07"})
    void entriesComeInOrderOfCompletionWithTheirTimes() {
        results.module("b", "two", null);
        results.plugin("a", null);
        results.module("b", "one", null);
        results.plugin("b", null);
        StartupResult result = results.close();
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(result.plugins()).extracting(StartupResult.Plugin::pluginId).containsExactly("a", "b");
        StartupResult.Plugin entry = result.plugins().get(1);
        assertThat(entry.modules()).extracting(StartupResult.Module::moduleId).containsExactly("two", "one");
        assertThat(result.beginAt()).isBefore(entry.modules().get(0).resultAt());
        assertThat(entry.modules().get(1).resultAt()).isBefore(entry.resultAt());
        assertThat(entry.resultAt()).isBefore(result.resultAt());
    }

    @Test
    @Case("RES-07")
    void aClockThatGoesBackDoesNotChangeTheOrderOfTimes() {
        seconds.set(100);
        results.module("a", "m", null);
        seconds.set(50);
        results.plugin("a", null);
        StartupResult.Plugin entry = results.close().plugins().get(0);
        assertThat(entry.resultAt()).isEqualTo(entry.modules().get(0).resultAt());
    }

    @Test
    @Case({"RES-08", "BFP-10"})
    void allowedFailuresAreASuccess() {
        results.module("a", "m", allowed);
        results.plugin("a", allowed);
        StartupResult result = results.close();
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(result.plugins().get(0).failure()).isSameAs(allowed);
        assertThat(result.plugins().get(0).modules().get(0).failure()).isSameAs(allowed);
    }

    @Test
    @Case("RES-11")
    void aSecondFailureOfAPluginAmendsItsEntry() {
        results.plugin("a", null);
        results.plugin("a", disallowed);
        results.plugin("a", null);
        assertThat(results.close().plugins())
                .singleElement()
                .extracting(StartupResult.Plugin::failure)
                .isSameAs(disallowed);
    }

    @Test
    @Case("MOD-04")
    void theFirstFailureOfAModuleStays() {
        results.module("a", "m", disallowed);
        results.module("a", "m", null);
        results.plugin("a", null);
        StartupResult result = results.close();
        assertThat(result.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(result.plugins().get(0).modules())
                .singleElement()
                .extracting(StartupResult.Module::failure)
                .isSameAs(disallowed);
    }

    @Test
    @Case({"EPF-05", "EPF-06"})
    void aReportReplacesWhatIsKnownOfAModule() {
        results.module("a", "m", null);
        results.module("a", "n", disallowed);
        assertThat(results.report("a", "m", allowed)).isTrue();
        assertThat(results.report("a", "n", allowed)).isTrue();
        results.plugin("a", null);
        StartupResult result = results.close();
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(result.plugins().get(0).modules())
                .extracting(StartupResult.Module::failure)
                .containsExactly(allowed, allowed);
    }

    @Test
    @Case("EPF-07")
    void aReportBeforeTheModulesOwnResultWaitsForIt() {
        results.report("a", "m", disallowed);
        results.report("a", "never", disallowed);
        results.module("a", "m", null);
        results.plugin("a", null);
        assertThat(results.close().plugins().get(0).modules())
                .extracting(StartupResult.Module::moduleId)
                .containsExactly("m", "never");
        assertThat(results.close().outcome()).isEqualTo(Outcome.FAILURE);
    }

    @Test
    @Case("EPF-08")
    void nothingChangesOnceAllHaveSettled() {
        results.module("a", "m", null);
        results.plugin("a", null);
        StartupResult result = results.close();
        assertThat(results.report("a", "m", disallowed)).isFalse();
        results.plugin("a", disallowed);
        results.plugin("late", null);
        assertThat(results.close()).isSameAs(result);
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
    }
}
