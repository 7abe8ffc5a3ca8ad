create table note (
    id varchar(36) primary key,
    text varchar(1000) not null
);
create table note_log (
    note_id varchar(36) not null,
    action varchar(20) not null
);
