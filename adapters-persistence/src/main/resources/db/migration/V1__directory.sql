-- Text is compared by code point: every column that is compared has the collation "C".
-- The *_key columns are folded by the application (CaseFolding) and by nobody else.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table tenants (
    id      integer generated always as identity primary key,
    name    text collate "C" not null constraint tenants_name unique,
    created timestamptz(3) not null default now()
);

create table access_tokens (
    digest    bytea primary key,
    name      text collate "C" not null,
    tenant_id integer references tenants (id),
    user_id   uuid,
    scopes    text[] not null,
    created   timestamptz(3) not null,
    expires   timestamptz(3),
    last_use  timestamptz(3),
    constraint access_tokens_name unique nulls not distinct (tenant_id, name)
);

-- No foreign key to tenants: it would lock the tenant's row with every write.
create table users (
    tenant_id        integer not null,
    id               uuid not null,
    version          bigint not null,
    created          timestamptz(3) not null,
    last_modified    timestamptz(3) not null,
    -- The whole resource without meta, as it is sent: the truth. What follows is extracted from it.
    document         text collate "C" not null,
    user_name        text collate "C" not null,
    user_name_key    text collate "C" not null,
    external_id      text collate "C",
    display_name     text collate "C",
    display_name_key text collate "C",
    given_name       text collate "C",
    family_name      text collate "C",
    family_name_key  text collate "C",
    active           boolean,
    -- Folded addresses; once as elements, once as lines with a line feed before and after each.
    email_keys       text[] collate "C",
    email_lines      text collate "C",
    constraint users_pk primary key (tenant_id, id)
);

create table changes (
    xid           xid8 not null default pg_current_xact_id(),
    tenant_id     integer not null,
    resource_type text collate "C" not null,
    resource_id   uuid not null,
    version       bigint not null,
    delta         bigint not null
);
create index changes_xid on changes (xid);
create index changes_delta on changes (tenant_id, resource_type) include (delta) where delta <> 0;

create table resource_totals (
    tenant_id     integer not null,
    resource_type text collate "C" not null,
    n             bigint not null,
    constraint resource_totals_pk primary key (tenant_id, resource_type)
);
