package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.test.FakeRootConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileLocationsTests {

    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    private Path root;

    @BeforeEach
    void files() throws IOException {
        root = Files.createDirectory(directory.resolve("catalog"));
        write("b.yaml", "b");
        write("a.yml", "a1", "a2");
        write("sub/deep/c.yaml", "c");
        write("sub/notes.txt", "no");
        write(".hidden.yaml", "hidden");
        write(".git/d.yaml", "hidden");
        Files.writeString(directory.resolve("secret.yaml"), entity("secret"));
    }

    @Test
    void aFileBringsTheEntitiesOfItsDocuments() {
        read(root.resolve("a.yml"));

        assertThat(output.names).containsExactly("a1", "a2");
        assertThat(output.locations).containsOnly(location(root.resolve("a.yml")));
        assertThat(output.refreshKeys).containsExactly("file:" + root.resolve("a.yml"));
    }

    @Test
    void aDirectoryBringsAllThatIsBelowItInOrder() {
        read(root);

        assertThat(output.names).containsExactly("a1", "a2", "b", "c");
        assertThat(output.errors).isEmpty();
    }

    @Test
    void anEmptyDirectoryBringsNothing() throws IOException {
        read(Files.createDirectory(root.resolve("empty")));

        assertThat(output.names).isEmpty();
        assertThat(output.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*.yaml, b",
        "**/*.yaml, b c",
        "*.y*ml, a1 a2 b",
        "?.yml, a1 a2",
        "'{a.yml,b.yaml}', a1 a2 b",
        "[b-z].yaml, b",
        "sub/**.yaml, c",
        "**/deep/*, c",
        ".*.yaml, hidden",
        "./x/../b.*, b"
    })
    void aPatternBringsWhatItMatches(String pattern, String names) {
        read(root.resolve(pattern));

        assertThat(output.names).containsExactly(names.split(" "));
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsRead() throws IOException {
        read(write("[x].yaml", "x"));

        assertThat(output.names).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "missing/*.yaml", "*.none"})
    void whatIsMissingIsRefusedUnlessItIsOptional(String name) {
        Path missing = root.resolve(name);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> read(missing))
                .withMessage("file " + missing + " does not exist");
        read(location(missing), location(missing), true);
        assertThat(output.names).isEmpty();
        assertThat(output.errors).isEmpty();
    }

    @Test
    void aBadFileIsToldAndTheOthersAreRead() throws IOException {
        Path bad = root.resolve("a.yml");
        Files.writeString(bad, entity("lost") + "---\nkind: @\n");

        read(root);

        assertThat(output.names).containsExactly("b", "c");
        assertThat(output.failed).containsExactly(location(bad));
        assertThat(output.errors).singleElement().asString().startsWith(bad + ":5: ");
    }

    @Test
    void anEntityThatHasNoNameIsToldAndTheOthersAreRead() throws IOException {
        Path bad = root.resolve("a.yml");
        Files.writeString(bad, entity("a") + "---\nkind: Component\nmetadata:\n  title: T\n");

        read(bad);

        assertThat(output.names).containsExactly("a");
        assertThat(output.errors)
                .containsExactlyInAnyOrder(bad + ":5: apiVersion is missing", bad + ":6: metadata.name is missing");
    }

    @Test
    void aFileThatIsNotUtf8IsToldWithItsLine() throws IOException {
        Path bad = Files.write(root.resolve("b.yaml"), "a: 1\nb: \u00fc".getBytes(StandardCharsets.ISO_8859_1));

        read(bad);

        assertThat(output.errors).containsExactly(bad + ":2: it is not UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        read(Files.writeString(root.resolve("b.yaml"), "\uFEFF" + entity("b")));

        assertThat(output.names).containsExactly("b");
    }

    @Test
    void aFileThatIsTooLongIsTold() throws IOException {
        Path bad = root.resolve("b.yaml");
        Files.write(bad, new byte[5 * 1024 * 1024 + 1]);

        read(bad);

        assertThat(output.errors).containsExactly(bad + ": it is longer than 5242880 bytes");
    }

    @Test
    void whatIsNoRegularFileIsTold() throws Exception {
        Path pipe = root.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        read(root);

        assertThat(output.errors).containsExactly(pipe + ": it is not a regular file");
        assertThat(output.names).contains("a1", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.yaml", "../*.yaml", "sub/../../secret.yaml", "/etc/passwd", "/etc/none.yaml", ".."})
    void aTargetOutsideOfTheRootIsRefused(String target) {
        LocationSpec outside = new LocationSpec("file", root.resolve(target).toString());

        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> read(outside, location(root), true))
                .withMessageEndingWith(" is not in %s, and what comes from file:%s must be".formatted(root, root));
        assertThat(output.names).isEmpty();
    }

    @Test
    void theRootOfAFileIsItsDirectory() {
        LocationSpec origin = location(root.resolve("b.yaml"));

        read(location(root.resolve("sub/deep/c.yaml")), origin, false);
        assertThat(output.names).containsExactly("c");
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> read(location(directory.resolve("secret.yaml")), origin, false));
    }

    @Test
    void theRootOfAPatternIsTheDirectoryBeforeItsWildcards() {
        LocationSpec origin = location(root.resolve("sub/*/c.yaml"));

        read(origin, origin, false);
        assertThat(output.names).containsExactly("c");
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> read(location(root.resolve("b.yaml")), origin, false));
    }

    @Test
    void aLinkOutOfTheRootIsTold() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link.yaml"), directory.resolve("secret.yaml"));

        read(root);

        assertThat(output.names).containsExactly("a1", "a2", "b", "c");
        assertThat(output.errors)
                .containsExactly("%s, which leads to %s, is not in %s, and what comes from file:%s must be"
                        .formatted(link, directory.resolve("secret.yaml").toRealPath(), root, root));
    }

    @Test
    void aLinkToADirectoryOutsideIsNotFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), directory);

        read(root);
        assertThat(output.names).containsExactly("a1", "a2", "b", "c");
        read(location(root.resolve("link/secret.yaml")), location(root), false);
        assertThat(output.names).doesNotContain("secret");
        assertThat(output.errors).singleElement().asString().contains(" is not in " + root);
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> read(location(root.resolve("link")), location(root), false));
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> read(location(root.resolve("link/*.yaml")), location(root), false));
    }

    @Test
    void aLinkWithinTheRootIsFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("link.yaml"), root.resolve("b.yaml"));

        read(root);

        assertThat(output.names).containsExactly("a1", "a2", "b", "b", "c");
    }

    @Test
    void aLinkInACircleEnds() throws IOException {
        Files.createSymbolicLink(root.resolve("sub/again"), root);
        Files.createSymbolicLink(root.resolve("self.yaml"), root.resolve("self.yaml"));

        read(root);

        assertThat(output.names).containsExactly("a1", "a2", "b", "c");
        assertThat(output.errors)
                .singleElement()
                .asString()
                .startsWith(root.resolve("self.yaml").toString());
    }

    @Test
    void aRootThatIsALinkItselfIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("current"), root);

        read(link);

        assertThat(output.names).containsExactly("a1", "a2", "b", "c");
        assertThat(output.locations).contains(location(link.resolve("b.yaml")));
    }

    @Test
    void whatIsConfiguredItselfMayBeALinkToAnywhere() throws IOException {
        read(Files.createSymbolicLink(root.resolve("link.yaml"), directory.resolve("secret.yaml")));

        assertThat(output.names).containsExactly("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url:https://example.com/x", "file:/etc/hosts", "file:/"})
    void whatIsNotConfiguredOpensNoFiles(String origin) {
        int colon = origin.indexOf(':');
        LocationSpec forged = new LocationSpec(origin.substring(0, colon), origin.substring(colon + 1));
        FakeRootConfig config = FakeRootConfig.of(Map.of(
                "catalog", Map.of("locations", List.of(Map.of("type", "file", "target", root.toString())))));
        FileLocations files = new FileLocations(new FileRoots(config), new DescriptorEmitter(EntityValidator.create()));

        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> files.read(location(root.resolve("b.yaml")), forged, true, output))
                .withMessage("Files are read by way of the file locations of catalog.locations alone, and " + origin
                        + " is none of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "[", "{a,{b,c}}.yaml"})
    void aMalformedTargetIsRefused(String target) {
        LocationSpec malformed = new LocationSpec("file", root + "/" + target);

        assertThatExceptionOfType(InputException.class).isThrownBy(() -> read(malformed, location(root), false));
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Path many = Files.createDirectory(root.resolve("many"));
        for (int i = 0; i <= FileWalk.FILES; i++) {
            Files.createFile(many.resolve(i + ".yaml"));
        }

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(root))
                .withMessage("There are more than 5000 files in " + root);
    }

    private void read(Path path) {
        read(location(path), location(path), false);
    }

    /** Reads what the one location that is configured leads to. */
    private void read(LocationSpec location, LocationSpec origin, boolean optional) {
        FakeRootConfig config = FakeRootConfig.of(Map.of(
                "catalog", Map.of("locations", List.of(Map.of("type", origin.type(), "target", origin.target())))));
        new FileLocations(new FileRoots(config), new DescriptorEmitter(EntityValidator.create()))
                .read(location, origin, optional, output);
    }

    private static LocationSpec location(Path path) {
        return new LocationSpec("file", path.toString());
    }

    private Path write(String name, String... names) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder();
        for (String each : names) {
            text.append("---\n").append(entity(each));
        }
        return Files.writeString(file, text);
    }

    private static String entity(String name) {
        return "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: " + name + "}\n";
    }
}
