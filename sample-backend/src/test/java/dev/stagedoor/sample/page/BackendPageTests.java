package dev.stagedoor.sample.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.sample.SampleBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The page of the sample with ten plugins, in one browser. */
@EnabledIfChromium
class BackendPageTests {

    private static final String GREETING = "tr[data-plugin=greeting]";

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static final String ADVICE_TO_AXE = "willReadFrequently";

    private static final double LEAST_CONTRAST = 4.5;

    private static final Path IMAGES = Path.of("../docs/images");

    private static final String GRAPH = "return document.querySelector('#picture')._cyreg.cy.";

    @TempDir
    private static Path directory;

    private static Path greetings;

    private static ConfigurableApplicationContext context;

    private static Backend backend;

    private static Chromium browser;

    @BeforeAll
    static void start() {
        greetings = directory.resolve("greetings.properties");
        SpringApplication application = new SpringApplication(SampleBackend.class);
        application.addInitializers(Backend.features(DemoPlugins.all()));
        context = application.run(
                "--server.port=0",
                "--stagedoor.mode=development",
                "--stagedoor.startup.retry.enabled=false",
                "--backend.startup.plugins.greeting.onPluginBootFailure=continue",
                "--greeting.file=" + greetings);
        backend = context.getBean(Backend.class);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (context != null) {
            context.close();
        }
    }

    @BeforeEach
    void open() {
        browser.desktop();
        browser.scheme("light");
        load();
    }

    @AfterEach
    void nothingIsComplainedAboutNorAskedOfOthers() {
        assertThat(browser.console())
                .filteredOn(line -> !line.contains(ADVICE_TO_AXE))
                .isEmpty();
        assertThat(browser.<List<String>>ask(
                        "return performance.getEntriesByType('resource').map((entry) => entry.name)"))
                .isNotEmpty()
                .allMatch(address -> address.startsWith(baseUrl() + "/.stagedoor/"));
    }

    @Test
    void allPluginsAreShownWithTheirModulesAndStates() {
        assertThat(backend.plugins()).hasSize(10);
        assertThat(browser.all("#plugins tbody tr"))
                .extracting(row -> row.getDomAttribute("data-plugin") + " " + row.getDomAttribute("data-state"))
                .containsExactlyInAnyOrderElementsOf(backend.plugins().stream()
                        .map(plugin -> plugin.pluginId() + " running")
                        .toList());
        for (PluginStatus plugin : backend.plugins()) {
            assertThat(browser.all("tr[data-plugin=" + plugin.pluginId() + "] [data-module]"))
                    .as(plugin.pluginId())
                    .extracting(module -> module.getDomAttribute("data-module"))
                    .containsExactlyInAnyOrderElementsOf(plugin.modules().stream()
                            .map(module -> module.moduleId())
                            .toList());
        }
    }

    @Test
    void thePictureShowsWhoExtendsOverridesAndDecoratesWhat() {
        assertThat(edges())
                .contains(
                        "offers plugin:search point:search.collators",
                        "extends module:search/techdocs point:search.collators",
                        "part module:proxy/timing plugin:proxy",
                        "uses plugin:todo service:sample.ids",
                        "decorates decorator:sample.ids/countedIds service:sample.ids",
                        "overrides override:sample.ids/greeting service:sample.ids",
                        "overrides service:core.rootLogger unused:core.rootLogger/0");
        assertThat(browser.<List<String>>ask(GRAPH + "nodes('.plugin').map((node) => node.data('label'))"))
                .hasSize(10)
                .contains("search\nplugin");
        assertThat(browser.<String>ask(GRAPH + "getElementById('service:core.rootLogger').data('label')"))
                .isEqualTo("core.rootLogger\nroot service · application");
    }

    @Test
    void servicesLeftAtTheirDefaultsAreShownWhenAskedFor() {
        assertThat(nodes()).doesNotContain("service:core.logger", "service:core.rootConfig");

        browser.click("#wiring-pluginServices");
        browser.click("#wiring-rootServices");

        assertThat(nodes()).contains("service:core.logger", "service:core.rootConfig");
        assertThat(edges())
                .contains("uses plugin:todo service:core.database", "uses service:core.logger service:core.rootLogger");
    }

    @Test
    void aSinglePluginIsShownWithWhatItUses() {
        choose("todo");

        assertThat(nodes())
                .contains("plugin:todo", "module:todo/csv", "service:core.database")
                .doesNotContain("plugin:search", "service:core.lifecycle", "override:sample.ids/greeting");
    }

