package com.example.logging;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;

// tag::logger[]
class GoogleCloudLogger implements RootLoggerService {

    // end::logger[]
    // tag::factory[]
    static final ServiceFactory<RootLoggerService> FACTORY =
            ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> new GoogleCloudLogger());
    // end::factory[]

    // tag::logger[]
    private final JsonMapper json = new JsonMapper();

    @Override
    public void log(LogEntry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("severity", entry.level() == Level.WARN ? "WARNING" : entry.level());
        line.put("message", entry.message());
        entry.fields().forEach((name, value) -> line.put(name, String.valueOf(value)));
        System.out.println(json.writeValueAsString(line));
    }

    @Override
    public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
        return level.toInt() >= Level.INFO.toInt();
    }
}
// end::logger[]
