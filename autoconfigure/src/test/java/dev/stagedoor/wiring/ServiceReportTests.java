package dev.stagedoor.wiring;

import com.acme.shop.ServiceMistakes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.BackendStartupException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What a developer reads who made a mistake in a service. */
@ExtendWith(OutputCaptureExtension.class)
class ServiceReportTests {

    private Report report;

    @BeforeEach
    void begin(CapturedOutput output) {
        report = new Report(output);
    }

    @Test
    @Case({"MIS-04", "ERR-05"})
    void aMissingServiceIsNamedWithWhoAsksForIt() {
        Throwable failure = report.of(ServiceMistakes.NeedsMail.class).reads("missing-service");
        assertThat(failure).hasCauseInstanceOf(BackendStartupException.class);
    }

    @Test
    void aServiceThatIsAnotherPluginsAloneIsMissing() {
        report.of(ServiceMistakes.NeedsMail.class, ServiceMistakes.HasMail.class)
                .reads("missing-service-of-other-plugin");
    }

    @Test
    @Case("MIS-05")
    void aMissingServiceOfAModuleIsTheModulesFailure() {
        report.of(ServiceMistakes.Catalog.class, ServiceMistakes.ModuleNeedsMail.class)
                .reads("missing-service-of-module");
    }

    @Test
    @Case({"MIS-01", "MIS-03", "ERR-04"})
    void theChainToAMissingServiceIsShown() {
        report.of(ServiceMistakes.NeedsStock.class, ServiceMistakes.NeedsTheMissing.class)
                .reads("missing-service-in-chain");
    }

    @Test
    void aMissingServiceOfADefaultFactoryIsShownThroughIt() {
        report.of(ServiceMistakes.NeedsBilling.class).reads("missing-service-in-default-factory");
    }

    @Test
    @Case({"CYC-01", "CYC-08", "ERR-07"})
    void aCycleOfServicesShowsItsPath() {
        Throwable failure = report.of(ServiceMistakes.Cycle.class).reads("cycle-of-services");
        assertThat(failure).hasRootCauseInstanceOf(ConflictException.class);
    }

    @Test
    @Case({"SCO-03", "ERR-06"})
    void aRootServiceThatNeedsPluginScopeIsRefused() {
        report.of(ServiceMistakes.RootServiceNeedsPlugin.class).reads("root-service-needs-plugin-scope");
    }

    @Test
    void aRootBeanThatNeedsPluginScopeIsRefused() {
        report.of(ServiceMistakes.RootComponentNeedsPlugin.class).reads("root-bean-needs-plugin-scope");
    }

    @Test
    void anOverrideWithoutPluginScopeIsToldTheAnnotation() {
        report.of(ServiceMistakes.WrongScope.class).reads("override-in-root-scope");
    }

    @Test
    void aServiceWhoseBeanIsInTheWrongScopeIsNotReportedMissingBesides() {
        report.of(ServiceMistakes.NeedsMail.class, ServiceMistakes.WrongScope.class)
                .reads("override-in-root-scope-that-is-needed");
    }

    @Test
    void aRootServiceInPluginScopeIsRefused() {
        report.of(ServiceMistakes.WrongRootScope.class).reads("override-in-plugin-scope");
    }

    @Test
    void aPluginThatOffersARootServiceIsRefused() {
        report.of(ServiceMistakes.PluginOffersRoot.class).reads("override-of-root-service-by-plugin");
    }

    @Test
    @Case({"OVR-02", "ERR-09"})
    void twoOverridesAreBothNamed() {
        Throwable failure = report.of(ServiceMistakes.OneMail.class, ServiceMistakes.OtherMail.class)
                .reads("two-overrides");
        assertThat(failure).hasRootCauseInstanceOf(ConflictException.class);
    }

    @Test
    void twoOverridesForOnePluginAreItsFailure() {
        report.of(ServiceMistakes.NeedsMail.class, ServiceMistakes.TwoForOnePlugin.class)
                .reads("two-overrides-for-plugin");
    }

    @Test
    void twoDefaultsForOneIdAreNamed() {
        report.with(ServiceMistakes.twoDefaults()).reads("two-defaults");
    }

    @Test
    void aBeanThatOffersTwoServicesIsRefused() {
        report.of(ServiceMistakes.Ambiguous.class).reads("ambiguous-service");
    }

    @Test
    void theServiceAnnotationOnAnImplementationIsRefused() {
        Throwable failure =
                report.of(ServiceMistakes.AnnotatedImplementation.class).reads("service-annotation-on-implementation");
        assertThat(failure).hasRootCauseInstanceOf(InputException.class);
    }

    @Test
    void aFactoryThatReturnsNullIsNamed() {
        report.of(ServiceMistakes.NeedsMail.class, ServiceMistakes.ReturnsNull.class)
                .reads("null-from-factory");
    }

    @Test
    void aRootServiceThatIsNullIsNamed() {
        report.of(ServiceMistakes.RootReturnsNull.class).reads("null-from-root-factory");
    }

    @Test
    void anUndeclaredDependencyOfAFactoryIsNamed() {
        report.of(ServiceMistakes.NeedsMail.class)
                .with(ServiceMistakes.undeclaredInFactory())
                .reads("undeclared-dependency-of-factory");
    }

    @Test
    void anUndeclaredDependencyOfAnInitIsNamed() {
        report.with(ServiceMistakes.undeclaredInInit()).reads("undeclared-dependency-of-init");
    }

    @Test
    void anUndeclaredDependencyOfALoaderIsNamed() {
        report.with(ServiceMistakes.undeclaredInLoader()).reads("undeclared-dependency-of-loader");
    }

    @Test
    @Case({"EAG-06", "RES-10"})
    void theErrorOfARootServiceComesFirstAndKeepsTypeAndText() {
        Throwable failure = report.of(ServiceMistakes.FailingRoot.class).reads("failing-root-service");
        assertThat(failure)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No price list at /etc/prices.csv");
    }

    @Test
    void theErrorOfARootFactoryComesFirst() {
        report.of(ServiceMistakes.AlsoRootFactory.class).reads("failing-root-factory");
    }
}
