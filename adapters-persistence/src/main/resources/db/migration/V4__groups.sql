-- Half of each page is for updates: the version changes with each membership, and nothing indexed does.
create table groups (
    tenant_id        integer not null,
    id               uuid not null,
    version          bigint not null,
    created          timestamptz(3) not null,
    last_modified    timestamptz(3) not null,
    -- The whole resource without meta and members, as it is sent.
    document         text collate "C" not null,
    external_id      text collate "C",
    display_name     text collate "C" not null,
    display_name_key text collate "C" not null,
    constraint groups_pk primary key (tenant_id, id)
) with (fillfactor = 50);

-- externalId eq, sw, sort
create index groups_external_id on groups (tenant_id, external_id, id);
-- displayName eq, sw, sort
create index groups_display_name on groups (tenant_id, display_name_key, id);

-- No foreign key to the group: every read joins groups, and what a deleted group leaves goes in batches.
create table group_members (
    tenant_id integer not null,
    group_id  uuid not null,
    member_id uuid not null,
    constraint group_members_pk primary key (tenant_id, group_id, member_id),
    constraint group_members_user foreign key (tenant_id, member_id) references users (tenant_id, id)
);
-- The groups of a user.
create index group_members_member on group_members (tenant_id, member_id, group_id);

-- Groups within groups; cycles are allowed. The foreign key finds a child that is deleted meanwhile.
create table group_nesting (
    tenant_id integer not null,
    parent_id uuid not null,
    child_id  uuid not null,
    constraint group_nesting_pk primary key (tenant_id, parent_id, child_id),
    constraint group_nesting_child_group foreign key (tenant_id, child_id)
        references groups (tenant_id, id)
);
-- The parents of a group.
create index group_nesting_child on group_nesting (tenant_id, child_id, parent_id);

-- Deleted groups whose memberships are still to be removed.
create table group_remains (
    tenant_id integer not null,
    group_id  uuid not null,
    constraint group_remains_pk primary key (tenant_id, group_id)
);

-- The direct members of a group. Indexes: group_members_pk, group_nesting_pk, users_pk, groups_pk.
create function members_of(tenant integer, of_group uuid)
returns table (value uuid, display text, type text)
language sql stable parallel safe
as $$
    -- The limits keep the lookups by key: a plan that was made while the tables were small and is
    -- kept would else look at every user of the tenant for each member.
    select m.member_id, u.display, 'User'
    from group_members m
    cross join lateral (
        select coalesce(display_name, user_name) as display
        from users
        where tenant_id = m.tenant_id and id = m.member_id
        limit 1
    ) u
    where m.tenant_id = tenant and m.group_id = of_group
    union all
    select n.child_id, g.display_name, 'Group'
    from group_nesting n
    cross join lateral (
        select display_name
        from groups
        where tenant_id = n.tenant_id and id = n.child_id
        limit 1
    ) g
    where n.tenant_id = tenant and n.parent_id = of_group
$$;

-- The groups of a user: each once, and direct if it is both. Indexes: group_members_member,
-- group_nesting_child, groups_pk. PostgreSQL expects too much of recursion and would read whole
-- tables: "offset 0" keeps the look-ups apart.
create function groups_of(tenant integer, of_user uuid)
returns table (value uuid, display text, type text)
language sql stable parallel safe
as $$
    with recursive direct (id) as (
        select group_id from group_members where tenant_id = tenant and member_id = of_user
    ), reached (id) as (
        select id from direct
        union
        select around.parent_id
        from reached r
        cross join lateral (
            select n.parent_id from group_nesting n
            where n.tenant_id = tenant and n.child_id = r.id
            offset 0
        ) as around
    )
    select r.id, found.display_name,
        case when r.id in (select id from direct) then 'direct' else 'indirect' end
    from reached r
    cross join lateral (
        select g.display_name from groups g where g.tenant_id = tenant and g.id = r.id
        offset 0
    ) as found
$$;
