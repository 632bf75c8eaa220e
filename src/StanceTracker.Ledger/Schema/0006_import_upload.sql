-- Imports outlive the process that began them: the upload lies beside the import until it has ended, for whichever server goes on with it.
create table service.import_upload (
    import text  not null references service.import (id) on delete cascade,
    number int   not null, -- from 1, in the order of the file
    bytes  bytea not null,
    primary key (import, number)
);

-- Most uploads are packed; to pack them once more would only take time.
alter table service.import_upload alter bytes set storage external;

alter table service.import
    add correlation_id text,                             -- of what it records
    add cancelling     boolean not null default false,   -- somebody asked it to stop
    alter worker drop not null;                          -- until 0.1: the advisory lock of the process that worked on it

-- What a release before left unfinished has no upload to go on with.
update service.import set state = 'interrupted' where state in ('queued', 'running');

grant select, insert, delete on service.import_upload to :"app";
