package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was found at a location. Backstage: {@code AnalyzeLocationResponse}.
 *
 * @param existingEntityFiles entities that it has
 * @param generateEntities entities that it might have
 */
public record AnalyzeLocationResponse(
        List<ExistingEntity> existingEntityFiles, List<GeneratedEntity> generateEntities) {

    /**
     * Makes the answer.
     *
     * @param existingEntityFiles entities that it has
     * @param generateEntities entities that it might have
     */
    public AnalyzeLocationResponse {
        existingEntityFiles = List.copyOf(existingEntityFiles);
        generateEntities = List.copyOf(generateEntities);
    }

    /**
     * An entity that a location has.
     *
     * @param type how the location of its file is read
     * @param target where its file is
     * @param registered whether the catalog has it
     * @param entity the entity
     */
    public record ExistingEntity(String type, String target, boolean registered, Entity entity) {}

    /**
     * An entity that a location might have.
     *
     * @param entity what is known of it
     * @param fields what somebody should look at
     */
    public record GeneratedEntity(Entity entity, List<Field> fields) {

        /**
         * Makes an entity.
         *
         * @param entity what is known of it
         * @param fields what somebody should look at
         */
        public GeneratedEntity {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of an entity that a location might have.
     *
     * @param field its path, such as {@code spec.owner}
     * @param state what is known: {@code analysisSuggestedValue}, {@code analysisSuggestedNoValue} or
     *     {@code needsUserInput}
     * @param value the value that is suggested, or {@code null}
     * @param description what to tell whoever decides
     */
    public record Field(
            String field, String state, @Nullable String value, String description) {}
}
