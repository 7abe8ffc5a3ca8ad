package dev.stagedoor.sample.catalog.entities;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Writes entities to an answer, as they are stored unless some fields alone are wanted. Not thread-safe. */
final class EntityWriter {

    private final OutputStream out;

    private final @Nullable FieldSelection selection;

    private boolean continued;

    private EntityWriter(OutputStream out, @Nullable FieldSelection selection) {
        this.out = out;
        this.selection = selection;
    }

    static EntityWriter to(HttpServletResponse response, @Nullable FieldSelection selection) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        return new EntityWriter(response.getOutputStream(), selection);
    }

    EntityWriter text(String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    EntityWriter entities(List<FoundEntity> entities) throws IOException {
        for (FoundEntity entity : entities) {
            if (continued) {
                out.write(',');
            }
            continued = true;
            text(selection == null ? entity.json() : selection.apply(entity.json()));
        }
        return this;
    }
}
