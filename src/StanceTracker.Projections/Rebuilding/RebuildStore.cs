using Npgsql;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>How far the making of tables has come.</summary>
internal enum RebuildPhase
{
    /// <summary>They are filled, without indexes.</summary>
    Filling,

    /// <summary>They are filled, and sums and indexes are made.</summary>
    Finishing,

    /// <summary>They are whole, and follow the ledger.</summary>
    Following,
}

/// <summary>What is made, and how far it is.</summary>
/// <param name="Projections">Their names.</param>
/// <param name="At">As of which position; null is the head.</param>
/// <param name="Phase">How far.</param>
/// <param name="Position">The position that the tables reflect.</param>
/// <param name="Summed">The position that the sums reflect, once there are any.</param>
internal sealed record RebuildJob(IReadOnlyList<string> Projections, long? At, RebuildPhase Phase, long Position, long Summed);

/// <summary>The schema <c>rebuild</c>: the tables that are made, and how far they are.</summary>
internal static class RebuildStore
{
    /// <summary>What was made by other migrations than the tables have now is not gone on with.</summary>
    private const string Migrations = "(select md5(string_agg(checksum, ',' order by number)) from read.migration)";

    /// <summary>The work that lies there and can be gone on with; null if there is none.</summary>
    public static async Task<RebuildJob?> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (await ScalarAsync<bool>(connection, $"select to_regclass('{ProjectionTable.Shadow}.work') is null", cancel)) return null;
        await using var command = new NpgsqlCommand(
            $"select projections, at, stage, position, summed from {ProjectionTable.Shadow}.work where migrations = {Migrations}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return null;
        return new RebuildJob(
            reader.GetFieldValue<string[]>(0), reader.IsDBNull(1) ? null : reader.GetInt64(1), Enum.Parse<RebuildPhase>(reader.GetString(2)), reader.GetInt64(3), reader.GetInt64(4));
    }

    /// <summary>Takes everything away and makes empty tables.</summary>
    public static async Task<RebuildJob> BeginAsync(NpgsqlConnection connection, IReadOnlyList<string> projections, long? at, long position, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ClearAsync(connection, cancel);
        var work = new RebuildJob(projections, at, RebuildPhase.Filling, position, 0);
        string[] tables =
        [
            .. projections.Select(name => $"create table {ProjectionTable.Shadow}.{name} (like {ProjectionTable.Live}.{name} including defaults) with (autovacuum_enabled = off)"),
            .. Tables(work).SelectMany(table => table.Auxiliaries),
            DocumentRatings.Table,
            PairSums.Touched,
            $"""
            create table {ProjectionTable.Shadow}.work (
                projections text[] not null, at bigint, stage text not null, position bigint not null, summed bigint not null, migrations text not null, begun timestamptz not null default now())
            """,
        ];
        foreach (var table in tables) await ExecuteAsync(connection, table, cancel);
        await using var note = new NpgsqlCommand(
            $"insert into {ProjectionTable.Shadow}.work (projections, at, stage, position, summed, migrations) values ($1, $2, $3, $4, 0, {Migrations})", connection)
        {
            Parameters = { Parameters.Create(projections.ToArray()), Parameters.Nullable(at, NpgsqlTypes.NpgsqlDbType.Bigint), Parameters.Create(work.Phase.ToString()), Parameters.Create(position) },
        };
        await note.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return work;
    }

    /// <summary>Notes how far it is, in the transaction that brought it there.</summary>
    public static async Task SaveAsync(NpgsqlConnection connection, RebuildJob work, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"update {ProjectionTable.Shadow}.work set stage = $1, position = $2, summed = $3", connection)
        {
            Parameters = { Parameters.Create(work.Phase.ToString()), Parameters.Create(work.Position), Parameters.Create(work.Summed) },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Takes everything away.</summary>
    public static async Task ClearAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables = await LinesAsync(connection, $"select format('drop table %I.%I', schemaname, tablename) from pg_tables where schemaname = '{ProjectionTable.Shadow}'", cancel);
        foreach (var drop in tables) await ExecuteAsync(connection, drop, cancel);
    }

    /// <summary>The tables of a work that are folded from events.</summary>
    public static IEnumerable<ProjectionTable> Tables(RebuildJob work) => ReadSchema.FoldedTables.Where(table => work.Projections.Contains(table.Name));

    /// <summary>The statements that give a table the indexes of the one that is used, those that take longest first.</summary>
    public static Task<IReadOnlyList<string>> IndexesAsync(NpgsqlConnection connection, string table, CancellationToken cancel) => LinesAsync(
        connection,
        $"""
        select replace(replace(pg_get_indexdef(i.indexrelid), ' INDEX ', ' INDEX IF NOT EXISTS '), ' ON {ProjectionTable.Live}.', ' ON {ProjectionTable.Shadow}.')
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
        where i.indrelid = '{ProjectionTable.Live}.{table}'::regclass
        order by a.amname = 'btree', c.relname
        """,
        cancel);

    /// <summary>The statements that give it the constraints that rest on indexes.</summary>
    public static Task<IReadOnlyList<string>> ConstraintsAsync(NpgsqlConnection connection, string table, CancellationToken cancel) => LinesAsync(
        connection,
        $"""
        select format('alter table {ProjectionTable.Shadow}.{table} add constraint %I %s using index %I', conname, case contype when 'p' then 'primary key' else 'unique' end, conname)
        from pg_constraint c
        where conrelid = '{ProjectionTable.Live}.{table}'::regclass and contype in ('p', 'u')
          and not exists (select from pg_constraint f where f.conrelid = '{ProjectionTable.Shadow}.{table}'::regclass and f.conname = c.conname)
        """,
        cancel);

    /// <summary>Puts the tables that were made in the place of those that are used, in the running transaction.</summary>
    public static async Task SwapAsync(NpgsqlConnection connection, RebuildJob work, CancellationToken cancel)
    {
        foreach (var table in work.Projections)
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
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancel)) lines.Add(reader.GetString(0));
        return lines;
    }
}
