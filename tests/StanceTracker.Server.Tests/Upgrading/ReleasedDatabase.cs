using System.IO.Compression;
using System.Text.RegularExpressions;
using Npgsql;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Upgrading;

/// <summary>
/// A database as the release before Marten left it: the seed corpus, a correction under an idempotency key, an alert, an import with mentions that wait; as <c>pg_dump --inserts</c>
/// wrote it. Beside it lie the SHA-256 of what that release answered at some addresses (<c>answers.txt</c>), and of what is answered since where that has changed (<c>answers-since.txt</c>): stances, because a
/// statement weighs by its whole span, an announcement counts seven tenths and labels read the mean (decision 0017); disputes and reversals, because
/// each is told once, at the highest level, and declining is none; and what has got fields or columns that it lacked, <c>/api/ledger</c> and the exports.
/// </summary>
internal static partial class ReleasedDatabase
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Upgrading", "Fixtures", "release-0.1");

    /// <summary>What that release answered, and is answered still: an address, and the SHA-256 of the body.</summary>
    public static IReadOnlyList<(string Address, string Digest)> Answers { get; } = Read("answers.txt");

    /// <summary>What is answered since, where that release answered otherwise.</summary>
    public static IReadOnlyList<(string Address, string Digest)> AnswersSince { get; } = Read("answers-since.txt");

    /// <summary>Restores it; nothing is migrated yet.</summary>
    public static async Task<TestDatabase> RestoreAsync()
    {
        var database = await TestDatabase.CreateAsync(migrate: false);

        // Statement by statement would be one round trip each; the whole is one text that PostgreSQL parses. It sets the session, which must not go back to a pool.
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false }.ConnectionString);
        await owner.ExecuteAsync(await DumpAsync(Role(database.OwnerConnectionString), Role(database.ConnectionString)));
        return database;
    }

    private static IReadOnlyList<(string Address, string Digest)> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Select(line => line.Split(' ')).Select(parts => (parts[2], parts[0]))];

    private static async Task<string> DumpAsync(string owner, string application)
    {
        await using var packed = File.OpenRead(Path.Combine(Folder, "database.sql.gz"));
        await using var file = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        return Roles().Replace(await reader.ReadToEndAsync(), role => role.Value == "stance_owner" ? owner : application);
    }

    private static string Role(string connectionString) => $"\"{new NpgsqlConnectionStringBuilder(connectionString).Username}\"";

    [GeneratedRegex(@"\bstance_(owner|app)\b")]
    private static partial Regex Roles();
}
