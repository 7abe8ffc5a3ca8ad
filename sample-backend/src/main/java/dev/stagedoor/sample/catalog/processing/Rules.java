package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.AntPathMatcher;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * Which kinds of entities which locations may bring: what {@code catalog.rules} and the {@code rules} of a configured
 * location allow. Backstage: {@code DefaultCatalogRulesEnforcer}.
 */
final class Rules {

    private static final List<Kind> DEFAULT = Stream.of("Component", "API", "Location")
            .map(kind -> new Kind(kind, null))
            .toList();

    private static final AntPathMatcher PATTERNS = new AntPathMatcher();

    static {
        PATTERNS.setCaseSensitive(false);
    }

    private final List<Rule> rules;

    private Rules(List<Rule> rules) {
        this.rules = rules;
    }

    static Rules from(RootConfigService config) {
        List<Rule> rules = new ArrayList<>();
        config.getOptionalConfigArray("catalog.rules")
                .ifPresentOrElse(
                        configured -> configured.forEach(rule -> rules.add(new Rule(kinds(rule), places(rule)))),
                        () -> rules.add(new Rule(DEFAULT, List.of())));
        for (Config location :
                config.getOptionalConfigArray("catalog.locations").orElse(List.of())) {
            LocationSpec spec = ConfiguredLocations.location(location);
            Place place = new Place(spec.type(), spec.target(), null);
            location.getOptionalConfigArray("rules")
                    .orElse(List.of())
                    .forEach(rule -> rules.add(new Rule(kinds(rule), List.of(place))));
        }
        return new Rules(rules);
    }

    boolean allow(Map<String, ?> entity, LocationSpec origin) {
        return rules.stream().anyMatch(rule -> rule.allows(entity, origin));
    }

    private static List<Kind> kinds(Config rule) {
        if (!(rule.get("allow") instanceof List<?> allowed)) {
            throw rule.invalid("allow", "list", "What a rule allows is a list of kinds");
        }
        return allowed.stream().map(each -> kind(rule, each)).toList();
    }

    private static Kind kind(Config rule, @Nullable Object allowed) {
        if (allowed instanceof String kind) {
            return new Kind(kind, null);
        }
        if (allowed instanceof Map<?, ?> object && object.get("kind") instanceof String kind) {
            Object type = object.get("spec.type") == null
                    ? EntityMaps.child(object, "spec").get("type")
                    : object.get("spec.type");
            return new Kind(kind, type == null ? null : type.toString());
        }
        throw rule.invalid("allow", "list", "A rule allows kinds, or objects with 'kind' and 'spec.type'");
    }

    private static List<Place> places(Config rule) {
        return rule.getOptionalConfigArray("locations").orElse(List.of()).stream()
                .map(place -> new Place(
                        place.getString("type"),
                        place.getOptionalString("exact").orElse(null),
                        place.getOptionalString("pattern").orElse(null)))
                .toList();
    }

    private record Rule(List<Kind> kinds, List<Place> places) {

        boolean allows(Map<String, ?> entity, LocationSpec origin) {
            return (places.isEmpty() || places.stream().anyMatch(place -> place.has(origin)))
                    && kinds.stream().anyMatch(kind -> kind.has(entity));
        }
    }

    private record Kind(String kind, @Nullable String type) {

        boolean has(Map<String, ?> entity) {
            return kind.equalsIgnoreCase(String.valueOf(entity.get("kind")))
                    && (type == null
                            || EntityMaps.child(entity, "spec").get("type") instanceof String text
                                    && type.equalsIgnoreCase(text));
        }
    }

    private record Place(
            String type, @Nullable String exact, @Nullable String pattern) {

        boolean has(LocationSpec location) {
            return type.equals(location.type())
                    && (exact == null || exact.equals(location.target()))
                    && (pattern == null || PATTERNS.match(pattern, location.target()));
        }
    }
}
