-- Creates the two roles and the database on your own PostgreSQL server. Run it once, with psql as a superuser. The passwords come from the environment:
--   STANCETRACKER_OWNER_PASSWORD=... STANCETRACKER_APP_PASSWORD=... psql -f ops/postgres-roles.sql
-- stance_owner runs migrations (ConnectionStrings__StanceTrackerOwner). stance_app runs the server (ConnectionStrings__StanceTracker) and cannot change or delete events.
\set ON_ERROR_STOP on
\getenv owner_password STANCETRACKER_OWNER_PASSWORD
\getenv app_password STANCETRACKER_APP_PASSWORD

create role stance_owner login password :'owner_password';
create role stance_app login password :'app_password';
-- Lets the owner create the schema that belongs to the application's role.
grant stance_app to stance_owner;

-- The C locale sorts by code point, as in the private database.
create database stancetracker owner stance_owner encoding 'UTF8' locale 'C' template template0;
revoke all on database stancetracker from public;
grant connect, temporary on database stancetracker to stance_app;
