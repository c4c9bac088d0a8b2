-- active eq false: few are inactive, and they may be anywhere. If 2 % are, a page of 100 by the primary key
-- looks at 5,000 users; if none is, at all of the tenant. It costs a write of who is active nothing.
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
