package dev.stagedoor.sample.catalog.entities;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.access.QueryValues;
import dev.stagedoor.sample.catalog.search.EntityFilters;

/**
 * A request for a list of entities.
 *
 * @param query its parameters
 * @param predicate which entities, or {@code null} for all
 * @param orderings by which fields they are ordered
 * @param isPart whether a part is wanted, rather than all
 * @param offset how many to leave out
 * @param limit how many at most, or {@code null} for any number
 */
record EntityListRequest(
        QueryValues query,
        @Nullable Map<String, Object> predicate,
        List<EntityOrdering> orderings,
        boolean isPart,
        int offset,
        @Nullable Integer limit) {

    private static final Pattern ORDER = Pattern.compile("(asc|desc):(.+)");

    private static final int MOST_ORDERS = 10;

    static EntityListRequest of(QueryValues query) {
        Integer limit = query.integer("limit");
        Integer offset = query.integer("offset");
        String after = query.single("after");
        if (limit != null && limit == 0) {
            throw new InputException("Invalid limit, must be greater than zero");
        }
        if (after != null) {
            Map<?, ?> place = Base64Json.decode("after cursor", after);
            limit = number(place, "limit", 1, limit);
            offset = number(place, "offset", 0, offset);
        }
        return new EntityListRequest(
                query,
                EntityFilters.parse(query.all("filter")),
                orderings(query.all("order")),
                limit != null || offset != null || after != null,
                offset == null ? 0 : offset,
                limit);
    }

    private static @Nullable Integer number(Map<?, ?> place, String name, int least, @Nullable Integer otherwise) {
        if (!place.containsKey(name)) {
            return otherwise;
        }
        if (place.get(name) instanceof Integer number && number >= least) {
            return number;
        }
        throw Base64Json.malformed("after cursor", "'" + name + "' is no number that is " + least + " or more");
    }

    private static List<EntityOrdering> orderings(List<String> orders) {
        List<EntityOrdering> orderings = new ArrayList<>();
        for (String order : orders) {
            Matcher matcher = ORDER.matcher(order);
            if (!matcher.matches()) {
                throw new InputException(
                        "Invalid order parameter '" + order + "', expected asc or desc, a colon and a field");
            }
            orderings.add(new EntityOrdering(matcher.group(2), matcher.group(1).equals("asc")));
        }
        if (orderings.size() > MOST_ORDERS) {
            throw new InputException("There are more than " + MOST_ORDERS + " order parameters");
        }
        return orderings;
    }

    /** The link to what comes next, relative to where the plugin is mounted. */
    String next(int newLimit) {
        String place = Base64Json.encode(place(newLimit, offset + newLimit));
        StringBuilder link = new StringBuilder("</entities");
        char separator = '?';
        for (String name : query.names()) {
            if (!name.equals("offset") && !name.equals("after")) {
                for (String value : query.all(name)) {
                    link.append(separator).append(encoded(name)).append('=').append(encoded(value));
                    separator = '&';
                }
            }
        }
        return link.append(separator)
                .append("after=")
                .append(encoded(place))
                .append(">; rel=\"next\"")
                .toString();
    }

    private static Map<String, Integer> place(int limit, int offset) {
        Map<String, Integer> place = new LinkedHashMap<>();
        place.put("limit", limit);
        place.put("offset", offset);
        return place;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
