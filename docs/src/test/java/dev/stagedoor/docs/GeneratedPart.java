package dev.stagedoor.docs;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A part of a page that is written by a test, between two comments with its name. */
final class GeneratedPart {

    private GeneratedPart() {}

    /** Checks that the part is what it should be, or makes it so. */
    static void verify(String page, String name, String expected) {
        Path file = Pages.HOUSE.resolve(page);
        String text = Pages.read(file);
        Matcher matcher = Pattern.compile(
                        "(<!-- generated: " + name + " -->\n)(.*?)(\n<!-- end: " + name + " -->)", Pattern.DOTALL)
                .matcher(text);
        assertThat(matcher.find()).as("markers of '%s' in %s", name, page).isTrue();
        String wanted = "\n" + expected.strip() + "\n";
        if (Pages.updating()) {
            Pages.write(file, text.substring(0, matcher.start(2)) + wanted + text.substring(matcher.end(2)));
        } else {
            assertThat(matcher.group(2))
                    .as("'%s' in %s; -Dsnippets.update=true brings it up to date", name, page)
                    .isEqualTo(wanted);
        }
    }
}
