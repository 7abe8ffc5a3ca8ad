package dev.stagedoor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where people read on about an entity. Backstage: {@code EntityLink}.
 *
 * @param url the address
 * @param title what it is called, or {@code null}
 * @param icon the name of an icon, or {@code null}
 * @param type what kind of link it is, or {@code null}
 */
public record EntityLink(
        String url,
        @Nullable String title,
        @Nullable String icon,
        @Nullable String type) {

    static EntityLink of(Map<?, ?> object) {
        return new EntityLink(
                Members.text(object, "url"),
                Members.optionalText(object, "title"),
                Members.optionalText(object, "icon"),
                Members.optionalText(object, "type"));
    }

    Map<String, Object> toMap() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", url);
        Members.putIfText(object, "title", title);
        Members.putIfText(object, "icon", icon);
        Members.putIfText(object, "type", type);
        return object;
    }
}
