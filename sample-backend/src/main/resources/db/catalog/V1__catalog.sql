-- Runs on H2, PostgreSQL, MariaDB and MySQL. Moments are milliseconds since 1970; entities and errors are JSON. A TEXT of
-- MariaDB and MySQL holds 64 KB only, unless it is told how much in what is a comment to the others.

-- Locations that were registered over HTTP.
CREATE TABLE locations (
    id         VARCHAR(36) PRIMARY KEY,
    type       VARCHAR(64) NOT NULL,
    target     VARCHAR(2000) NOT NULL,
    entity_ref VARCHAR(255) NOT NULL UNIQUE
);

-- What sources and other entities brought, and what came of processing it. The id is the uid that is served. Who
-- processes a row claims it: he writes when it is due next, and a mark of his own.
CREATE TABLE refresh_state (
    entity_id          VARCHAR(36) PRIMARY KEY,
    entity_ref         VARCHAR(255) NOT NULL UNIQUE,
    unprocessed_entity TEXT /*!(100000000)*/ NOT NULL,
    unprocessed_hash   VARCHAR(64) NOT NULL,
    processed_entity   TEXT /*!(100000000)*/,
    result_hash        VARCHAR(64),
    errors             TEXT /*!(100000000)*/,
    location_key       VARCHAR(2000),
    next_update_at     BIGINT NOT NULL,
    last_discovery_at  BIGINT NOT NULL,
    claim              VARCHAR(36)
);
CREATE INDEX refresh_state_due ON refresh_state (next_update_at);

-- Who brought an entity: a source, by its name, or another entity.
CREATE TABLE refresh_state_references (
    source_key        VARCHAR(255),
    source_entity_ref VARCHAR(255),
    target_entity_ref VARCHAR(255) NOT NULL
);
CREATE INDEX references_by_source ON refresh_state_references (source_key);
CREATE INDEX references_by_parent ON refresh_state_references (source_entity_ref);
CREATE INDEX references_by_target ON refresh_state_references (target_entity_ref);

-- Keys by which entities are refreshed.
CREATE TABLE refresh_keys (
    entity_id   VARCHAR(36) NOT NULL,
    refresh_key VARCHAR(255) NOT NULL,
    PRIMARY KEY (entity_id, refresh_key)
);
CREATE INDEX refresh_keys_by_key ON refresh_keys (refresh_key);

-- Relations, and the entity that was processed when they were found.
CREATE TABLE relations (
    originating_entity_id VARCHAR(36) NOT NULL,
    source_entity_ref     VARCHAR(255) NOT NULL,
    type                  VARCHAR(64) NOT NULL,
    target_entity_ref     VARCHAR(255) NOT NULL
);
CREATE INDEX relations_by_origin ON relations (originating_entity_id);
CREATE INDEX relations_by_source ON relations (source_entity_ref);

-- What is to be put together anew: a row for each reason, so that nobody waits for anybody to add one.
CREATE TABLE stitch_queue (
    mark_id    VARCHAR(36) PRIMARY KEY,
    entity_ref VARCHAR(255) NOT NULL
);
CREATE INDEX stitch_queue_by_entity ON stitch_queue (entity_ref);

-- Entities as they are served, once they have been. The etag is a hash of what is served.
CREATE TABLE final_entities (
    entity_id    VARCHAR(36) PRIMARY KEY,
    entity_ref   VARCHAR(255) NOT NULL UNIQUE,
    etag         VARCHAR(64) NOT NULL,
    final_entity TEXT /*!(100000000)*/ NOT NULL,
    updated_at   BIGINT NOT NULL
);

-- The rows by which they are found: keys and values in lower case, and the value as it was written. A row without a
-- value tells that there is one, which can not be searched. The first index tells whether an entity has a field, the
-- second which entities have a value, in the order of their references, the third how many. MariaDB and MySQL read the
-- comments behind the columns: elsewhere text is compared as it is anyway.
CREATE TABLE search (
    entity_ref     VARCHAR(255) NOT NULL,
    search_key     VARCHAR(200) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ NOT NULL,
    search_value   VARCHAR(200) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */,
    original_value VARCHAR(200) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */
);
CREATE INDEX search_by_entity ON search (entity_ref, search_key, search_value);
CREATE INDEX search_by_key_and_value ON search (search_key, search_value, entity_ref);
CREATE INDEX search_by_original_value ON search (search_key, original_value, entity_ref);
