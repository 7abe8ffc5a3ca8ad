package dev.stagedoor.sample.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.awaitility.Awaitility.await;

/** A Chromium without a window, on a page. It is this machine's; nothing is ever downloaded. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int DESKTOP_WIDTH = 1360;

    private static final int DESKTOP_HEIGHT = 900;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Why there is none here. */
    static Optional<String> missing() {
        if (browser().isEmpty()) {
            return Optional.of("There is no Chromium here: install the package chromium, or say where one is with"
                    + " -Dchromium.binary");
        }
        if (driverFile().isEmpty()) {
            return Optional.of("There is no driver of Chromium here: install the package chromium-driver, or say"
                    + " where one is with -Dchromium.driver");
        }
        return Optional.empty();
    }

    private static Optional<Path> browser() {
        return file("chromium.binary", "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");
    }

    /** GitHub's images say by a variable where the driver is. */
    private static Optional<Path> driverFile() {
        return file(
                "chromium.driver",
                Objects.requireNonNullElse(System.getenv("CHROMEWEBDRIVER"), "/usr/bin") + "/chromedriver");
    }

    /** The file that a property names, or else one of those where it usually is. */
    private static Optional<Path> file(String property, String... usual) {
        String named = System.getProperty(property);
        return (named == null ? Stream.of(usual) : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverFile().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(4));
        return new Chromium(driver);
    }

    void open(String url) {
        driver.get(url);
    }

    /** Shows pages as a desktop does. */
    void desktop() {
        size(DESKTOP_WIDTH, DESKTOP_HEIGHT, false);
    }

    /** Shows pages as a phone does. */
    void phone(int width) {
        size(width, 740, true);
    }

    private void size(int width, int height, boolean mobile) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
        cdp("Emulation.setTouchEmulationEnabled", Map.of("enabled", mobile));
    }

    /** What the user prefers: {@code light} or {@code dark}. */
    void scheme(String scheme) {
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void offline(boolean offline) {
        cdp("Network.enable", Map.of());
        cdp(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** The first element that a selector finds, once there is one. */
    WebElement find(String selector) {
        return await().atMost(PATIENCE)
                .until(() -> all(selector), list -> !list.isEmpty())
                .get(0);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void click(String selector) {
        find(selector).click();
    }

    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** The text of an element, also of one that is folded away. */
    String text(String selector) {
        return Objects.requireNonNullElse(find(selector).getDomProperty("textContent"), "");
    }

    void awaitTrue(String script) {
        await(script).atMost(PATIENCE).until(() -> Boolean.TRUE.equals(ask(script)));
    }

    @SuppressWarnings("unchecked")
    <T> T ask(String script) {
        return (T) driver.executeScript(script);
    }

    /** Runs a script that calls back with its result. */
    @SuppressWarnings("unchecked")
    <T> T askLater(String script) {
        return (T) driver.executeAsyncScript(script);
    }

    /** What the console was told since the last call. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Keeps a picture of the page from a selector's top, or from the page's, as high as is asked for. */
    void screenshot(Path file, String from, int height) {
        List<Number> bounds = ask("const box = document.querySelector('" + from + "').getBoundingClientRect();"
                + "return [box.y + scrollY, document.documentElement.clientWidth,"
                + " document.documentElement.scrollHeight]");
        double top = Math.max(0, bounds.get(0).doubleValue() - 16);
        Map<String, Object> clip = Map.of(
                "x",
                0,
                "y",
                top,
                "width",
                bounds.get(1),
                "height",
                Math.min(height, bounds.get(2).doubleValue() - top),
                "scale",
                1);
        Map<String, Object> taken =
                cdp("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode((String) taken.get("data")));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
