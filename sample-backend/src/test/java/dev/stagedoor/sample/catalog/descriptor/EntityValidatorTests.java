package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.test.FakeRootConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EntityValidatorTests {

    private static final String HEAD = "apiVersion: backstage.io/v1alpha1\nkind: %s\nmetadata: {name: a}\nspec: %s\n";

    private static final String GOOD_METADATA =
            "apiVersion: backstage.io/v1beta1\nkind: Location\nspec: {}\nmetadata: ";

    private static final EntityValidator VALIDATOR = EntityValidator.create();

    static Stream<Arguments> valid() {
        return Stream.of(
                arguments("Component", "{type: service, lifecycle: production, owner: team-a}"),
                arguments(
                        "Component",
                        "{type: x, lifecycle: x, owner: x, system: s, subcomponentOf: c, providesApis: [a],"
                                + " consumesApis: [], dependsOn: ['resource:r'], anything: [null]}"),
                arguments("API", "{type: openapi, lifecycle: x, owner: x, definition: text}"),
                arguments("API", "{type: mcp-server, lifecycle: x, owner: x, remotes: [{type: sse, url: 'http://h'}]}"),
                arguments("Group", "{type: team, children: []}"),
                arguments(
                        "Group",
                        "{type: team, children: [b], parent: p, members: [m], profile: {displayName: D, email: e, picture: p}}"),
                arguments("User", "{memberOf: []}"),
                arguments("User", "{memberOf: [a], profile: {displayName: D}}"),
                arguments("Resource", "{type: database, owner: a, system: s, dependsOn: [b]}"),
                arguments("System", "{owner: a, domain: d, type: t}"),
                arguments("Domain", "{owner: a, subdomainOf: d, type: t}"),
                arguments("Location", "{}"),
                arguments("Location", "{type: url, target: x, targets: [y], presence: optional}"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void eachCoreKindMayHaveWhatBackstageAllows(String kind, String spec) {
        assertThat(validate(HEAD.formatted(kind, spec))).isEqualTo(new Validation(true, List.of()));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments(
                        "Component",
                        "{}",
                        List.of("spec.type is missing", "spec.lifecycle is missing", "spec.owner is missing")),
                arguments(
                        "Component",
                        "{type: 1, lifecycle: '', owner: null, providesApis: x, dependsOn: ['', 2]}",
                        List.of(
                                "spec.type must be a text, but is 1",
                                "spec.lifecycle must not be empty",
                                "spec.owner must be a text, but is null",
                                "spec.providesApis must be a list, but is a text",
                                "spec.dependsOn[0] must not be empty",
                                "spec.dependsOn[1] must be a text, but is 2")),
                arguments(
                        "Component",
                        "{type: x, lifecycle: x, owner: x, system: [], subcomponentOf: {}, consumesApis: [true]}",
                        List.of(
                                "spec.system must be a text, but is a list",
                                "spec.subcomponentOf must be a text, but is an object",
                                "spec.consumesApis[0] must be a text, but is true")),
                arguments("API", "{type: openapi, lifecycle: x, owner: x}", List.of("spec.definition is missing")),
                arguments(
                        "API",
                        "{type: openapi, lifecycle: x, owner: x, definition: {a: 1}}",
                        List.of("spec.definition must be a text, but is an object")),
                arguments("API", "{type: mcp-server, lifecycle: x, owner: x}", List.of("spec.remotes is missing")),
                arguments(
                        "API",
                        "{type: mcp-server, lifecycle: x, owner: x, remotes: []}",
                        List.of("spec.remotes must not be empty")),
                arguments("Group", "{type: team}", List.of("spec.children is missing")),
                arguments(
                        "Group",
                        "{type: team, children: [], parent: '', members: [''], profile: {email: 1}}",
                        List.of(
                                "spec.profile.email must be a text, but is 1",
                                "spec.parent must not be empty",
                                "spec.members[0] must not be empty")),
                arguments(
                        "User",
                        "{profile: x}",
                        List.of("spec.memberOf is missing", "spec.profile must be an object, but is a text")),
                arguments("Resource", "{type: x}", List.of("spec.owner is missing")),
                arguments("System", "{domain: ''}", List.of("spec.owner is missing", "spec.domain must not be empty")),
                arguments("Domain", "{owner: ''}", List.of("spec.owner must not be empty")),
                arguments(
                        "Location",
                        "{presence: maybe, targets: x, target: ''}",
                        List.of(
                                "spec.target must not be empty",
                                "spec.targets must be a list, but is a text",
                                "spec.presence must be one of required, optional, but is \"maybe\"")),
                arguments("Component", "text", List.of("spec must be an object, but is a text")),
                arguments("Component", "null", List.of("spec must be an object, but is null")));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void allThatIsWrongWithASpecIsToldTogether(String kind, String spec, List<String> faults) {
        assertThat(validate(HEAD.formatted(kind, spec)).faults())
                .map(Fault::toString)
                .containsExactlyInAnyOrderElementsOf(faults);
    }

    @Test
    void aCoreKindNeedsASpec() {
        assertThat(faults("apiVersion: backstage.io/v1alpha1\nkind: Domain\nmetadata: {name: a}"))
                .containsExactly("spec is missing");
    }

    @Test
    void aTemplateIsKnownByItsOwnVersion() {
        String template = "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: {name: a}\nspec: ";

        assertThat(validate(template + "{type: service, steps: [{id: a, action: fetch}]}"))
                .isEqualTo(new Validation(true, List.of()));
        assertThat(faults(template + "{type: service, steps: [{id: a}]}"))
                .containsExactly("spec.steps[0].action is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "backstage.io/v1alpha1, Robot",
        "backstage.io/v1alpha1, component",
        "backstage.io/v2, Component",
        "backstage.io/v1alpha1, Template"
    })
    void theSpecOfAnotherKindOrVersionIsNotLookedAt(String version, String kind) {
        assertThat(validate("apiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec: {type: 1}".formatted(version, kind)))
                .isEqualTo(new Validation(false, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a}",
                "{name: A-b_c.9, namespace: team-a, uid: u, etag: e, title: T, description: ''}",
                "{name: a, labels: {a: '', backstage.io/x: B.c, a_b: x}, annotations: {a.b/c: '', d: 'any thing'}}",
                "{name: a, tags: [java, c++, c#, a-b, '9']}",
                "{name: a, tags: [], links: []}",
                "{name: a, links: [{url: 'https://example.com', title: T, icon: web, type: x}, {url: 'mailto:a@b'}]}",
                "{name: a, other: {is: fine}}"
            })
    void metadataMayHaveWhatBackstageAllows(String metadata) {
        assertThat(faults(GOOD_METADATA + metadata)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                   | metadata.name is missing",
                "text                                 | metadata must be an object, but is a text",
                "null                                 | metadata must be an object, but is null",
                "{name: 1}                            | metadata.name must be a text, but is 1",
                "{name: ''}                           | metadata.name must be letters and digits with any of [-_.] between them, at most 63 characters, but is \"\"",
                "{name: -a}                           | metadata.name must be letters and digits with any of [-_.] between them, at most 63 characters, but is \"-a\"",
                "{name: a b}                          | metadata.name must be letters and digits with any of [-_.] between them, at most 63 characters, but is \"a b\"",
                "{name: \"a\\n\"}                     | metadata.name must be letters and digits with any of [-_.] between them, at most 63 characters, but is \"a\\n\"",
                "{name: a, namespace: A}              | metadata.namespace must be lower case letters and digits with [-] between them, at most 63 characters, but is \"A\"",
                "{name: a, namespace: null}           | metadata.namespace must be a text, but is null",
                "{name: a, title: ''}                 | metadata.title must not be empty",
                "{name: a, labels: {a: 1}}            | metadata.labels.a must be a text, but is 1",
                "{name: a, labels: {a: b c}}          | metadata.labels.a must be empty, or letters and digits with any of [-_.] between them, at most 63 characters, but is \"b c\"",
                "{name: a, annotations: {a/b/c: x}}   | metadata.annotations.a/b/c must have a name of the form [<prefix>/]<name>: the prefix a domain name in lower case, the name letters and digits with any of [-_.] between them, at most 63 characters",
                "{name: a, annotations: {A.b/c: x}}   | metadata.annotations.A.b/c must have a name of the form [<prefix>/]<name>: the prefix a domain name in lower case, the name letters and digits with any of [-_.] between them, at most 63 characters",
                "{name: a, annotations: {a: true}}    | metadata.annotations.a must be a text, but is true",
                "{name: a, annotations: null}         | metadata.annotations must be an object, but is null",
                "{name: a, tags: [Java]}              | metadata.tags[0] must be lower case letters, digits and any of [+#] with [-] between them, at most 63 characters, but is \"Java\"",
                "{name: a, tags: java}                | metadata.tags must be a list, but is a text",
                "{name: a, links: [{title: T}]}       | metadata.links[0].url is missing",
                "{name: a, links: [{url: /relative}]} | metadata.links[0].url must be an absolute URL, but is \"/relative\"",
                "{name: a, links: [{url: 'http://'}]} | metadata.links[0].url must be an absolute URL, but is \"http://\"",
                "{name: a, links: [{url: 'a:b', icon: ' '}]} | metadata.links[0].icon must be a text that is not blank, but is \" \"",
            })
    void metadataThatIsWrongIsTold(String metadata, String fault) {
        assertThat(faults(GOOD_METADATA + metadata)).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "namespace"})
    void namesHaveAtMost63Characters(String field) {
        Map<String, Object> metadata = new HashMap<>(Map.of("name", "a"));

        metadata.put(field, "a".repeat(64));
        assertThat(VALIDATOR.validate(entity(metadata)).faults())
                .map(Fault::path)
                .containsExactly("metadata." + field);

        metadata.put(field, "a".repeat(63));
        assertThat(VALIDATOR.validate(entity(metadata)).faults()).isEmpty();
    }

    @Test
    void aLongTextThatIsWrongIsCutOff() {
        assertThat(VALIDATOR
                        .validate(entity(Map.of("name", "a ".repeat(1_000_000))))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).hasSizeLessThan(300));
    }

    @Test
    void theEnvelopeIsLookedAtForEveryKind() {
        assertThat(faults("metadata: {name: a}\nrelations: []\nother: 1"))
                .containsExactlyInAnyOrder(
                        "apiVersion is missing",
                        "kind is missing",
                        "relations is not known, an entity has apiVersion, kind, metadata, spec",
                        "other is not known, an entity has apiVersion, kind, metadata, spec");
        assertThat(faults("apiVersion: a/b/c\nkind: 1x\nmetadata: {name: a}"))
                .containsExactlyInAnyOrder(
                        "apiVersion must be of the form [<domain name>/]<version>, such as backstage.io/v1alpha1, but is \"a/b/c\"",
                        "kind must be letters and digits, a letter first, at most 63 characters, but is \"1x\"");
    }

    @Test
    void theEnvelopeAloneIsWhatAReferenceNeeds() {
        assertThat(VALIDATOR.envelope(parse("kind: 1\nmetadata: {title: ''}\nspec: x\nother: 1")))
                .map(Fault::path)
                .containsExactlyInAnyOrder("apiVersion", "kind", "metadata.name");
    }

    @Test
    void faultsAreToldWithFileAndLine(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Domain
                metadata: {name: a}
                spec: {owner: x}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: a
                  tags:
                    - java
                    - Bad
                spec:
                  type: ''
                  lifecycle: x
                """);
        Map<String, @Nullable Object> entity = EntityDefaults.apply(
                DescriptorParser.parse("f", Files.readString(file)).get(1).entity(), location(file), location(file));

        assertThatExceptionOfType(InvalidEntityException.class)
                .isThrownBy(() -> validator(directory).check(entity, location(file)))
                .satisfies(ex -> assertThat(ex.getMessage().lines())
                        .containsExactlyInAnyOrder(
                                file + ":12: metadata.tags[1] must be lower case letters, digits and any of [+#] with"
                                        + " [-] between them, at most 63 characters, but is \"Bad\"",
                                file + ":14: spec.type must not be empty",
                                file + ":13: spec.owner is missing"));
    }

    @Test
    void faultsOfWhatIsGoneAreToldWithoutALine(@TempDir Path directory) {
        Path file = directory.resolve("gone.yaml");

        assertThatExceptionOfType(InvalidEntityException.class)
                .isThrownBy(() -> validator(directory).check(parse(HEAD.formatted("Domain", "{}")), location(file)))
                .withMessage(file + ": spec.owner is missing");
    }

    @Test
    void filesThatAreNotConfiguredAreNotReadForTheirLines(@TempDir Path directory) throws IOException {
        String text = HEAD.formatted("Domain", "{}");
        Path file = Files.writeString(directory.resolve("a.yaml"), text);

        assertThatExceptionOfType(InvalidEntityException.class)
                .isThrownBy(() -> VALIDATOR.check(parse(text), location(file)))
                .withMessage(file + ": spec.owner is missing");
    }

    @Test
    void whatIsValidIsKnownOrNot() {
        LocationSpec location = new LocationSpec("test", "x");

        assertThat(VALIDATOR.check(parse(HEAD.formatted("Domain", "{owner: a}")), location))
                .isTrue();
        assertThat(VALIDATOR.check(parse(HEAD.formatted("Robot", "{}")), location))
                .isFalse();
    }

    private static EntityValidator validator(Path directory) {
        FakeRootConfig config = FakeRootConfig.of(Map.of(
                "catalog", Map.of("locations", List.of(Map.of("type", "file", "target", directory.toString())))));
        return new EntityValidator(new DescriptorLines(new FileRoots(config), new UrlCache()));
    }

    private static LocationSpec location(Path file) {
        return new LocationSpec("file", file.toString());
    }

    private static Map<String, @Nullable Object> entity(Map<String, Object> metadata) {
        return new HashMap<>(Map.of("apiVersion", "a", "kind", "B", "metadata", metadata));
    }

    private static List<String> faults(String text) {
        return validate(text).faults().stream().map(Fault::toString).toList();
    }

    private static Validation validate(String text) {
        return VALIDATOR.validate(parse(text));
    }

    private static Map<String, @Nullable Object> parse(String text) {
        return DescriptorParser.parse("f", text).get(0).entity();
    }
}
