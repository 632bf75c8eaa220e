using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>The phase of a rebuild.</summary>
internal enum RebuildPhase
{
    /// <summary>The tables are being filled, without indexes.</summary>
    Filling,

    /// <summary>The tables are filled; sums and indexes are being made.</summary>
    Finishing,

    /// <summary>The tables are complete and follow the ledger.</summary>
    Following,
}

/// <summary>A rebuild and its progress.</summary>
/// <param name="Projections">The names of the projections.</param>
/// <param name="At">The position to build them as of; null means the head.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Position">The position that the tables reflect.</param>
/// <param name="Summed">The position that the sums reflect, once they exist.</param>
internal sealed record RebuildJob(IReadOnlyList<string> Projections, long? At, RebuildPhase Phase, long Position, long Summed);

/// <summary>The schema <c>rebuild</c>: the tables being built, and the progress.</summary>
internal static class RebuildStore
{
    /// <summary>
    /// Identifies the layout of the tables: a rebuild of another layout is not resumed. The number counts layouts of the auxiliary tables.
    /// </summary>
    private const string Layout = "(select md5(string_agg(checksum, ',' order by number) || ',2') from read.migration)";

    /// <summary>The rebuild that can be resumed; null if there is none.</summary>
    public static async Task<RebuildJob?> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (await ScalarAsync<bool>(connection, $"select to_regclass('{ProjectionTable.Shadow}.work') is null", cancel)) return null;
        await using var command = new NpgsqlCommand(
            $"select projections, at, stage, position, summed from {ProjectionTable.Shadow}.work where migrations = {Layout}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return null;
        return new RebuildJob(
            reader.GetFieldValue<string[]>(0),
            reader.IsDBNull(1) ? null : reader.GetInt64(1),
            Enum.Parse<RebuildPhase>(reader.GetString(2)),
            reader.GetInt64(3),
            reader.GetInt64(4));
    }

    /// <summary>Drops everything and creates empty tables.</summary>
    public static async Task<RebuildJob> BeginAsync(
        NpgsqlConnection connection, IReadOnlyList<string> projections, long? at, long position, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ClearAsync(connection, cancel);
        var job = new RebuildJob(projections, at, RebuildPhase.Filling, position, 0);
        string[] tables =
        [
            .. projections.Select(
                name =>
                    $"create table {ProjectionTable.Shadow}.{name} (like {ProjectionTable.Live}.{name} including defaults) with "
                        + "(autovacuum_enabled = off)"),
            .. Tables(job).SelectMany(table => table.Auxiliaries),
            DocumentRatings.Table,
            PairSums.Touched,
            $"""
            create table {ProjectionTable.Shadow}.work (
                projections text[] not null, at bigint, stage text not null, position bigint not null, summed bigint not null,
                    migrations text not null, begun timestamptz not null default now())
            """,
        ];
        foreach (var table in tables) await ExecuteAsync(connection, table, cancel);
        await using var insert = new NpgsqlCommand(
            $"insert into {ProjectionTable.Shadow}.work (projections, at, stage, position, summed, migrations) values ($1, $2, $3, $4, "
                + $"0, {Layout})", connection)
        {
            Parameters =
                { Parameters.Create(projections.ToArray()), Parameters.Nullable(
                    at, NpgsqlTypes.NpgsqlDbType.Bigint), Parameters.Create(job.Phase.ToString()), Parameters.Create(position) },
        };
        await insert.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return job;
    }

    /// <summary>Saves the progress, in the transaction that made it.</summary>
    public static async Task SaveAsync(NpgsqlConnection connection, RebuildJob job, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"update {ProjectionTable.Shadow}.work set stage = $1, position = $2, summed = $3", connection)
        {
            Parameters = { Parameters.Create(job.Phase.ToString()), Parameters.Create(job.Position), Parameters.Create(job.Summed) },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Drops everything.</summary>
    public static async Task ClearAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables =
            await LinesAsync(
                connection,
                $"select format('drop table %I.%I', schemaname, tablename) from pg_tables where schemaname = '{ProjectionTable.Shadow}'",
                cancel);
        foreach (var drop in tables) await ExecuteAsync(connection, drop, cancel);
    }

    /// <summary>The tables of a rebuild that are folded from events.</summary>
    public static IEnumerable<ProjectionTable> Tables(RebuildJob job) =>
        ReadSchema.FoldedTables.Where(table => job.Projections.Contains(table.Name));

    /// <summary>The statements that create the indexes of the live table on its shadow, slowest first.</summary>
    public static Task<IReadOnlyList<string>> IndexesAsync(
        NpgsqlConnection connection, string table, CancellationToken cancel) => LinesAsync(
        connection,
        $"""
        select replace(replace(pg_get_indexdef(i.indexrelid), ' INDEX ', ' INDEX IF NOT EXISTS '), ' ON {ProjectionTable.Live}.',
            ' ON {ProjectionTable.Shadow}.')
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
        where i.indrelid = '{ProjectionTable.Live}.{table}'::regclass
        order by a.amname = 'btree', c.relname
        """,
        cancel);

    /// <summary>The statements that add the constraints backed by indexes.</summary>
    public static Task<IReadOnlyList<string>> ConstraintsAsync(
        NpgsqlConnection connection, string table, CancellationToken cancel) => LinesAsync(
        connection,
        $"""
        select format('alter table {ProjectionTable.Shadow}.{table} add constraint %I %s using index %I', conname,
            case contype when 'p' then 'primary key' else 'unique' end, conname)
        from pg_constraint c
        where conrelid = '{ProjectionTable.Live}.{table}'::regclass and contype in ('p', 'u')
          and not exists (select from pg_constraint f where f.conrelid = '{ProjectionTable.Shadow}.{table}'::regclass
          and f.conname = c.conname)
        """,
        cancel);

    /// <summary>Replaces the live tables by the new ones, in the current transaction.</summary>
    public static async Task SwapAsync(NpgsqlConnection connection, RebuildJob job, CancellationToken cancel)
    {
        foreach (var table in job.Projections)
        {
            await ExecuteAsync(connection, $"alter table {ProjectionTable.Shadow}.{table} reset (autovacuum_enabled)", cancel);
            await ExecuteAsync(connection, $"drop table {ProjectionTable.Live}.{table}", cancel);
            await ExecuteAsync(connection, $"alter table {ProjectionTable.Shadow}.{table} set schema {ProjectionTable.Live}", cancel);
        }

        await ExecuteAsync(connection, $"drop table {ProjectionTable.Shadow}.work", cancel);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ListAsync(row => row.GetString(0), cancel);
    }
}
