package dev.stagedoor.sample.catalog.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import dev.stagedoor.permissions.SqlCondition;

/** Conditions on entities by their search rows. The table {@code final_entities} has the alias {@code e} in them. */
public final class SearchConditions {

    private static final int LONGEST = 200;

    private SearchConditions() {}

    /**
     * Means entities that have a field.
     *
     * @param key the path of the field, in any case
     * @return the condition
     */
    public static SqlCondition exists(String key) {
        return SqlCondition.of("e.entity_id in (select s.entity_id from search s where s.search_key = ?)", lower(key));
    }

    /**
     * Means entities of which a field has one of some values.
     *
     * @param key the path of the field, in any case
     * @param values the values, in any case
     * @return the condition
     */
    public static SqlCondition in(String key, Collection<String> values) {
        List<String> wanted = values.stream()
                .map(SearchConditions::lower)
                .filter(each -> each.length() <= LONGEST)
                .toList();
        if (wanted.isEmpty()) {
            return SqlCondition.FALSE;
        }
        SqlCondition in = SqlCondition.in("s.search_value", wanted);
        Object[] params = new Object[wanted.size() + 1];
        params[0] = lower(key);
        System.arraycopy(wanted.toArray(), 0, params, 1, wanted.size());
        return SqlCondition.of(
                "e.entity_id in (select s.entity_id from search s where s.search_key = ? and " + in.text() + ")",
                params);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
