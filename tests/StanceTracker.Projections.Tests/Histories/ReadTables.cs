using Npgsql;
using StanceTracker.Testing;

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>The contents of the schema <c>read</c>, or of another like it.</summary>
internal sealed record ReadTables(IReadOnlyList<string> Rows, IReadOnlyList<ReadTables.Sum> PairDays)
{
    private static readonly string[] Tables = ["actor", "document", "claim", "claim_stand", "statement", "likeness", "speaks_for", "evidence"];

    /// <summary>The columns that <see cref="SumsAsync"/> reads, but for the two sums.</summary>
    public const string Keys = "holder, target, first_day, last_day, throughout, act, announced";

    public sealed record Sum(string Holder, string Target, DateOnly First, DateOnly Last, bool Throughout, string Act, bool Announced, long Statements, double Confidence)
    {
        /// <summary>The sort key of sums.</summary>
        public string Key => $"{Holder} {Target} {First:o} {Last:o} {Throughout} {Act} {Announced}";
    }

    public static async Task<ReadTables> OfAsync(NpgsqlDataSource database, string schema = "read")
    {
        var rows = new List<string>();
        foreach (var table in Tables) rows.AddRange((await database.LinesAsync($"select t::text from {schema}.{table} t")).Select(row => $"{table} {row}").Order(StringComparer.Ordinal));
        return new ReadTables(rows, await SumsAsync(database, $"select {Keys}, statements, confidence from {schema}.pair_day"));
    }

    public static async Task<IReadOnlyList<Sum>> SumsAsync(NpgsqlDataSource database, string sql) => [.. (await database.RowsAsync(
            sql,
            row => new Sum(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetFieldValue<DateOnly>(3),
                row.GetBoolean(4),
                row.GetString(5),
                row.GetBoolean(6),
                row.GetInt64(7),
                row.GetDouble(8))))
        .OrderBy(sum => sum.Key, StringComparer.Ordinal)];

    /// <summary>Asserts the same rows, with sums equal to within 1e-9, relative.</summary>
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
