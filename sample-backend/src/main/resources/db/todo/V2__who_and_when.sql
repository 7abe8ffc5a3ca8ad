-- Who has added a todo, and when, in milliseconds since 1970.
ALTER TABLE todo ADD COLUMN created_by VARCHAR(255) DEFAULT 'unknown' NOT NULL;
ALTER TABLE todo ADD COLUMN created_at BIGINT DEFAULT 0 NOT NULL;
