-- How a story went out when it did, as JSON: the form, the folder, for whom. Empty
-- for all else that happens to a story, and for what went out before.
alter table event add column sent text not null default '';

-- What was written down as two words is one kind of event.
update event set what = 'taken-over' where what = 'taken over';
