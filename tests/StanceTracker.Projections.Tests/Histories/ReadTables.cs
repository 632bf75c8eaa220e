using Npgsql;
using StanceTracker.Testing;

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>Everything that the schema <c>read</c>, or another of its kind, holds.</summary>
internal sealed record ReadTables(IReadOnlyList<string> Rows, IReadOnlyList<ReadTables.Sum> PairDays)
{
    private static readonly string[] Tables = ["actor", "document", "claim", "claim_stand", "statement", "likeness", "speaks_for", "evidence"];

    public sealed record Sum(string Holder, string Target, DateOnly Day, string Act, long Statements, double Confidence);

    public static async Task<ReadTables> OfAsync(NpgsqlDataSource database, string schema = "read")
    {
        var rows = new List<string>();
        foreach (var table in Tables) rows.AddRange((await database.LinesAsync($"select t::text from {schema}.{table} t")).Select(row => $"{table} {row}").Order(StringComparer.Ordinal));
        return new ReadTables(rows, await SumsAsync(database, $"select holder, target, day, act, statements, confidence from {schema}.pair_day"));
    }

    public static async Task<IReadOnlyList<Sum>> SumsAsync(NpgsqlDataSource database, string sql) => [.. (await database.RowsAsync(
            sql,
            row => new Sum(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetString(3), row.GetInt64(4), row.GetDouble(5))))
        .OrderBy(sum => $"{sum.Holder} {sum.Target} {sum.Day:o} {sum.Act}", StringComparer.Ordinal)];

    /// <summary>The same rows; the sums within 1e-9, relative.</summary>
    public void ShouldBe(ReadTables other, string context)
    {
        Rows.ShouldBe(other.Rows, context);
        ShouldBe(PairDays, other.PairDays, context);
    }

    public static void ShouldBe(IReadOnlyList<Sum> actual, IReadOnlyList<Sum> expected, string context)
    {
        actual.Select(sum => sum with { Confidence = 0 }).ShouldBe(expected.Select(sum => sum with { Confidence = 0 }), context);
        foreach (var (a, e) in actual.Zip(expected)) a.Confidence.ShouldBe(e.Confidence, 1e-9 * e.Confidence, $"{e}\n{context}");
    }
}
