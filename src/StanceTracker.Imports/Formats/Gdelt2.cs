using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// GDELT 2.0 Events: 61 tab-separated columns, no header, no quoting, despite the file extension (<c>20170101073000.export.CSV</c>).
/// <inheritdoc cref="Gdelt" path="/summary"/> Rows that repeat date, actors, code and URL under another ID (a fifth of all) are separate
/// events in GDELT, and separate statements here.
/// </summary>
public static class Gdelt2
{
    private static readonly Column Added = new(59, "DATEADDED"), Url = new(60, "SOURCEURL");

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "gdelt2",
        "GDELT 2.0 Events: 61 tab-separated columns, no header",
        (stream, actors, cancel) =>
        {
            var documents = new Documents();
            return new TabRows(61, 61, Gdelt.FirstColumn).ReadAsync(
                stream, row => Gdelt.Read(row, actors, documents, Added, 14, Url), cancel);
        });
}
