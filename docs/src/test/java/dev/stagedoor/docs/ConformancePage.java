package dev.stagedoor.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.stagedoor.docs.ConformanceCases.Guarantee;
import dev.stagedoor.docs.ConformanceCases.Section;
import dev.stagedoor.docs.ConformanceResults.Result;

/** Writes {@code conformance.md}. */
final class ConformancePage {

    /** In the words on a case that a test proves which the build leaves out. */
    private static final Pattern PROFILE = Pattern.compile("Proven by the profile (`\\w+`)");

    private final ConformanceCases cases;

    private final ConformanceResults results;

    ConformancePage(ConformanceCases cases, ConformanceResults results) {
        this.cases = cases;
        this.results = results;
    }

    String write() {
        StringBuilder page = new StringBuilder("""
                # Conformance

                What Backstage's backend system guarantees, case by case, and the tests that prove that Stagedoor does.
                This page is written from the results of tests that were executed; the build fails where a **MUST** has
                no passing test, and where this page is not what the results say. To write it anew:

                    ./mvnw verify -Dconformance.update=true

                **MUST**: without it, it would not be the same model. **SHOULD**: useful or visible; where Stagedoor
                differs, the table says how.

                """);
        page.append("| | passed |\n| --- | --- |\n");
        page.append("| MUST | ").append(count(cases.all(), true)).append(" |\n");
        page.append("| SHOULD | ").append(count(cases.all(), false)).append(" |\n");
        for (Section section : cases.sections()) {
            write(section, page);
        }
        return page.toString();
    }

    /** Whether tests prove a case: at least one passed, and none failed. */
    boolean isPassed(Guarantee guarantee) {
        List<Result> found = results.of(guarantee.id());
        return found.stream().anyMatch(Result::passed) && found.stream().noneMatch(Result::failed);
    }

    private void write(Section section, StringBuilder page) {
        page.append("\n## ").append(section.title()).append("\n\n");
        page.append("| case | | guarantee | status | tests |\n| --- | --- | --- | --- | --- |\n");
        for (Guarantee each : section.cases()) {
            page.append("| ")
                    .append(each.id())
                    .append(" | ")
                    .append(each.must() ? "MUST" : "SHOULD")
                    .append(" | ")
                    .append(each.text());
            if (!each.deviation().isEmpty()) {
                page.append("<br>*In Stagedoor:* ").append(each.deviation());
            }
            page.append(" | ")
                    .append(status(each))
                    .append(" | ")
                    .append(tests(each))
                    .append(" |\n");
        }
    }

    private String status(Guarantee guarantee) {
        if (isPassed(guarantee)) {
            return "passed";
        }
        if (results.of(guarantee.id()).stream().anyMatch(Result::failed)) {
            return "**failed**";
        }
        Matcher profile = PROFILE.matcher(guarantee.deviation());
        if (profile.find()) {
            return "in the profile " + profile.group(1);
        }
        return guarantee.must() ? "**no test**" : guarantee.deviation().isEmpty() ? "no test" : "differs";
    }

    private String tests(Guarantee guarantee) {
        return results.of(guarantee.id()).stream()
                .filter(Result::passed)
                .map(ConformancePage::link)
                .distinct()
                .collect(Collectors.joining("<br>"));
    }

    private static String link(Result result) {
        String className = result.className();
        String top = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return "[" + simple + "." + result.methodName() + "](../" + result.module() + "/src/test/java/"
                + top.replace('.', '/') + ".java)";
    }

    private String count(List<Guarantee> all, boolean must) {
        List<Guarantee> relevant =
                all.stream().filter(each -> each.must() == must).toList();
        return relevant.stream().filter(this::isPassed).count() + " of " + relevant.size();
    }
}
