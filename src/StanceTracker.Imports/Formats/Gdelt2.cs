using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// GDELT 2.0 Events: 61 columns parted by tabs, no header, no quoting, whatever the name ends in (<c>20170101073000.export.CSV</c>).
/// <inheritdoc cref="Gdelt" path="/summary"/>
/// Rows that repeat date, actors, code and address under another id (a fifth of all) are events of their own to GDELT, and statements of their own here.
/// </summary>
public static class Gdelt2
{
    private static readonly Column Added = new(59, "DATEADDED"), Url = new(60, "SOURCEURL");

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new("gdelt2", "GDELT 2.0 Events: 61 columns parted by tabs, no header", (stream, actors, cancel) =>
    {
        var documents = new Documents();
        return new TabRows(61, 61, Gdelt.FirstColumn).ReadAsync(stream, row => Gdelt.Read(row, actors, documents, Added, 14, Url), cancel);
    });
}
