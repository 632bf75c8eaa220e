using System.Globalization;
using System.Text;
using StanceTracker.Imports.Formats;

namespace StanceTracker.Imports.Tests.Overlaps;

/// <summary>What an import comes to equals what anybody counts in the file.</summary>
public sealed class RecountTests
{
    private static readonly Dictionary<string, double> Scores = File.ReadLines(Path.Combine(Corpus.Root(), "src", "StanceTracker.Domain", "Codebook", "scores-icews.csv"))
        .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture));

    /// <summary>A month's events: how many, the sum of their scores, and how many of each quad class.</summary>
    private sealed record Month(string Name, long Events, double Sum, long VerbalCooperation, long MaterialCooperation, long VerbalConflict, long MaterialConflict);

    [Fact]
    public async Task An_import_of_gdelt_counts_as_its_file() => await CompareAsync(Gdelt2.Format, Files.Fixture("gdelt2.export.CSV"), Gdelt);

    [Fact]
    public async Task An_import_of_icews_counts_as_its_file() => await CompareAsync(Icews.Format, Files.Fixture("icews.csv"), Icews_);

    [Fact]
    public async Task An_import_of_phoenix_counts_as_its_file() => await CompareAsync(Phoenix.Format, Files.Fixture("phoenix.txt"), Phoenix_);

    [Theory]
    [InlineData("gdelt/20170101073000.export.CSV")]
    [InlineData("gdelt/20180101000000.export.CSV")]
    [InlineData("icews/icews_sample_4993.csv")]
    [InlineData("phoenix/sample_events.txt")]
    public async Task An_import_of_a_whole_sample_counts_as_its_file(string sample)
    {
        var (format, rows) = sample[0] switch
        {
            'g' => (Gdelt2.Format, (Func<byte[], IEnumerable<(string Day, string Code)>>)Gdelt),
            'i' => (Icews.Format, Icews_),
            _ => (Phoenix.Format, Phoenix_),
        };
        await CompareAsync(format, Files.Sample(sample), rows);
    }

    private static IEnumerable<(string Day, string Code)> Gdelt(byte[] file) =>
        Tabs(file).Where(row => row[5].Length > 0 && row[15].Length > 0 && row[5] != row[15]).Select(row => (row[1], row[26]));

    private static IEnumerable<(string Day, string Code)> Phoenix_(byte[] file) => Tabs(file).Where(row => row[5] != row[9] && Scores.ContainsKey(row[13])).Select(row => (row[1], row[13]));

    private static IEnumerable<(string Day, string Code)> Icews_(byte[] file)
    {
        foreach (var line in Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n').Skip(1))
        {
            // No field of these files has a line break or a doubled quote.
            var fields = line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part.Replace(",", ";")] : new[] { part }).Aggregate(string.Concat).Split(',');
            if (fields[2] != fields[8]) yield return (fields[1].Replace("-", ""), fields[6]);
        }
    }

    private static IEnumerable<string[]> Tabs(byte[] file) => Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n').Select(line => line.Split('\t'));

    private static async Task CompareAsync(ImportFormat format, byte[] file, Func<byte[], IEnumerable<(string Day, string Code)>> rows)
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var result = await ledger.ImportAsync(format, file);

        var told = (await ledger.RowsAsync("select concat_ws(' ', to_char(day, 'YYYYMMDD'), act) from read.evidence where known_to is null")).Select(row => row.Split(' ')).Select(row => (row[0], row[1]));
        var (counted, imported) = (Months(rows(file)), Months(told));

        counted.Sum(month => month.Events).ShouldBe(result.Recorded);
        imported.Count.ShouldBe(counted.Count);
        foreach (var (month, expected) in imported.Zip(counted))
        {
            (month with { Sum = 0 }).ShouldBe(expected with { Sum = 0 });
            month.Sum.ShouldBe(expected.Sum, 1e-9);
        }
    }

    private static List<Month> Months(IEnumerable<(string Day, string Code)> events) =>
    [
        .. from e in events
           group e by e.Day[..6] into month
           orderby month.Key
           select new Month(month.Key, month.Count(), month.Sum(e => Scores[e.Code]), Within(month, 1, 5), Within(month, 6, 9), Within(month, 10, 14), Within(month, 15, 20)),
    ];

    private static long Within(IEnumerable<(string Day, string Code)> events, int first, int last) =>
        events.Count(e => int.Parse(e.Code[..2], CultureInfo.InvariantCulture) is var root && root >= first && root <= last);
}
