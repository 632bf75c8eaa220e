namespace StanceTracker.Domain.Codebook;

/// <summary>A closed list of act codes with their labels and definitions. A statement's act must be in it.</summary>
public sealed class ActCodebook
{
    private readonly ActEntry?[] _byIndex = new ActEntry?[ActCode.Count];

    private ActCodebook(IEnumerable<ActEntry> entries)
    {
        All = [.. entries.OrderBy(entry => entry.Code.Value, StringComparer.Ordinal)];
        foreach (var entry in All)
        {
            if (_byIndex[entry.Code.Index] is not null) throw new InvalidDataException($"The codebook lists {entry.Code} twice.");
            _byIndex[entry.Code.Index] = entry;
        }
    }

    /// <summary>CAMEO, the Conflict and Mediation Event Observations codebook: 313 codes under 20 roots.</summary>
    /// <remarks>
    /// Labels are those that ICEWS publishes (doi:10.7910/DVN/28075, through the R package andybega/icews), with 1214 from the CAMEO to PLOVER
    /// crosswalk. The widely copied <c>CAMEO.eventcodes.txt</c> is not used: from 101 to 108 its labels are those of an older numbering (it calls
    /// 105 "Demand mediation", which is 108), it runs 1056 into the line of 106, and it lacks 106, 1213 and 1214.
    /// </remarks>
    public static ActCodebook Cameo { get; } = new(EmbeddedCsv.Rows("cameo.csv").Select(row =>
    {
        var code = ActCode.Parse(row[0]);
        return new ActEntry(code, row[1], row[2], code.Root, code.Quad);
    }));

    /// <summary>Every code in the ordinal order of its digits, so that each comes after the code that it is a kind of: 08, 080, 081, 0811 …</summary>
    public IReadOnlyList<ActEntry> All { get; }

    /// <summary>Whether the code is listed. A well-formed code need not be.</summary>
    public bool Contains(ActCode code) => _byIndex[code.Index] is not null;

    /// <summary>The code's entry; false, and a null entry, for a code that is not listed.</summary>
    public bool TryFind(ActCode code, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ActEntry? entry) =>
        (entry = _byIndex[code.Index]) is not null;
}
