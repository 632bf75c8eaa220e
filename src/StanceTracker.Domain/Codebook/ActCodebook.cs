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
    /// Labels are those published by ICEWS (doi:10.7910/DVN/28075, through the R package andybega/icews), with 1214 from the CAMEO to
    /// PLOVER crosswalk. We do not use the widely copied <c>CAMEO.eventcodes.txt</c>: from 101 to 108 it has the labels of an older
    /// numbering (105 is "Demand mediation", which should be 108), it joins 1056 with the line of 106, and it omits 106, 1213 and 1214.
    /// </remarks>
    public static ActCodebook Cameo { get; } = new(EmbeddedCsv.Rows("cameo.csv").Select(row =>
    {
        var code = ActCode.Parse(row[0]);
        return new ActEntry(code, row[1], row[2], code.Root, code.Quad);
    }));

    /// <summary>All codes in ordinal order, so that each comes after its parent: 08, 080, 081, 0811 …</summary>
    public IReadOnlyList<ActEntry> All { get; }

    /// <summary>Whether the codebook contains a code. A well-formed code may be missing.</summary>
    public bool Contains(ActCode code) => _byIndex[code.Index] is not null;

    /// <summary>Looks up a code's entry; false, with a null entry, if there is none.</summary>
    public bool TryFind(ActCode code, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ActEntry? entry) =>
        (entry = _byIndex[code.Index]) is not null;
}
