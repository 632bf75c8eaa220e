using System.Globalization;

namespace StanceTracker.Server.Tests.Contract;

/// <summary>The score tables, read from the published files by the rules of the design's section 4, apart from the product's own reading.</summary>
internal sealed class OutsideScores
{
    public static readonly string[] Names = ["icews", "gdelt", "plover"];

    private readonly IReadOnlyDictionary<string, double> _listed;

    private OutsideScores(IReadOnlyDictionary<string, double> listed) => _listed = listed;

    /// <summary>Reads a table from a folder.</summary>
    public static OutsideScores Read(string folder, string name)
    {
        if (name != "plover") return new OutsideScores(Rows(folder, $"scores-{name}.csv").ToDictionary(row => row[0], row => Number(row[1])));

        // By the crosswalk; a mode that is not listed takes its type's score.
        var modes = Rows(folder, "scores-plover.csv").ToDictionary(row => $"{row[0]}/{row[1]}", row => Number(row[2]));
        modes["ACCUSE/"].ShouldBe(-3);
        return new OutsideScores(Rows(folder, "cameo-to-plover.csv").ToDictionary(
            row => row[0], row => modes.TryGetValue($"{row[1]}/{row[2]}", out var score) ? score : modes[$"{row[1]}/"]));
    }

    /// <summary>The score of a code: its own, else that of its longest listed prefix, else none.</summary>
    public double? Of(string code)
    {
        for (var length = code.Length; length > 0; length--)
        {
            if (_listed.TryGetValue(code[..length], out var score)) return score;
        }

        return null;
    }

    /// <summary>Rows behind the names of the columns; only the last column may have commas, within quotes, and none is read here.</summary>
    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
