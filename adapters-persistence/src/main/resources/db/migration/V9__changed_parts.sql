-- What of the resource may have changed; null: anything. "members": of a group, only which users are
-- directly in it. Each of these has a row, too: with "groups" and version 0, which says that only the
-- groups of that user may have changed, or with null, if the user was deleted. Servers of before read
-- all of them as changes of anything.
alter table changes add column part text collate "C";
