-- active eq false: few are inactive, and they may be anywhere. Of 200,000 users with 2 % inactive a page by
-- the primary key read 5,100 pages of the table, by this index 102; with 20 inactive all of the tenant.
create index users_inactive on users (tenant_id, id) where not active;

-- The texts of a multi-valued attribute, for added indexes. An index entry has to fit into a third of a
-- page, so longer ones are cut. A condition on it stands beside the one that decides and costs
-- more than that: so it is asked of an index or, where there is none, only of what matches anyway.
create function element_keys(document text, path jsonpath, folded boolean)
returns text[]
language sql immutable parallel safe cost 10000
return array(
    select left(
        case when folded then normalize(lower(normalize(element #>> '{}') collate pg_c_utf8))
            else element #>> '{}' end,
        400) collate "C"
    from jsonb_path_query(document::jsonb, path) as element
    where element #>> '{}' is not null
);
