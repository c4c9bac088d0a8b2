-- Resources of the types that a server's own schemas define.
create table resources (
    tenant_id     integer not null,
    type          text collate "C" not null,
    id            uuid not null,
    version       bigint not null,
    created       timestamptz(3) not null,
    last_modified timestamptz(3) not null,
    document      text collate "C" not null,
    external_id   text collate "C",
    constraint resources_pk primary key (tenant_id, type, id)
);
-- externalId eq, sw, sort
create index resources_external_id on resources (tenant_id, type, external_id, id);
-- meta.lastModified gt, ge, lt, le, sort
create index resources_last_modified on resources (tenant_id, type, last_modified, id);
