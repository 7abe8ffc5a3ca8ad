package dev.stagedoor;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** How the house is built: what may know what, and what is public. */
@AnalyzeClasses(packages = "dev.stagedoor", importOptions = DoNotIncludeTests.class)
class HouseRulesTests {

    private static final Path PLUGIN_API = locationOf(BackendService.class);

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.stagedoor..");

    private static final DescribedPredicate<JavaClass> IN_PLUGIN_API =
            describe("are in plugin-api", HouseRulesTests::isInPluginApi);

    private static final DescribedPredicate<JavaClass> IN_AUTOCONFIGURE =
            describe("are in autoconfigure", type -> OURS.test(type.getBaseComponentType()) && !isInPluginApi(type));

    private static final DescribedPredicate<JavaClass> WIRING = resideInAPackage("dev.stagedoor.wiring..");

    // The storeys

    @ArchTest
    static final ArchRule pluginApiDependsOnNothingOfOurs =
            noClasses().that(IN_PLUGIN_API).should().dependOnClassesThat(IN_AUTOCONFIGURE);

    @ArchTest
    static final ArchRule pluginApiKnowsNeitherBootNorJackson = noClasses()
            .that(IN_PLUGIN_API)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.boot..", "tools.jackson..", "com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule wiringKnowsOnlyTheServicesThatItStarts = noClasses()
            .that(WIRING)
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAnyPackage(
                    "dev.stagedoor",
                    "dev.stagedoor.wiring..",
                    "dev.stagedoor.metadata",
                    "dev.stagedoor.lifecycle",
                    "dev.stagedoor.config",
                    "dev.stagedoor.logger",
                    "dev.stagedoor.errors"))))
            .allowEmptyShould(true);

    // The rooms

    @ArchTest
    static final ArchRule roomsUseEachOtherThroughPluginApi = classes()
            .that(IN_AUTOCONFIGURE)
            .should(onlyUseOtherRoomsThroughPluginApi())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyAutoConfigurationsAndPropertiesArePublic = classes()
            .that(resideInAPackage("dev.stagedoor.*.autoconfigure.."))
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith(AutoConfiguration.class)
            .and()
            .areNotAnnotatedWith(ConfigurationProperties.class)
            .and(DescribedPredicate.not(describe("are static factories", HouseRulesTests::isStaticFactory)))
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static void packagesAreFreeOfCycles(JavaClasses classes) {
        slices().matching("dev.stagedoor.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @ArchTest
    static void roomsAreFreeOfCyclesInEachStorey(JavaClasses classes) {
        ArchRule rule = slices().matching("dev.stagedoor.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
        rule.check(classes.that(IN_PLUGIN_API));
        rule.check(classes.that(IN_AUTOCONFIGURE));
    }

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInNullMarkedPackage());

    @ArchTest
    static void noServiceTypeIsAssignableToAnother(JavaClasses classes) {
        List<JavaClass> services = classes.stream()
                .filter(type -> type.isAnnotatedWith(BackendService.class))
                .toList();
        List<String> assignable = services.stream()
                .flatMap(service -> services.stream()
                        .filter(other -> !other.equals(service) && service.isAssignableTo(other.getName()))
                        .map(other -> service.getName() + " is a " + other.getName()))
                .toList();
        assertThat(assignable).isEmpty();
    }

    // Auto-configurations

    @ArchTest
    static final ArchRule autoConfigurationsArePublicFinalAndNamedSo = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .bePublic()
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .haveSimpleNameEndingWith("AutoConfiguration")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatIsNamedAutoConfigurationIsOne = classes()
            .that()
            .haveSimpleNameEndingWith("AutoConfiguration")
            .and(IN_AUTOCONFIGURE)
            .should()
            .beAnnotatedWith(AutoConfiguration.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule autoConfigurationsHaveNoPublicMembers = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should(haveNoPublicMembers())
            .allowEmptyShould(true);

    @ArchTest
    static void autoConfigurationsAreListedAsImports(JavaClasses classes) {
        Set<String> found = classes.stream()
                .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        List<String> listed =
                ImportCandidates.load(AutoConfiguration.class, HouseRulesTests.class.getClassLoader())
                        .getCandidates()
                        .stream()
                        .filter(name -> name.startsWith("dev.stagedoor."))
                        .toList();
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(found);
    }

    @ArchTest
    static final ArchRule autoConfigurationsAreOrderedByNamesThatExist = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should(nameExistingAutoConfigurations())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule beanMethodsArePackagePrivate = methods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule beanPostProcessorsAreMadeEarlyAndAlone = methods()
            .that(makeBeansOf(BeanPostProcessor.class))
            .should(beStaticAndOnlyTake(ObjectProvider.class, BeanFactory.class, Environment.class))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule beanFactoryPostProcessorsAreMadeEarlyAndAlone = methods()
            .that(makeBeansOf(BeanFactoryPostProcessor.class))
            .should(beStaticAndOnlyTake(Environment.class))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule conditionsAreNotPublic =
            classes().that(assignableTo(Condition.class)).should().notBePublic().allowEmptyShould(true);

    /** The signature of the method is loaded before its condition is asked. */
    @ArchTest
    static final ArchRule beanMethodsHaveNoConditionOnClass = noMethods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .beAnnotatedWith(ConditionalOnClass.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule conditionsOnMissingBeansDoNotRepeatTheReturnType = methods()
            .that()
            .areAnnotatedWith(ConditionalOnMissingBean.class)
            .should(notRepeatTheReturnTypeInTheCondition())
            .allowEmptyShould(true);

    // Code

    @ArchTest
    static final ArchRule noMethodIsSynchronized = noMethods()
            .that()
            .areDeclaredInClassesThat(IN_AUTOCONFIGURE)
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule caseIsChangedInALocale = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase");

    /** The rules above are worth nothing when they look at nothing. */
    @ArchTest
    static void theRulesSeePluginApi(JavaClasses classes) {
        assertThat(classes.contain(BackendService.class)).isTrue();
        assertThat(isInPluginApi(classes.get(BackendService.class))).isTrue();
    }

    private static boolean isInPluginApi(JavaClass type) {
        return type.getBaseComponentType()
                .getSource()
                .map(source ->
                        source.getUri().toString().replaceFirst("^jar:", "").replaceFirst("!.*", ""))
                .map(uri -> Path.of(URI.create(uri)))
                .filter(path -> path.startsWith(PLUGIN_API))
                .isPresent();
    }

    /** The way to a room's implementation from outside of a container. */
    private static boolean isStaticFactory(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                && type.getFields().isEmpty()
                && type.getConstructors().stream()
                        .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE))
                && type.getMethods().stream()
                        .allMatch(method -> method.getModifiers().contains(JavaModifier.STATIC));
    }

    private static ArchCondition<JavaClass> onlyUseOtherRoomsThroughPluginApi() {
        return new ArchCondition<>("only use other rooms through plugin-api") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (OURS.test(target)
                            && !isInPluginApi(target)
                            && !WIRING.test(target)
                            && !target.isAnnotatedWith(AutoConfiguration.class)
                            && !room(target).equals(room(type))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }

            private String room(JavaClass type) {
                return type.getPackageName()
                        .replaceFirst("^dev\\.stagedoor\\.?", "")
                        .replaceFirst("\\..*", "");
            }
        };
    }

    private static ArchCondition<JavaClass> beInNullMarkedPackage() {
        return new ArchCondition<>("be in a @NullMarked package") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, "package of " + type.getDescription()));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoPublicMembers() {
        return new ArchCondition<>("have no public members") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMember member : type.getMembers()) {
                    if (member.getModifiers().contains(JavaModifier.PUBLIC)
                            && !isDefaultConstructor(member)
                            && !isConstant(member)
                            && !overrides(member)) {
                        events.add(SimpleConditionEvent.violated(type, member.getDescription() + " is public"));
                    }
                }
            }

            private boolean isDefaultConstructor(JavaMember member) {
                return member instanceof JavaConstructor constructor
                        && constructor.getRawParameterTypes().isEmpty();
            }

            private boolean isConstant(JavaMember member) {
                return member instanceof JavaField
                        && member.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL));
            }

            private boolean overrides(JavaMember member) {
                return member instanceof JavaMethod method
                        && Stream.concat(
                                        member.getOwner().getAllRawSuperclasses().stream(),
                                        member.getOwner().getAllRawInterfaces().stream())
                                .anyMatch(parent -> parent.tryGetMethod(
                                                method.getName(),
                                                method.getRawParameterTypes().stream()
                                                        .map(JavaClass::getName)
                                                        .toArray(String[]::new))
                                        .isPresent());
            }
        };
    }

    private static ArchCondition<JavaClass> nameExistingAutoConfigurations() {
        return new ArchCondition<>("name auto-configurations that exist") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                AutoConfiguration order = type.getAnnotationOfType(AutoConfiguration.class);
                Stream.of(order.afterName(), order.beforeName())
                        .flatMap(Arrays::stream)
                        .filter(name ->
                                HouseRulesTests.class.getClassLoader().getResource(name.replace('.', '/') + ".class")
                                        == null)
                        .forEach(name -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " is ordered by " + name + ", which does not exist")));
            }
        };
    }

    private static DescribedPredicate<JavaMethod> makeBeansOf(Class<?> beanType) {
        return describe(
                "make beans of " + beanType.getSimpleName(),
                method -> method.isAnnotatedWith(Bean.class)
                        && method.getRawReturnType().isAssignableTo(beanType));
    }

    private static ArchCondition<JavaMethod> beStaticAndOnlyTake(Class<?>... allowed) {
        return new ArchCondition<>("be static and take nothing that is created too early for it") {

            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.getModifiers().contains(JavaModifier.STATIC)) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription() + " is not static"));
                }
                for (JavaParameter parameter : method.getParameters()) {
                    if (!parameter.isAnnotatedWith(Lazy.class)
                            && Stream.of(allowed).noneMatch(parameter.getRawType()::isAssignableTo)) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getDescription() + " takes " + parameter.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> notRepeatTheReturnTypeInTheCondition() {
        return new ArchCondition<>("not repeat the return type in the condition") {

            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Object value = method.getAnnotationOfType(ConditionalOnMissingBean.class.getName())
                        .get("value")
                        .orElse(new JavaClass[0]);
                if (value instanceof JavaClass[] types
                        && types.length == 1
                        && types[0].equals(method.getRawReturnType())) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getDescription() + " repeats its return type in @ConditionalOnMissingBean"));
                }
            }
        };
    }

    private static <T> DescribedPredicate<T> describe(String description, Predicate<T> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
