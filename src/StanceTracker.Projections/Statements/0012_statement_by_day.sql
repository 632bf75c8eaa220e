-- From which day to which statements reach, without reading them all.
create index statement_by_day on read.statement (day) where not retracted;
