using System.Text;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Tests.Overlaps;

/// <summary>An import that is read from its beginning once more, since its first run was stopped, comes to the result of one that was never stopped.</summary>
public sealed class GoingOnTests
{
    [Theory]
    [InlineData("gdelt")]
    [InlineData("icews")]
    [InlineData("acled")]
    [InlineData("phoenix")]
    [InlineData("polecat")]
    [InlineData("jsonl")]
    public async Task It_comes_to_the_same_result_wherever_it_was_stopped(string set)
    {
        var (format, file, hasHeader) = File(set);
        await using var whole = await TestLedger.EmptyAsync();
        var expected = await whole.ImportAsync(format, file);
        expected.Recorded.ShouldBeGreaterThan(2);
        expected.AlreadyThere.ShouldBeGreaterThan(0, "rows stand twice in it");

        var lines = (int)expected.Lines;
        foreach (var stoppedAfter in new[] { 1, lines / 3, lines - 2, lines })
        {
            await using var ledger = await TestLedger.EmptyAsync();
            await ledger.ImportAsync(format, Files.Lines(file, ..stoppedAfter, hasHeader));

            (await ledger.ImportAsync(format, file, new ImportMode(Continues: true))).ShouldBe(expected, $"stopped after {stoppedAfter} of {lines} lines");
            (await ledger.StateAsync()).ShouldBe(await whole.StateAsync());
        }
    }

    [Fact]
    public async Task What_another_import_recorded_was_there_already()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var first = await ledger.ImportAsync(Icews.Format, Files.Fixture("icews.tab"), import: "import-before");

        var again = await ledger.ImportAsync(Icews.Format, Files.Fixture("icews.tab"), new ImportMode(Continues: true), import: "import-now");

        again.Recorded.ShouldBe(0);
        again.AlreadyThere.ShouldBe(first.Recorded + first.AlreadyThere);
    }

    /// <summary>A file in which rows stand twice, some of them changed.</summary>
    private static (ImportFormat Format, byte[] File, bool HasHeader) File(string set) => set switch
    {
        "gdelt" => (Gdelt2.Format, Twice(Files.Fixture("gdelt2.export.CSV"), hasHeader: false), false),
        "icews" => (Icews.Format, Twice(Files.Fixture("icews.csv"), hasHeader: true, (",040,", ",112,"), (",190,", ",193,")), true),
        "acled" => (Acled.Format, Twice(Files.Fixture("acled.csv"), hasHeader: true, ("1688000000", "1699000000"), ("Studio Tamani; AFP", "Twitter; AFP")), true),
        "phoenix" => (Phoenix.Format, Twice(Files.Fixture("phoenix.txt"), hasHeader: false, (";http", "?http")), false),
        "polecat" => (Polecat.Format, Twice(Files.Fixture("polecat.txt"), hasHeader: true), true),
        "jsonl" => (JsonLines.Format, Twice(System.IO.File.ReadAllBytes(Corpus.Files[0]), hasHeader: false), false),
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "Not a set."),
    };

    /// <summary>All rows, then all rows as they are changed, then all rows as they were.</summary>
    private static byte[] Twice(byte[] file, bool hasHeader, params (string From, string To)[] changes)
    {
        var text = Encoding.Latin1.GetString(file);
        var rows = hasHeader ? text[(text.IndexOf('\n') + 1)..] : text;
        if (!rows.EndsWith('\n')) rows += "\n";
        var changed = changes.Aggregate(rows, (before, change) => before.Replace(change.From, change.To));
        return Encoding.Latin1.GetBytes($"{(hasHeader ? text[..(text.IndexOf('\n') + 1)] : "")}{rows}{changed}{rows}");
    }
}
