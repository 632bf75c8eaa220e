using System.Text;
using StanceTracker.Imports.Formats;

namespace StanceTracker.Imports.Tests.Overlaps;

/// <summary>Files that overlap, loaded once or more often, in any order, leave the same statements, evidence and stances.</summary>
public sealed class OverlapTests
{
    private const int MostOrders = 6;

    [Theory]
    [InlineData("gdelt")]
    [InlineData("icews")]
    [InlineData("phoenix")]
    [InlineData("polecat")]
    [InlineData("acled")]
    public async Task Files_that_overlap_leave_the_same_in_any_order(string set)
    {
        var parts = Parts(set);
        var expected = await LoadAsync(parts);
        expected.Count.ShouldBeGreaterThan(10);

        foreach (var order in Orders(parts).Take(MostOrders)) (await LoadAsync(order)).ShouldBe(expected);
        (await LoadAsync([.. parts, .. parts.Reverse()])).ShouldBe(expected);
    }

    [Fact]
    public async Task Two_halves_of_the_samples_load_twice_and_in_either_order_to_the_same()
    {
        var icews = Files.Sample("icews/icews_sample_4993.csv");
        var phoenix = Files.Sample("phoenix/sample_events.txt");
        (ImportFormat Format, byte[] File)[] parts =
        [
            (Gdelt2Mentions.Format, Files.Sample("gdelt/20170101073000.mentions.CSV")),
            (Gdelt2.Format, Files.Sample("gdelt/20170101073000.export.CSV")),
            (Gdelt2.Format, Files.Sample("gdelt/20180101000000.export.CSV")),
            (Icews.Format, Files.Lines(icews, ..3_000, hasHeader: true)),
            (Icews.Format, Files.Lines(icews, 2_000.., hasHeader: true)),
            (Phoenix.Format, Files.Lines(phoenix, ..1_500)),
            (Phoenix.Format, Files.Lines(phoenix, 1_000..)),
        ];

        var expected = await LoadAsync(parts);

        (await LoadAsync([.. parts.Reverse()])).ShouldBe(expected);
        (await LoadAsync([.. parts, .. parts])).ShouldBe(expected);
    }

    private static async Task<IReadOnlyList<string>> LoadAsync(IEnumerable<(ImportFormat Format, byte[] File)> files)
    {
        await using var ledger = await TestLedger.EmptyAsync();
        foreach (var (format, file) in files)
        {
            var result = await ledger.ImportAsync(format, file);
            (result.Recorded + result.AlreadyThere + result.NoTarget + result.NoSpeaker + result.ToItself + result.Waiting + result.Rejected).ShouldBe(result.Lines);
        }

        ledger.Rejects.Select(reject => reject.Kind).Distinct().ShouldBeSubsetOf(["missing", "not-an-act", "not-a-type", "no-cameo-code", "rounded-number"]);
        return await ledger.StateAsync();
    }

    private static (ImportFormat Format, byte[] File)[] Parts(string set)
    {
        switch (set)
        {
            case "gdelt":
                var gdelt = Files.Fixture("gdelt2.export.CSV");
                return [(Gdelt2.Format, Files.Lines(gdelt, ..24)), (Gdelt2.Format, Files.Lines(gdelt, 12..)), (Gdelt2Mentions.Format, Files.Fixture("gdelt2.mentions.CSV")), (Gdelt1.Format, Files.Fixture("gdelt1.export.CSV"))];
            case "icews":
                var icews = Files.Fixture("icews.csv");
                var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Files.Lines(icews, ..5, hasHeader: true)).Replace(",040,", ",112,").Replace(",190,", ",193,").Replace(",141,", ",010,"));
                return [(Icews.Format, Files.Fixture("icews.tab")), (Icews.Format, Files.Lines(icews, 10.., hasHeader: true)), (Icews.Format, changed)];
            case "phoenix":
                var phoenix = Files.Fixture("phoenix.txt");
                var fewer = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(phoenix).Replace(";http", "?http"));
                return [(Phoenix.Format, Files.Lines(phoenix, ..20)), (Phoenix.Format, Files.Lines(phoenix, 10..)), (Phoenix.Format, fewer)];
            case "polecat":
                var polecat = Files.Fixture("polecat.txt");
                return [(Polecat.Format, Files.Lines(polecat, ..4, hasHeader: true)), (Polecat.Format, Files.Lines(polecat, 2.., hasHeader: true))];
            case "acled":
                var latest = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Files.Fixture("acled-later.csv")).Replace("1688000000", "1699000000").Replace("Studio Tamani; AFP", "Twitter; AFP").Replace("Daily Nation (Kenya)", "The Standard"));
                return [(Acled.Format, Files.Fixture("acled.csv")), (Acled.Format, Files.Fixture("acled-later.csv")), (Acled.Format, latest)];
            default:
                throw new ArgumentOutOfRangeException(nameof(set), set, "Not a set.");
        }
    }

    /// <summary>Orders other than the first, as far from each other as may be.</summary>
    private static IEnumerable<(ImportFormat Format, byte[] File)[]> Orders((ImportFormat Format, byte[] File)[] parts)
    {
        var all = Permute(parts.Length).Skip(1).ToArray();
        var step = Math.Max(1, all.Length / MostOrders);
        for (var i = all.Length - 1; i >= 0; i -= step) yield return [.. all[i].Select(part => parts[part])];
    }

    private static IEnumerable<int[]> Permute(int count) => count == 0
        ? [[]]
        : Permute(count - 1).SelectMany(shorter => Enumerable.Range(0, count).Select(at => (int[])[.. shorter[..(count - 1 - at)], count - 1, .. shorter[(count - 1 - at)..]]));
}
