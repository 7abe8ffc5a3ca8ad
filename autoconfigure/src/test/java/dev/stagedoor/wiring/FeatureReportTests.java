package dev.stagedoor.wiring;

import com.acme.shop.FeatureMistakes;
import com.acme.shop.ServiceMistakes;
import com.acme.shop.whole.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What a developer reads who made a mistake in a plugin, a module, an extension point or a loader. */
@ExtendWith(OutputCaptureExtension.class)
class FeatureReportTests {

    private Report report;

    @BeforeEach
    void begin(CapturedOutput output) {
        report = new Report(output);
    }

    @Test
    @Case({"PLG-07", "ERR-12"})
    void aDuplicatePluginIsNamedWithBothPlaces() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.OtherCatalog.class)
                .reads("duplicate-plugin");
    }

    @Test
    @Case({"MOD-04", "ERR-12"})
    void aDuplicateModuleIsNamedWithBothPlaces() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.Csv.class, FeatureMistakes.OtherCsv.class)
                .reads("duplicate-module");
    }

    @Test
    @Case({"EXT-05", "ERR-12"})
    void aDuplicateExtensionPointIsNamedWithBothOwners() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.ImportersAgain.class)
                .reads("duplicate-extension-point");
    }

    @Test
    @Case({"EXT-04", "ERR-13"})
    void aForeignExtensionPointIsRefused() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.Orders.class, FeatureMistakes.ForeignImporters.class)
                .reads("foreign-extension-point");
    }

    @Test
    @Case({"PLG-10", "ERR-14"})
    void anExtensionPointInThePluginsOwnInitIsRefused() {
        report.with(FeatureMistakes.selfService()).reads("extension-point-used-by-plugin");
    }

    @Test
    void anUnknownExtensionPointIsMissing() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.NeedsParsers.class)
                .reads("missing-extension-point");
    }

    @Test
    @Case({"ORD-07", "ERR-08"})
    void aCycleOfModulesShowsItsPath() {
        Throwable failure = report.with(FeatureMistakes.circle()).reads("cycle-of-modules");
        assertThat(failure).hasRootCauseInstanceOf(ConflictException.class);
    }

    @Test
    @Case("ERR-20")
    void anInvalidPluginIdIsShownCorrected() {
        report.of(FeatureMistakes.BadId.class).reads("invalid-plugin-id");
    }

    @Test
    @Case({"MOD-01", "ERR-20"})
    void anInvalidModuleIdIsShownCorrected() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.BadModuleId.class)
                .reads("invalid-module-id");
    }

    @Test
    @Case("SCO-10")
    void thePluginIdRootIsReserved() {
        report.of(FeatureMistakes.ReservedId.class).reads("reserved-plugin-id");
    }

    @Test
    @Case("MOD-03")
    void aModuleOfAnUnknownPluginIsAWarning() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.ModuleOfUnknownPlugin.class)
                .logs("module-of-unknown-plugin", "Module 'csv'");
    }

    @Test
    void anOverrideForAnUnknownPluginIsAWarning() {
        report.of(FeatureMistakes.Catalog.class, FeatureMistakes.OverrideForUnknownPlugin.class)
                .logs("override-for-unknown-plugin", "Service 'acme.mail'");
    }

    @Test
    void twoInitMethodsAreNamed() {
        report.of(FeatureMistakes.TwoInits.class).reads("two-inits");
    }

    @Test
    void aFeatureWithoutStaticIsToldSo() {
        report.of(FeatureMistakes.NotStatic.class).reads("feature-not-static");
    }

    @Test
    void aFactoryWithoutATypeIsToldSo() {
        report.of(FeatureMistakes.NotTyped.class).reads("factory-not-typed");
    }

    @Test
    void aBeanThatCanNotBeConfinedIsRefusedWithTheWayThatWorks() {
        report.of(FeatureMistakes.HasRunner.class).reads("bean-not-confinable");
    }

    @Test
    void aClassThatTwoPluginsImportIsRefused() {
        report.of(FeatureMistakes.ImportsShared.class, FeatureMistakes.AlsoImportsShared.class)
                .reads("imported-by-two-plugins");
    }

    @Test
    void aPluginInThePackageOfTheApplicationIsToldToMove() {
        report.of(WholeApplication.class).reads("plugin-would-own-application");
    }

    @Test
    void aMissingBeanOfAPluginIsNamedWithWhyTheOthersDoNotFit() {
        report.of(FeatureMistakes.HasPriceList.class, FeatureMistakes.NeedsPriceList.class)
                .reads("missing-bean-of-other-plugin");
    }

    @Test
    void aMissingArgumentOfAnInitIsNamed() {
        report.of(FeatureMistakes.InitNeedsPriceList.class).reads("missing-bean-of-init");
    }

    @Test
    void aModuleThatAsksForABeanOfItsPluginIsToldOfExtensionPoints() {
        report.of(FeatureMistakes.HasPriceList.class, FeatureMistakes.ModuleNeedsPluginBean.class)
                .reads("missing-bean-of-module");
    }

    @Test
    void twoBeansThatFitAreBothNamed() {
        report.of(FeatureMistakes.TwoPriceLists.class).reads("two-beans-fit");
    }

    @Test
    void aRootBeanThatAsksForABeanOfAPluginIsToldWhy() {
        report.of(FeatureMistakes.HasPriceList.class, FeatureMistakes.RootNeedsPriceList.class)
                .reads("root-bean-needs-bean-of-plugin");
    }

    @Test
    void aServiceThatAsksForABeanOfAPluginIsToldWhy() {
        report.of(
                        FeatureMistakes.HasPriceList.class,
                        FeatureMistakes.ServiceNeedsPriceList.class,
                        ServiceMistakes.NeedsMail.class)
                .reads("service-needs-bean-of-plugin");
    }

    @Test
    @Case("VAL-01")
    void aNullDependencyIsNamedWithOwnerAndPosition() {
        report.with(FeatureMistakes.nullDependency()).reads("null-dependency");
    }

    @Test
    @Case({"LDR-07", "ERR-17"})
    void aFailingLoaderIsNamedWithItsError() {
        Throwable failure = report.with(FeatureMistakes.failingLoader()).reads("failing-loader");
        assertThat(failure).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    @Case({"LDR-06", "SCO-07", "ERR-15"})
    void aLoaderThatDependsOnPluginScopeIsRefused() {
        report.with(FeatureMistakes.loaderInWrongScope()).reads("loader-scope-violation");
    }

    @Test
    @Case({"MIS-07", "ERR-16"})
    void aLoaderWithoutItsServiceIsNamed() {
        report.with(FeatureMistakes.loaderWithoutService()).reads("missing-service-of-loader");
    }
}
