-- The tables of Backstage's auth plugin, which stay as they are where that made them.
create table if not exists signing_keys (
    kid        varchar(255) not null primary key,
    created_at timestamp    not null default current_timestamp,
    -- the public half as a JSON Web Key
    `key`      text         not null
);

create table if not exists user_info (
    user_entity_ref varchar(255) not null primary key,
    -- what the last sign-in said, as JSON
    user_info       longtext     not null,
    updated_at      timestamp    not null default current_timestamp,
    created_at      timestamp    not null default current_timestamp
);
