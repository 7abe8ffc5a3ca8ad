package dev.stagedoor.docs;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.stagedoor.auth.RefusalReason;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of reasons for refusal against the source of {@link RefusalReason}. */
class RefusalTests {

    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*([A-Z_]+)(?:\\([^)]*\\))?[,;\\s]", Pattern.DOTALL);

    @Test
    void thePageTellsEveryReason() {
        Map<String, String> meanings = meanings();
        assertThat(meanings)
                .containsOnlyKeys(Arrays.stream(RefusalReason.values())
                        .map(RefusalReason::name)
                        .toArray(String[]::new));

        String rows = Arrays.stream(RefusalReason.values())
                .map(reason -> "| `" + reason.name() + "` | " + meanings.get(reason.name()) + " |")
                .collect(Collectors.joining("\n"));
        GeneratedPart.verify("docs/identity.md", "reasons", "| reason | meaning |\n|---|---|\n" + rows);
    }

    private static Map<String, String> meanings() {
        String source =
                Pages.read(Pages.HOUSE.resolve("plugin-api/src/main/java/dev/stagedoor/auth/RefusalReason.java"));
        Map<String, String> meanings = new TreeMap<>();
        Matcher matcher = CONSTANT.matcher(source.substring(source.indexOf("enum RefusalReason")));
        while (matcher.find()) {
            meanings.put(
                    matcher.group(2),
                    matcher.group(1)
                            .replaceAll("\\s*\\n\\s*\\* ?", " ")
                            .replaceAll("\\{@(?:code|link #?)\\s*([^}]*)}", "`$1`")
                            .strip());
        }
        return meanings;
    }
}
