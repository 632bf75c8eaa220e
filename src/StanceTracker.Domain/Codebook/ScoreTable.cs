using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StanceTracker.Domain.Codebook;

/// <summary>The score of each act, from −10 (most hostile) to +10 (most cooperative). Published tables differ, so each table has a name,
/// which is part of every answer.</summary>
/// <remarks>The numbers of a released table never change: different numbers need a new <see cref="Version"/>.</remarks>
public sealed class ScoreTable
{
    // NaN if neither the code nor a prefix of it is listed. With one slot per well-formed code, a lookup is an array access.
    private readonly double[] _intensities = new double[ActCode.Count];

    private ScoreTable(string name, string version, string description, string source, IEnumerable<KeyValuePair<ActCode, double>> listed)
    {
        Name = name;
        Version = version;
        Description = description;
        Source = source;
        Listed =
            new SortedList<string, double>(
                listed.ToDictionary(row => row.Key.Value, row => row.Value), StringComparer.Ordinal).AsReadOnly();

        Array.Fill(_intensities, double.NaN);
        foreach (var (code, score) in Listed) _intensities[ActCode.Parse(code).Index] = score;
        // Shorter codes have lower indexes, so a prefix is resolved before the codes that inherit its score.
        for (var index = 0; index < _intensities.Length; index++)
        {
            var parent = ActCode.ParentIndex(index);
            if (double.IsNaN(_intensities[index]) && parent >= 0) _intensities[index] = _intensities[parent];
        }
    }

    /// <summary>
    /// The default, ICEWS's version of the Goldstein scale. It scores every code in the codebook except 1214, which inherits the score of
    /// 121.
    /// </summary>
    public static ScoreTable Icews { get; } = new(
        "icews",
        "1",
        "The Goldstein scale as ICEWS uses it. It scores nearly every act.",
        "ICEWS, doi:10.7910/DVN/28075, through goldstein_mappings of the R package andybega/icews (2023)",
        Scores("scores-icews.csv"));

    /// <summary>
    /// GDELT's version of the Goldstein scale: the table of gdeltPyR, with −2.0 for 016 and 3.2 for 022, as in GDELT 2.0 exports.
    /// </summary>
    /// <remarks>The exports also differ from that table for 124 (−4), 163 (−8) and 166 (−7); version 1 uses the table's scores.</remarks>
    public static ScoreTable Gdelt { get; } = new(
        "gdelt",
        "1",
        "The Goldstein scale as GDELT uses it.",
        "gdeltPyR's table of GDELT's Goldstein scores, with 016 and 022 as observed in GDELT 2.0 exports",
        Scores("scores-gdelt.csv"));

    /// <summary>
    /// PLOVER's scores, mapped from CAMEO by its crosswalk. There are none for 01, 02, the codes under them, and bare roots.
    /// </summary>
    /// <remarks>A mode without a score inherits that of its type. ACCUSE is −3: the manual prints 3, but all of its modes are
    /// negative.</remarks>
    public static ScoreTable Plover { get; } = new(
        "plover",
        "1",
        "The scores of PLOVER, the successor of CAMEO. It leaves public statements and appeals (01, 02) unscored.",
        "PLOVER manual (openeventdata/PLOVER at 5e0c24f, 2024-02-04), over CAMEO2PLOVER-2021",
        PloverScores());

    /// <summary>All tables, the default first.</summary>
    public static IReadOnlyList<ScoreTable> All { get; } = [Icews, Gdelt, Plover];

    /// <summary>The name in requests and answers: <c>icews</c>, <c>gdelt</c>, <c>plover</c>.</summary>
    public string Name { get; }

    /// <summary>The version of the numbers under this name.</summary>
    public string Version { get; }

    /// <summary>What the table is, for readers.</summary>
    public string Description { get; }

    /// <summary>The source of the numbers, for readers.</summary>
    public string Source { get; }

    /// <summary>The listed scores by code, in ordinal order. Other codes inherit the score of their longest listed prefix.</summary>
    public IReadOnlyDictionary<string, double> Listed { get; }

    /// <summary>Looks up a table by its name. Case matters. False, with null, if there is none.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out ScoreTable? table) =>
        (table = All.FirstOrDefault(each => each.Name == name)) is not null;

    /// <summary>The act's score, −10 … +10: its own if listed, otherwise that of its longest listed prefix, otherwise null.</summary>
    public double? Intensity(ActCode act)
    {
        var intensity = _intensities[act.Index];
        return double.IsNaN(intensity) ? null : intensity;
    }

    /// <summary>The table's name and version, for display.</summary>
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
