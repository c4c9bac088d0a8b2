-- The indexes that every directory has; the primary key (tenant_id, id) serves the walk by id.

-- userName eq, sw, sort; and uniqueness
create unique index users_user_name on users (tenant_id, user_name_key);
-- externalId eq, sw, sort
create index users_external_id on users (tenant_id, external_id, id);
-- displayName eq, sw, sort
create index users_display_name on users (tenant_id, display_name_key, id);
-- name.familyName eq, sw, sort
create index users_family_name on users (tenant_id, family_name_key, id);
-- meta.lastModified gt, ge, lt, le, sort
create index users_last_modified on users (tenant_id, last_modified, id);
-- emails.value eq; by trigrams: userName co, displayName co, emails.value co, sw and ew
create index users_text on users using gin (
    tenant_id,
    user_name_key gin_trgm_ops,
    display_name_key gin_trgm_ops,
    email_keys,
    email_lines gin_trgm_ops
);
