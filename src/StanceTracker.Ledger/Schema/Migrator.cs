using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Schema;

/// <summary>A numbered migration of a schema: an embedded file <c>0001_name.sql</c>.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">The file name without its extension.</param>
/// <param name="Sql">Its statements.</param>
public sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>The SHA-256 of the SQL: an applied migration must not be edited.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>
    /// The checksums in lines <c>-- replaces …</c>, of earlier versions of the file: where one of those was applied, so was this migration.
    /// </summary>
    public IReadOnlyList<string> Replaces => [.. Supersedes().Matches(Sql).Select(match => match.Groups[1].Value)];

    /// <summary>The migrations embedded in an assembly, in order.</summary>
    /// <exception cref="InvalidOperationException">A number is duplicated or missing.</exception>
    public static IReadOnlyList<Migration> EmbeddedIn(Assembly assembly)
    {
        var found = assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Match: NumberedSql().Match(name)))
            .Where(resource => resource.Match.Success)
            .Select(
                resource =>
                    new Migration(int.Parse(resource.Match.Groups[1].ValueSpan), resource.Name[..^4], Read(assembly, resource.Name)))
            .OrderBy(migration => migration.Number)
            .ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Number != i + 1) throw new InvalidOperationException($"Migration {found[i].Name} should be number {i + 1}.");
        }

        return found;
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(\d{4})_[a-z_]+\.sql$")]
    private static partial Regex NumberedSql();

    [GeneratedRegex("^-- replaces ([0-9a-f]{64})$", RegexOptions.Multiline)]
    private static partial Regex Supersedes();
}

/// <summary>Applies numbered migrations, each completely or not at all, in one process at a time.</summary>
/// <param name="database">Connections of the role that will own the tables.</param>
/// <param name="schema">The schema; its table <c>migration</c> lists what was applied.</param>
/// <param name="migrations">The migrations, from 1 without gaps.</param>
/// <param name="application">The role that <c>:"app"</c> stands for.</param>
public sealed class Migrator(NpgsqlDataSource database, string schema, IReadOnlyList<Migration> migrations, string application)
{
    /// <summary>Applies the pending migrations.</summary>
    /// <returns>The names of those applied.</returns>
    /// <exception cref="SchemaException">The database is newer than this program, or an applied migration has been edited.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancel = default)
    {
        await using var held = await MigrationLock.TakeAsync(database, cancel);
        return await ApplyUnderLockAsync(held.Connection, cancel);
    }

    /// <summary>The names of the pending migrations.</summary>
    /// <exception cref="SchemaException">The database is newer than this program.</exception>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var exists =
            new NpgsqlCommand(
                $"select exists (select from pg_tables where schemaname = '{schema}' and tablename = 'migration')", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not true) return [.. migrations.Select(migration => migration.Name)];
        var applied = await AppliedAsync(connection, cancel);
        return [.. migrations.Where(migration => !applied.ContainsKey(migration.Number)).Select(migration => migration.Name)];
    }

    /// <summary>Applies the pending migrations on the connection that holds the lock.</summary>
    internal async Task<IReadOnlyList<string>> ApplyUnderLockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await ExecuteAsync(
            connection,
            $"""
            do $$ begin
                if to_regnamespace('{schema}') is null then create schema "{schema}"; end if;
            end $$;
            create table if not exists "{schema}".migration (
                number   int primary key,
                name     text not null,
                checksum text not null,
                applied  timestamptz not null default now()
            );
            """,
            cancel);
        var applied = await AppliedAsync(connection, cancel);
        var done = new List<string>();
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Number, out var checksum))
            {
                if (checksum != migration.Checksum && !migration.Replaces.Contains(checksum))
                    throw new SchemaException($"Migration {migration.Name} was applied with different statements than this program has.");
                continue;
            }

            await ApplyAsync(connection, migration, cancel);
            done.Add(migration.Name);
        }

        return done;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var role = $"\"{application.Replace("\"", "\"\"")}\"";
        await ExecuteAsync(connection, migration.Sql.Replace(":\"app\"", role), cancel);
        await using var record = new NpgsqlCommand(
            $"insert into \"{schema}\".migration (number, name, checksum) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
        };
        await record.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select number, checksum from \"{schema}\".migration", connection);
        var applied = (await command.ListAsync(row => (row.GetInt32(0), row.GetString(1)), cancel)).ToDictionary();
        return applied.Keys.DefaultIfEmpty().Max() <= migrations.Count
            ? applied
            : throw new SchemaException(
                $"The schema '{schema}' is at migration {applied.Keys.Max()}; this program knows only {migrations.Count}. Run a newer "
                    + "version.");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The database's schema does not fit this program.</summary>
public sealed class SchemaException(string message) : Exception(message);
