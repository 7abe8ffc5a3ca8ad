-- All tasks of scope global, of all plugins, one row each. The same script runs on every database; times are
-- milliseconds since 1970, so that no time zone of a session, a driver or a process can shift them.
create table stagedoor_tasks (
    task_instance       varchar(250) not null primary key,
    plugin_id           varchar(250) not null,
    task_id             text         not null,
    -- the definition in force, and whose it is
    cadence             text         not null,
    timeout_millis      bigint       not null,
    defined_by          varchar(100) not null,
    defined_at          bigint       not null,
    -- when it is due, never if null, and the claim of the process that runs it
    execution_time      bigint,
    picked              boolean      not null,
    picked_by           varchar(100),
    last_heartbeat      bigint,
    version             bigint       not null,
    run_started_at      bigint,
    run_times_out_at    bigint,
    cancel_requested    boolean      not null,
    -- how the last run ended
    last_run_started_at bigint,
    last_run_ended_at   bigint,
    last_run_outcome    varchar(20),
    last_run_error      text
);

create index stagedoor_tasks_due on stagedoor_tasks (execution_time);

-- The processes that have tasks, and when each was last heard from.
create table stagedoor_task_processes (
    name    varchar(100) not null primary key,
    seen_at bigint       not null
);
