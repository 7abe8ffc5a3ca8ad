package dev.stagedoor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** The BOM, which has no parent, against the modules that it speaks of. */
class BomTests {

    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    @Test
    void listsEveryLibraryModule() {
        List<String> libraries = Stream.of("plugin-api", "autoconfigure", "starter", "starter-test")
                .map(module -> texts(pom(module), "/project/artifactId").get(0))
                .toList();
        assertThat(texts(pom("bom"), "//dependency/artifactId")).containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void knowsEveryModuleOfTheBuild() {
        assertThat(texts(pom("."), "/project/modules/module"))
                .as("a new library module belongs into the BOM and into this test, any other into this list")
                .containsExactlyInAnyOrder(
                        "bom",
                        "plugin-api",
                        "autoconfigure",
                        "starter",
                        "starter-test",
                        "sample-backend",
                        "backstage-it",
                        "benchmarks",
                        "docs");
    }

    @Test
    void hasTheVersionOfItsModules() {
        assertThat(texts(pom("bom"), "/project/version")).isEqualTo(texts(pom("."), "/project/version"));
        assertThat(texts(pom("bom"), "//dependency/version")).containsOnly("${project.version}");
    }

    private static Document pom(String module) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(HOUSE.resolve(module).resolve("pom.xml").toFile());
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static List<String> texts(Document document, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(index -> nodes.item(index).getTextContent())
                    .toList();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }
}
