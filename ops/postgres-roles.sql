-- The two roles and the database on a PostgreSQL of one's own, once, by psql as a superuser. The passwords come from the environment:
--   STANCETRACKER_OWNER_PASSWORD=... STANCETRACKER_APP_PASSWORD=... psql -f ops/postgres-roles.sql
-- stance_owner migrates (ConnectionStrings__StanceTrackerOwner); stance_app serves (ConnectionStrings__StanceTracker) and can neither change nor delete events.
\set ON_ERROR_STOP on
\getenv owner_password STANCETRACKER_OWNER_PASSWORD
\getenv app_password STANCETRACKER_APP_PASSWORD

create role stance_owner login password :'owner_password';
create role stance_app login password :'app_password';
-- So that the owner may make the schema that belongs to the application's role.
grant stance_app to stance_owner;

-- Sorted by code point, as in the private database.
create database stancetracker owner stance_owner encoding 'UTF8' locale 'C' template template0;
revoke all on database stancetracker from public;
grant connect, temporary on database stancetracker to stance_app;
