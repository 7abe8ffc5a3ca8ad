package dev.stagedoor.wiring;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** How much the wiring keeps of the plugins. */
public final class WiringCensus {

    private WiringCensus() {}

    /** Counts what is kept for each plugin, by what it is. */
    public static Map<String, Integer> of(ConfigurableApplicationContext context) {
        Wiring wiring = Wiring.of(context.getBeanFactory());
        return Map.of(
                "stores", size(wiring.stores(), "stores"),
                "states", size(wiring.states(), "entries"),
                "schedules", size(context.getBean(PluginSchedules.class), "plugins"),
                "extension points", wiring.registrations().extensionPoints().size(),
                "instances of todo", size(wiring.stores().plugin("todo"), "cells"),
                "instances of the root", size(wiring.stores().root(), "cells"));
    }

    private static int size(Object owner, String field) {
        Map<?, ?> map = (Map<?, ?>) ReflectionTestUtils.getField(owner, field);
        return map == null ? -1 : map.size();
    }
}
