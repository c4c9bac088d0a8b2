-- In PHC string format; apart from the document, which is sent.
alter table users add column password_hash text collate "C";
