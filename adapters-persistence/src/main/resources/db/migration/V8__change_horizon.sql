-- Changes of transactions before this one may have been removed: who has not read them by then has
-- missed some. One row.
create table change_horizon (
    single boolean primary key default true check (single),
    xid    xid8 not null
);
insert into change_horizon (xid) values ('0');
