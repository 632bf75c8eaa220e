using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StanceTracker.Domain.Codebook;

/// <summary>What each act is worth, from −10 (the harshest conflict) to +10 (the fullest cooperation). Published tables differ, so a table has a
/// name, and the name is part of every answer.</summary>
/// <remarks>A released table never changes its numbers: other numbers are another <see cref="Version"/>.</remarks>
public sealed class ScoreTable
{
    // NaN where neither the code nor a prefix of it is listed. One slot for each well-formed code makes a look-up an array access.
    private readonly double[] _intensities = new double[ActCode.Count];

    private ScoreTable(string name, string version, string source, IEnumerable<KeyValuePair<ActCode, double>> listed)
    {
        Name = name;
        Version = version;
        Source = source;
        Listed = new SortedList<string, double>(listed.ToDictionary(row => row.Key.Value, row => row.Value), StringComparer.Ordinal).AsReadOnly();

        Array.Fill(_intensities, double.NaN);
        foreach (var (code, score) in Listed) _intensities[ActCode.Parse(code).Index] = score;
        // A shorter code has the lower index, so a prefix is settled before the codes that take its score.
        for (var index = 0; index < _intensities.Length; index++)
        {
            var parent = ActCode.ParentIndex(index);
            if (double.IsNaN(_intensities[index]) && parent >= 0) _intensities[index] = _intensities[parent];
        }
    }

    /// <summary>ICEWS's reading of the Goldstein scale, the default: every code of the codebook but 1214, which takes the score of 121.</summary>
    public static ScoreTable Icews { get; } = new(
        "icews", "1", "ICEWS, doi:10.7910/DVN/28075, through goldstein_mappings of the R package andybega/icews (2023)", Scores("scores-icews.csv"));

    /// <summary>GDELT's reading of the Goldstein scale: the table of gdeltPyR, with −2.0 for 016 and 3.2 for 022 as GDELT 2.0 exports have them.</summary>
    /// <remarks>The exports also differ from that table on 124 (−4), 163 (−8) and 166 (−7); version 1 keeps the table there.</remarks>
    public static ScoreTable Gdelt { get; } = new(
        "gdelt", "1", "gdeltPyR's table of GDELT's Goldstein scores, with 016 and 022 as observed in GDELT 2.0 exports", Scores("scores-gdelt.csv"));

    /// <summary>PLOVER's scores, reached from CAMEO over its crosswalk: none for 01, 02, what is under them, and bare roots.</summary>
    /// <remarks>A mode without a score of its own takes its type's. ACCUSE is −3: the manual prints 3, against the sign of all its modes.</remarks>
    public static ScoreTable Plover { get; } = new(
        "plover", "1", "PLOVER manual (openeventdata/PLOVER at 5e0c24f, 2024-02-04), over CAMEO2PLOVER-2021", PloverScores());

    /// <summary>Every table, the default first.</summary>
    public static IReadOnlyList<ScoreTable> All { get; } = [Icews, Gdelt, Plover];

    /// <summary>The name that requests and answers use: <c>icews</c>, <c>gdelt</c>, <c>plover</c>.</summary>
    public string Name { get; }

    /// <summary>Which edition of the numbers under this name.</summary>
    public string Version { get; }

    /// <summary>Where the numbers come from, in words for a reader.</summary>
    public string Source { get; }

    /// <summary>The scores that the table itself has, by code, in ordinal order. Other codes take the score of their longest listed prefix.</summary>
    public IReadOnlyDictionary<string, double> Listed { get; }

    /// <summary>The table of that name, as written; false, and null, where there is none.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out ScoreTable? table) => (table = All.FirstOrDefault(each => each.Name == name)) is not null;

    /// <summary>The act's score, −10 … +10: its own if it is listed, else that of its longest listed prefix, else null.</summary>
    public double? Intensity(ActCode act)
    {
        var intensity = _intensities[act.Index];
        return double.IsNaN(intensity) ? null : intensity;
    }

    /// <summary>The table's name and version, for people.</summary>
    public override string ToString() => $"{Name} {Version}";

    private static IEnumerable<KeyValuePair<ActCode, double>> Scores(string file) =>
        EmbeddedCsv.Rows(file).Select(row => KeyValuePair.Create(ActCode.Parse(row[0]), Number(row[1])));

    private static IEnumerable<KeyValuePair<ActCode, double>> PloverScores()
    {
        var scores = EmbeddedCsv.Rows("scores-plover.csv").ToDictionary(row => (Type: row[0], Mode: row[1]), row => Number(row[2]));
        return EmbeddedCsv.Rows("cameo-to-plover.csv").Select(row =>
            KeyValuePair.Create(ActCode.Parse(row[0]), scores.TryGetValue((row[1], row[2]), out var score) ? score : scores[(row[1], "")]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
