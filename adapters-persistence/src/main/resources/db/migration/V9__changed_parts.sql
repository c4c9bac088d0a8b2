-- What of the resource may have changed; null: anything. "members": of a group, only which users are
-- directly in it, each of whom has a row with "groups", of version 0, which says that only the groups
-- of that user may have changed. Servers of before read these rows as changes of anything.
alter table changes add column part text collate "C"
    constraint changes_part check (part in ('members', 'groups'));
