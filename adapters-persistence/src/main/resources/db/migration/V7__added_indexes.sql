-- active eq false: few are inactive, and they may be anywhere. Of 200,000 users with 2 % inactive a page by
-- the primary key read 5,100 pages of the table, by this index 102; with 20 inactive all of the tenant.
create index users_inactive on users (tenant_id, id) where not active;

-- What filters on a multi-valued attribute compare, for added indexes. An index entry has to fit into
-- a third of a page: longer texts are cut, and compared whole besides.
create function element_keys(document text, extension text, attribute text, sub text, folded boolean)
returns text[]
language sql immutable parallel safe
return array(
    select left(
        case when folded then normalize(lower(normalize(content) collate pg_c_utf8)) else content end,
        400) collate "C"
    from (
        select case when sub is null then element #>> '{}' else element ->> sub end as content
        from (
            select case when extension is null then document::jsonb -> attribute
                else document::jsonb -> extension -> attribute end as list
        ) as found
        cross join lateral jsonb_array_elements(case jsonb_typeof(list) when 'array' then list end)
            as element
    ) as elements
    where content is not null
);
