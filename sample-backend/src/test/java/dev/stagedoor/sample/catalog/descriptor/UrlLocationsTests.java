package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.test.FakeRootConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UrlLocationsTests {

    private static final String ENTITY = "apiVersion: a/b\nkind: Component\nmetadata: {name: %s}\n";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private final Map<String, String> redirects = new ConcurrentHashMap<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final RecordedOutput output = new RecordedOutput();

    private HttpServer server;

    private String base;

    private UrlReader reader;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        reader = reader("127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() throws Exception {
        reader.destroy();
        server.stop(0);
    }

    @Test
    void anAllowedAddressIsRead() {
        file("/a.yaml", ENTITY.formatted("a") + "---\n" + ENTITY.formatted("b"));

        read("/a.yaml", false);

        assertThat(output.names).containsExactly("a", "b");
        assertThat(output.locations).containsOnly(new LocationSpec("url", base + "/a.yaml"));
        assertThat(output.refreshKeys).containsExactly("url:" + base + "/a.yaml");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        file("/a.yaml", ENTITY.formatted("a"));

        read("/a.yaml", false);
        read("/a.yaml", false);
        file("/a.yaml", ENTITY.formatted("c"));
        read("/a.yaml", false);

        assertThat(output.names).containsExactly("a", "a", "c");
        assertThat(asked).containsExactly("200 /a.yaml", "304 /a.yaml", "200 /a.yaml");
    }

    @Test
    void whatIsMissingIsRefusedUnlessItIsOptional() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> read("/none.yaml", false))
                .withMessage(base + "/none.yaml does not exist");
        read("/none.yaml", true);
        assertThat(output.names).isEmpty();
    }

    @Test
    void nothingIsReadUnlessItIsAllowed() {
        UrlReader closed = new UrlReader(FakeRootConfig.empty(), new UrlCache());

        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> closed.read(base + "/a.yaml"))
                .withMessage(base + "/a.yaml may not be read: backend.reading.allow does not have it");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectIsFollowed() {
        redirects.put("/old.yaml", "new/a.yaml");
        file("/new/a.yaml", ENTITY.formatted("a"));

        read("/old.yaml", false);

        assertThat(output.names).containsExactly("a");
    }

    @Test
    void aRedirectToWhatIsNotAllowedIsNotFollowed() {
        redirects.put("/old.yaml", "http://localhost:" + server.getAddress().getPort() + "/a.yaml");
        file("/a.yaml", ENTITY.formatted("a"));

        assertThatExceptionOfType(NotAllowedException.class).isThrownBy(() -> read("/old.yaml", false));
        assertThat(asked).containsExactly("302 /old.yaml");
    }

    @Test
    void aRedirectToAFileIsRefused() {
        redirects.put("/old.yaml", "file:///etc/passwd");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("/old.yaml", false))
                .withMessage("\"file:///etc/passwd\" is not an address of http or https");
    }

    @Test
    void redirectsInACircleEnd() {
        redirects.put("/old.yaml", "/old.yaml");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("/old.yaml", false))
                .withMessage(base + "/old.yaml can not be read: it redirects more than 5 times");
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        files.put("/a.yaml", new byte[5 * 1024 * 1024 + 1]);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("/a.yaml", false))
                .withMessage(base + "/a.yaml can not be read: the answer is longer than 5242880 bytes");
    }

    @Test
    void anErrorIsTold() {
        files.put("/error.yaml", new byte[0]);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("/error.yaml", false))
                .withMessage(base + "/error.yaml can not be read: it answers with status 500");
    }

    @Test
    void aMalformedFileIsToldWithItsLine() {
        file("/a.yaml", "a: 1\na: 2");

        assertThatExceptionOfType(DescriptorException.class)
                .isThrownBy(() -> read("/a.yaml", false))
                .withMessage(base + "/a.yaml:2: the key \"a\" is there twice");
    }

    @Test
    void faultsAreToldWithTheLineOfTheAddress() {
        file("/a.yaml", "# comment\n" + ENTITY.formatted("a") + "spec: text\n");
        UrlCache cache = new UrlCache();
        UrlReader caching =
                new UrlReader(config("127.0.0.1:" + server.getAddress().getPort()), cache);
        String text = caching.read(base + "/a.yaml");
        EntityValidator validator = new EntityValidator(new DescriptorLines(FileRoots.none(), cache));

        assertThatExceptionOfType(InvalidEntityException.class)
                .isThrownBy(() -> validator.check(
                        DescriptorParser.parse("f", text).get(0).entity(), new LocationSpec("url", base + "/a.yaml")))
                .withMessage(base + "/a.yaml:5: spec must be an object, but is a text");
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, https://example.com/a, true",
        "example.com, http://example.com/a, true",
        "example.com, https://EXAMPLE.com:443/a, true",
        "example.com, https://example.com:8443/a, false",
        "example.com, https://sub.example.com/a, false",
        "example.com, https://example.com.evil.org/a, false",
        "*.example.com, https://sub.example.com/a, true",
        "*.example.com, https://a.b.example.com/a, true",
        "*.example.com, https://example.com/a, false",
        "*.example.com, https://evilexample.com/a, false",
        "example.com:8080, http://example.com:8080/a, true",
        "example.com:8080, http://example.com/a, false",
        "example.com:80, http://example.com/a, true",
        "example.com:8080-8090, http://example.com:8085/a, true",
        "example.com:8080-8090, http://example.com:8091/a, false"
    })
    void aHostIsAllowedWithItsPorts(String host, String url, boolean allowed) {
        assertThat(UrlAllowList.of(config(host)).allows(Urls.parse(url))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/catalog, true",
        "/catalog/a.yaml, true",
        "/catalogue/a.yaml, false",
        "/catalog/../secret, false",
        "/catalog/%2e%2E/secret, false",
        "/other/../catalog/a, true",
        "//catalog/./a, true",
        "/one, false",
        "/one/, true",
        "/one/a, true"
    })
    void aPathIsAllowedWithAllBelowIt(String path, boolean allowed) {
        UrlAllowList list =
                UrlAllowList.of(allow(List.of(Map.of("host", "example.com", "paths", List.of("/catalog", "/one/")))));

        assertThat(list.allows(Urls.parse("https://example.com" + path))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/a",
                "https://user:password@example.com/a",
                "https://",
                "https:///a",
                "relative/a.yaml",
                "https://example.com/a b",
                "https://exa mple.com/",
                "jar:https://example.com/a.jar!/x"
            })
    void whatIsNoAddressOfTheWebIsRefused(String url) {
        assertThatExceptionOfType(InputException.class).isThrownBy(() -> Urls.parse(url));
    }

    @Test
    void aReferenceCanNotBecomeAPartOfTheHost() {
        assertThat(Urls.resolve(Urls.parse("https://example.com"), ".evil.org/a"))
                .hasToString("https://example.com/.evil.org/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "a.*.com", "example.com:x", "example.com:1-"})
    void aMalformedHostIsReportedWithItsKey(String host) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> reader(host))
                .withMessageContaining(host)
                .satisfies(ex -> assertThat(ex.getProblems())
                        .extracting(ConfigException.Problem::key)
                        .containsExactly("backend.reading.allow[0].host"));
    }

    @Test
    void placeholdersAreReplacedByWhatStandsBesideTheDescriptor() {
        file("/docs/api.txt", "openapi: 3\n");
        file("/docs/data.json", "{\"a\": [1.0, null, 12345678901234567890]}");
        file("/data.yaml", "- yes\n- 017\n");

        Entity entity = resolve(Map.of(
                "definition", Map.of("$text", "./api.txt"),
                "list", List.of(Map.of("$json", "data.json"), Map.of("deep", Map.of("$yaml", "../data.yaml"))),
                "other", Map.of("$unknown", "x"),
                "two", Map.of("$text", "x", "b", "y")));

        assertThat(entity.spec().get("definition")).isEqualTo("openapi: 3\n");
        assertThat(entity.spec().get("list")).hasToString("[{a=[1, null, 12345678901234567000]}, {deep=[yes, 17]}]");
        assertThat(entity.spec().get("other")).isEqualTo(Map.of("$unknown", "x"));
        assertThat(entity.spec().get("two")).isEqualTo(Map.of("$text", "x", "b", "y"));
        assertThat(output.refreshKeys)
                .containsExactlyInAnyOrder(
                        "url:" + base + "/docs/api.txt",
                        "url:" + base + "/docs/data.json",
                        "url:" + base + "/data.yaml");
    }

    @Test
    void anEntityWithoutPlaceholdersIsTheSame() {
        Entity entity = Entity.of("API", "a").withSpec(Map.of("a", List.of(Map.of("b", 1))));

        assertThat(new Placeholders(reader).resolve(entity, new LocationSpec("file", "/a"), output))
                .isSameAs(entity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$text | none.txt                | /docs/none.txt does not exist",
                "$json | bad                     | is not JSON",
                "$json | two                     | is not JSON",
                "$yaml | bad                     | :1: ",
                "$yaml | two                     | must have one document, but has 2",
                "$text | http://example.com/x    | http://example.com/x may not be read: backend.reading.allow does not have it",
                "$text | file:///etc/passwd      | \"file:///etc/passwd\" is not an address of http or https",
            })
    void aPlaceholderThatCanNotBeResolvedIsTold(String key, String reference, String reason) {
        file("/docs/bad", "[");
        file("/docs/two", "---\n1\n---\n2\n");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> resolve(Map.of("a", List.of(Map.of(key, reference)))))
                .withMessageStartingWith(
                        base + "/docs/a.yaml: spec.a[0]: the placeholder " + key + " can not be resolved: ")
                .withMessageContaining(reason);
    }

    @Test
    void placeholdersInFilesAreNotRelativeToThem() {
        file("/x.txt", "x");
        Placeholders placeholders = new Placeholders(reader);
        LocationSpec location = new LocationSpec("file", "/a.yaml");
        Entity relative = Entity.of("API", "a").withSpec(Map.of("a", Map.of("$text", "./x.txt")));
        Entity absolute = Entity.of("API", "a").withSpec(Map.of("a", Map.of("$text", base + "/x.txt")));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> placeholders.resolve(relative, location, output))
                .withMessageContaining("\"./x.txt\" is relative");
        assertThat(placeholders.resolve(absolute, location, output).spec()).isEqualTo(Map.of("a", "x"));
    }

    @Test
    void tooManyPlaceholdersAreRefused() {
        file("/docs/a.txt", "x");
        List<?> many = Collections.nCopies(51, Map.of("$text", "a.txt"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> resolve(Map.of("a", many)))
                .withMessageEndingWith("there are more than 50 in the entity");
    }

    private Entity resolve(Map<String, Object> spec) {
        return new Placeholders(reader)
                .resolve(Entity.of("API", "a").withSpec(spec), new LocationSpec("url", base + "/docs/a.yaml"), output);
    }

    private void read(String path, boolean optional) {
        new UrlLocations(reader, new DescriptorEmitter(EntityValidator.create()))
                .read(new LocationSpec("url", base + path), optional, output);
    }

    private void file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = files.getOrDefault(path, new byte[0]);
        String etag = "\"" + new String(body, StandardCharsets.ISO_8859_1).hashCode() + "\"";
        int status = redirects.containsKey(path) ? 302 : !files.containsKey(path) ? 404 : 200;
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", redirects.get(path));
        } else if (path.equals("/error.yaml")) {
            status = 500;
        } else if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            status = 304;
        }
        asked.add(status + " " + path);
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.sendResponseHeaders(status, status == 200 && body.length > 0 ? body.length : -1);
        if (status == 200) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static UrlReader reader(String host) {
        return new UrlReader(config(host), new UrlCache());
    }

    private static FakeRootConfig config(String host) {
        return allow(List.of(Map.of("host", host)));
    }

    private static FakeRootConfig allow(List<?> rules) {
        return FakeRootConfig.of(Map.of("backend", Map.of("reading", Map.of("allow", rules))));
    }
}
