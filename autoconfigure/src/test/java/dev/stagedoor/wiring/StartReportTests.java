package dev.stagedoor.wiring;

import com.acme.shop.FeatureMistakes;
import com.acme.shop.ServiceMistakes;
import com.acme.shop.StartFailures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.BackendStartupException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What a developer reads when plugins fail at start, and when several things are wrong at once. */
@ExtendWith(OutputCaptureExtension.class)
class StartReportTests {

    private Report report;

    @BeforeEach
    void begin(CapturedOutput output) {
        report = new Report(output);
    }

    @Test
    @Case({"RES-02", "RES-03", "ERR-21"})
    void aFailingPluginAndModuleAreReportedWithTypeTextAndPlace() {
        Throwable failure = report.of(StartFailures.Billing.class, StartFailures.Paypal.class)
                .reads("boot-failure");
        assertThat(failure).hasCauseInstanceOf(BackendStartupException.class);
        assertThat(failure.getCause()).hasMessageContaining("Plugin 'billing'").hasMessageContaining("Module 'paypal'");
    }

    @Test
    @Case({"ERR-01", "ERR-02"})
    void whatBroughtDownSeveralPluginsIsReportedOnceWithItsConsequences() {
        report.of(
                        StartFailures.Services.class,
                        StartFailures.Index.class,
                        StartFailures.Catalog.class,
                        StartFailures.Orders.class,
                        StartFailures.Stock.class,
                        StartFailures.Billing.class)
                .reads("boot-failure-causes-and-consequences");
    }

    @Test
    void aServiceThatSeveralPluginsMissIsReportedOnce() {
        report.of(
                        StartFailures.Services.class,
                        StartFailures.Catalog.class,
                        StartFailures.Orders.class,
                        StartFailures.Stock.class)
                .reads("boot-failure-shared-missing-service");
    }

    @Test
    @Case("PLG-15")
    void aPluginThatIsTooSlowIsReportedWithWhatItDoes() {
        report.of(StartFailures.Slow.class)
                .with("stagedoor.startup.timeout=300ms")
                .reads("start-deadline");
    }

    @Test
    void aServiceInPluginScopeOutsideOfAPluginIsReported() {
        report.of(StartFailures.AsksOutside.class).reads("outside-plugin");
    }

    @Test
    void severalMistakesAreReportedInOneGo() {
        report.of(
                        ServiceMistakes.Cycle.class,
                        ServiceMistakes.RootServiceNeedsPlugin.class,
                        ServiceMistakes.AnnotatedImplementation.class,
                        FeatureMistakes.NotStatic.class,
                        FeatureMistakes.Catalog.class,
                        FeatureMistakes.OtherCatalog.class,
                        FeatureMistakes.ImportersAgain.class,
                        FeatureMistakes.BadId.class)
                .reads("several-mistakes");
    }

    @Test
    @Case("BFP-01")
    void mistakesOfPluginsFailTheStartUnlessPermitted() {
        report.of(ServiceMistakes.NeedsMail.class, FeatureMistakes.HasRunner.class, FeatureMistakes.TwoInits.class)
                .reads("policy-abort");
    }

    @Test
    @Case({"BFP-02", "BFP-10", "LOG-06"})
    void aPermittedMistakeIsReportedInTheLogAndTheBackendStarts() {
        report.of(ServiceMistakes.NeedsMail.class)
                .with("backend.startup.default.onPluginBootFailure=continue")
                .logs("policy-continue", "Plugin 'orders' threw an error during startup");
    }
}
