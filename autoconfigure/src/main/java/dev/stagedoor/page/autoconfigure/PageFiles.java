package dev.stagedoor.page.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The files of the page, and the graph library where its webjar is on the class path. */
final class PageFiles {

    static final String PICTURES = "cytoscape.min.js";

    static final String WEBJAR = "META-INF/maven/org.webjars.npm/cytoscape/pom.properties";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*(?:\\.min)?\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private final ClassLoader classLoader;

    PageFiles(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** Finds a file by its name, {@code null} if there is none. Read each time, for the page is opened seldom. */
    @Nullable
    PageFile find(String name) throws IOException {
        Matcher known = NAME.matcher(name);
        String type = known.matches() ? TYPES.get(known.group(1)) : null;
        if (type == null) {
            return null;
        }
        try (InputStream content =
                name.equals(PICTURES) ? pictures() : PageFiles.class.getResourceAsStream("static/" + name)) {
            return content == null ? null : new PageFile(type, content.readAllBytes());
        }
    }

    /** The text of a file that is part of the page. */
    String text(String name) throws IOException {
        PageFile file = find(name);
        if (file == null) {
            throw new IOException("The file " + name + " of the backend page is missing");
        }
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private @Nullable InputStream pictures() throws IOException {
        Properties webjar = new Properties();
        try (InputStream about = classLoader.getResourceAsStream(WEBJAR)) {
            if (about == null) {
                return null;
            }
            webjar.load(about);
        }
        return classLoader.getResourceAsStream(
                "META-INF/resources/webjars/cytoscape/" + webjar.getProperty("version") + "/dist/" + PICTURES);
    }

    /**
     * A file.
     *
     * @param type its content type
     * @param content its bytes
     */
    record PageFile(String type, byte[] content) {}
}