    @Test
    void thePictureIsRepeatedByTables() {
        browser.click("#wiring-pluginServices");
        browser.click("#wiring-rootServices");

        assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('.tables [data-node]')]"
                        + ".map((element) => element.dataset.node)"))
                .containsAll(nodes());
    }

    @Test
    void whatIsSelectedInATableIsSelectedInThePictureAndDescribed() {
        browser.click("#wiring .folded:last-of-type > summary");
        browser.click(".wiring-services button[data-node='service:sample.ids']");

        assertThat(browser.<List<String>>ask(GRAPH + "nodes('.chosen').map((node) => node.id())"))
                .containsExactly("service:sample.ids");
        assertThat(browser.text("#details"))
                .contains("Service", "sample.ids", "default", "Overridden by", "greetingIds", "Decorated by", "todo");
    }

    @Test
    void theStartUpHasBarsForEachPlugin() {
        for (PluginStatus plugin : backend.plugins()) {
            assertThat(browser.all("#start li[data-name=" + plugin.pluginId() + "] rect.bar"))
                    .as(plugin.pluginId())
                    .isNotEmpty();
        }
        assertThat(browser.text("#start li[data-name=search]")).contains("module techdocs", "module apis", "init");
    }

    @Test
    void aBrokenPluginIsShownWithItsErrorAndRestartedByTheButton() throws IOException {
        breakGreeting(HOSTILE);
        load();

        browser.awaitTrue("return document.querySelector('" + GREETING + "').dataset.state === 'failed'");
        assertThat(browser.text(GREETING + " .failure .message"))
                .startsWith("IllegalStateException: The greeting 'en'")
                .contains(HOSTILE);
        assertThat(browser.all("img")).hasSize(1);
        assertThat(browser.text("#errors")).contains("greeting", HOSTILE);
        assertThat(browser.<String>ask(GRAPH + "getElementById('plugin:greeting').data('label')"))
                .isEqualTo("greeting\n✕ failed");
        assertThat(browser.text("#summary")).contains("9 of 10", "1 failed");

        mendGreeting();
        browser.click(GREETING + " .restart");
        browser.click("#confirm [value=restart]");

        browser.awaitTrue("return document.querySelector('" + GREETING + "').dataset.state === 'running'");
        assertThat(browser.text("#news")).contains("greeting", "running");
        assertThat(browser.text(GREETING + " .failure")).isEmpty();
        assertThat(backend.plugins())
                .extracting(PluginStatus::state)
                .allMatch(state -> state.name().equals("RUNNING"));
    }

    @Test
    void aRestartThatFailsIsTold() throws IOException {
        Files.writeString(greetings, "en=" + HOSTILE);
        try {
            browser.click(GREETING + " .restart");
            browser.click("#confirm [value=restart]");
            browser.awaitTrue("return document.querySelector('#news').textContent.includes('was not restarted')");
            browser.awaitTrue("return document.querySelector('" + GREETING + "').dataset.state === 'failed'");
        } finally {
            mendGreeting();
            backend.restart("greeting");
        }
        assertThat(browser.console()).singleElement().asString().contains("restart", "500");
    }

    @Test
    void aRestartThatIsNotConfirmedDoesNotHappen() {
        int starts = starts("greeting");

        browser.click(GREETING + " .restart");
        assertThat(browser.text("#confirm-title")).contains("greeting");
        browser.press(Keys.ESCAPE);

        browser.awaitTrue("return !document.querySelector('#confirm').open");
        assertThat(browser.focused().getDomAttribute("aria-label")).isEqualTo("Restart greeting");
        assertThat(starts("greeting")).isEqualTo(starts);
    }

    @Test
    void requestsAreCountedLive() {
        String figure = "Number(document.querySelector('tr[data-plugin=search] td:nth-child(3) .figure').textContent)";
        long before = browser.ask("return " + figure);

        search();

        browser.awaitTrue("return " + figure + " === " + (before + 1));
    }

    @Test
    void aRequestThatFailsIsAmongTheLastErrors() {
        get("/api/proxy/broken").expectStatus().is5xxServerError();

        browser.awaitTrue("return document.querySelector('#errors').textContent.includes('<b>upstream</b>')");
        assertThat(browser.text("#errors li")).contains("proxy", "request", "/api/proxy/broken");
        browser.awaitTrue("return document.querySelector('tr[data-plugin=proxy] td:nth-child(3)').textContent"
                + ".includes('1 failed')");
    }

    @Test
    void tasksAndConnectionsAreShown() {
        assertThat(browser.text("#tasks")).contains("index", "search", "every 10 min");
        assertThat(browser.text("tr[data-plugin=notifications] td:nth-child(5)"))
                .contains("busy", "H2");
    }

    @Test
    void aLostConnectionIsToldAndFoundAgain() {
        browser.offline(true);
        try {
            browser.awaitTrue("return !document.querySelector('#lost').hidden");
            assertThat(browser.text("#connection")).isEqualTo("Connection lost");
        } finally {
            browser.offline(false);
        }
        browser.awaitTrue("return document.querySelector('#lost').hidden");
        assertThat(browser.text("#news")).contains("Connected again");
        assertThat(browser.console()).isNotEmpty().allMatch(line -> line.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void theTabKeyReachesTheSkipLinkFirstAndThenEveryRestartButton() {
        browser.press(Keys.TAB);
        assertThat(browser.focused().getDomProperty("className")).isEqualTo("skip");
        assertThat(browser.focused().getRect().getY()).isNotNegative();

        int plugins = 0;
        for (int stops = 0; stops < 60 && plugins < 10; stops++) {
            browser.press(Keys.TAB);
            WebElement focused = browser.focused();
            if (Objects.equals(focused.getDomProperty("className"), "restart")) {
                plugins++;
                assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
            }
        }
        assertThat(plugins).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360})
    void aPhoneNeedsNotScrollSideways(int width) {
        browser.phone(width);
        load();
        browser.ask("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

        assertThat(browser.<Long>ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('main section')]"
                        + ".filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.id)"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void bothSchemesCanBeReadAndAreAccessible(String scheme) throws IOException {
        browser.scheme(scheme);
        load();
        browser.ask("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        browser.ask("document.querySelector('tr[data-plugin=todo] .name').click()");

        assertThat(contrast("main h1")).isGreaterThan(LEAST_CONTRAST);
        assertThat(contrast("#summary .sub")).isGreaterThan(LEAST_CONTRAST);
        assertThat(violations()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "screenshots.update", matches = "true")
    void screenshotsAreTaken() throws IOException {
        for (int times = 0; times < 20; times++) {
            search();
        }
        load();
        browser.screenshot(IMAGES.resolve("backend-page.png"), "header", 1900);
        browser.scheme("dark");
        load();
        choose("todo");
        browser.ask("document.querySelector('tr[data-plugin=todo] .name').click()");
        browser.screenshot(IMAGES.resolve("backend-page-dark.png"), "#wiring", 1700);
        browser.phone(390);
        load();
        browser.screenshot(IMAGES.resolve("backend-page-phone.png"), "header", 1400);
        breakGreeting("Hello!");
        try {
            browser.desktop();
            browser.scheme("light");
            load();
            browser.find(GREETING + " .health.bad");
            browser.screenshot(IMAGES.resolve("backend-page-failure.png"), "header", 900);
        } finally {
            mendGreeting();
            backend.restart("greeting");
        }
    }

    private static void choose(String pluginId) {
        browser.ask("const choice = document.querySelector('#wiring-plugin'); choice.value = '" + pluginId + "';"
                + "choice.dispatchEvent(new Event('change'))");
    }

    private static void search() {
        get("/api/search/query?term=Pets").expectStatus().isOk();
    }

    private static RestTestClient.ResponseSpec get(String path) {
        return RestTestClient.bindToServer()
                .baseUrl(baseUrl())
                .build()
                .get()
                .uri(path)
                .exchange();
    }

    private static void load() {
        browser.open(baseUrl() + "/.stagedoor/");
        browser.awaitTrue("return document.body.dataset.at !== undefined");
    }

    private static String baseUrl() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static void breakGreeting(String greeting) throws IOException {
        Files.writeString(greetings, "en=" + greeting);
        assertThatExceptionOfType(PluginRestartException.class).isThrownBy(() -> backend.restart("greeting"));
    }

    private static void mendGreeting() throws IOException {
        Files.writeString(greetings, "en=Hello, {name}!");
    }

    private static int starts(String pluginId) {
        return backend.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow()
                .starts();
    }

    private static List<String> nodes() {
        return browser.ask(GRAPH + "nodes().map((node) => node.id())");
    }

    private static List<String> edges() {
        return browser.ask(GRAPH + "edges().map((edge) => edge.id())");
    }

    /** The contrast between a text and what lies behind it, as WCAG reckons it. */
    private static double contrast(String selector) {
        Number contrast = browser.ask("""
                const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
                const light = ([red, green, blue]) => [red, green, blue].map((part) => part / 255)
                    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
                const element = document.querySelector('%s');
                let behind = element;
                while (behind.parentElement !== null && parse(getComputedStyle(behind).backgroundColor)[3] === 0) {
                  behind = behind.parentElement;
                }
                const one = light(parse(getComputedStyle(element).color));
                const other = light(parse(getComputedStyle(behind).backgroundColor));
                return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                """.formatted(selector));
        return contrast.doubleValue();
    }

    private static List<Map<String, Object>> violations() throws IOException {
        Resource axe = new PathMatchingResourcePatternResolver()
                .getResources("classpath:/META-INF/resources/webjars/axe-core/*/axe.min.js")[0];
        browser.ask(axe.getContentAsString(StandardCharsets.UTF_8));
        return browser.askLater("""
                const done = arguments[0];
                axe.run(document, { preload: false, resultTypes: ['violations'] })
                    .then((result) => done(result.violations.map(({ id, nodes }) => ({
                      id, nodes: nodes.map((node) => `${node.target}: ${node.failureSummary}`) }))));
                """);
    }
}
