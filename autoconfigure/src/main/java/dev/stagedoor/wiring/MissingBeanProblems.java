package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

import dev.stagedoor.wiring.Problem.Kind;

/** Explains dependencies on beans that are no services. */
final class MissingBeanProblems {

    private MissingBeanProblems() {}

    static Problem missing(Asked asked) {
        List<String> details = new ArrayList<>();
        details.add("asked for by: " + asked.place());
        details.add("candidates seen: "
                + (asked.candidates().isEmpty()
                        ? "none"
                        : asked.candidates().stream()
                                .map(each -> "\nbean '" + each.beanName() + "': " + each.reason())
                                .collect(Collectors.joining())));
        String who = asked.bean() + (asked.owner() == null ? "" : " of " + asked.owner());
        if (asked.found() > 1) {
            return new Problem(
                    asked.owner(),
                    Kind.GENERAL,
                    capitalised(who) + " asks for one " + asked.type() + ", and " + asked.found() + " beans fit",
                    List.of("asked for by: " + asked.place(), "candidates seen: " + names(asked)),
                    "Mark the one to use with @Primary where it is declared, or name it where it is asked for:\n\n"
                            + "    @Qualifier(\"" + localName(asked) + "\") "
                            + asked.type().toClass().getSimpleName() + " ...");
        }
        return new Problem(
                asked.owner(),
                Kind.GENERAL,
                capitalised(who) + " asks for a bean of type " + asked.type() + ", and none that it may see exists",
                details,
                action(asked));
    }

    private static String names(Asked asked) {
        return asked.candidates().stream()
                .map(each -> "'" + each.beanName() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String localName(Asked asked) {
        Owner owner = asked.owner();
        String name =
                asked.candidates().isEmpty() ? "..." : asked.candidates().get(0).beanName();
        return owner != null && name.startsWith(owner.prefix())
                ? name.substring(owner.prefix().length())
                : name;
    }

    private static String action(Asked asked) {
        String type = asked.type().toClass().getSimpleName();
        String bean = "    @Bean " + type + " " + StringUtils.uncapitalize(type) + "(...) { ... }";
        Owner owner = asked.owner();
        Candidate foreign = asked.candidates().stream()
                .filter(each -> each.owner() != null && !each.owner().equals(owner))
                .findFirst()
                .orElse(null);
        String own = owner == null
                ? "Declare it in a configuration class of the application:\n\n" + bean
                : "Declare it in " + (asked.home() == null ? owner.toString() : asked.home()) + ":\n\n" + bean;
        if (foreign == null || foreign.owner() == null) {
            return own;
        }
        if (asked.root()) {
            return "The application sees nothing of its plugins. Declare the bean in a configuration class of the"
                    + " application instead of in " + foreign.owner() + ", which sees it there too:\n\n" + bean;
        }
        if (owner != null && owner.isModule() && foreign.owner().equals(Owner.plugin(owner.pluginId()))) {
            return "A module sees its plugin's extension points, not its beans. Let the bean implement an interface and"
                    + " ask for that:\n\n    @ExtensionPoint(\"" + owner.pluginId() + "."
                    + StringUtils.uncapitalize(type) + "\") public interface ... { ... }";
        }
        return "Plugins share services, not beans. Make it a service, and declare it in the application:\n\n"
                + "    @BackendService(id = \"" + foreign.owner().pluginId() + "." + StringUtils.uncapitalize(type)
                + "\") public interface " + type + " { ... }\n"
                + "    @Bean @PluginScope " + type + " " + StringUtils.uncapitalize(type) + "(...) { ... }\n\n"
                + "Or have one of your own. " + own;
    }

    private static String capitalised(String text) {
        return StringUtils.capitalize(text);
    }

    /**
     * A dependency that could not be satisfied.
     *
     * @param bean the bean that has it
     * @param owner whose bean that is, or {@code null} for the root's and for services
     * @param root whether the bean is the root's
     * @param home where the owner declares its beans, or {@code null}
     * @param type what is asked for
     * @param place the parameter or field
     * @param candidates the beans of the type
     * @param found how many of them fit
     */
    record Asked(
            String bean,
            @Nullable Owner owner,
            boolean root,
            @Nullable String home,
            ResolvableType type,
            String place,
            List<Candidate> candidates,
            int found) {}

    /**
     * A bean of the right type.
     *
     * @param beanName its name
     * @param owner whose it is, or {@code null}
     * @param reason why it does not fit
     */
    record Candidate(String beanName, @Nullable Owner owner, String reason) {}
}
