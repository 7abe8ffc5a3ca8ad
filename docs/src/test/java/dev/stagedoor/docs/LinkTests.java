package dev.stagedoor.docs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The links between the pages, and from them into the project. */
class LinkTests {

    private static final Pattern CODE = Pattern.compile("^```.*?^```$|`[^`\n]*`", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

    static Stream<String> pages() {
        return Pages.all().stream().map(Pages::nameOf);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(String page) {
        Path file = Pages.HOUSE.resolve(page);
        List<String> broken = new ArrayList<>();
        LINK.matcher(CODE.matcher(Pages.read(file)).replaceAll(""))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !URI.create(link).isAbsolute())
                .filter(link -> !exists(file, link))
                .forEach(broken::add);
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    private static boolean exists(Path page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    private static Set<String> anchors(Path page) {
        return HEADING.matcher(Pages.read(page).replaceAll("(?ms)^```.*?^```$", ""))
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
                .map(heading -> heading.replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
