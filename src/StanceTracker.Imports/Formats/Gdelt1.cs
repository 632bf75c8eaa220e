using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// GDELT 1.0 Events: 58 tab-separated columns, no header, no quoting; files from before April 2013 have 57, without SOURCEURL. DATEADDED is
/// a day.
/// <inheritdoc cref="Gdelt" path="/summary"/>
/// </summary>
public static class Gdelt1
{
    private static readonly Column Added = new(56, "DATEADDED"), Url = new(57, "SOURCEURL");

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "gdelt1",
        "GDELT 1.0 Events: 58 tab-separated columns (57 before April 2013), no header",
        (stream, actors, cancel) =>
        {
            var documents = new Documents();
            return new TabRows(57, 58, Gdelt.FirstColumn).ReadAsync(
                stream, row => Gdelt.Read(row, actors, documents, Added, 8, Url), cancel);
        });
}
