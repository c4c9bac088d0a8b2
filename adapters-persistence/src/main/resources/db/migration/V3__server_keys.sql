-- The secrets that all servers of a directory share. Made on first use, never changed.
create table server_keys (
    name    text collate "C" primary key,
    secret  bytea not null,
    created timestamptz(3) not null default now()
);
