using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Formats;

/// <summary>An import format.</summary>
/// <param name="Name">Its name on the command line and in URLs.</param>
/// <param name="Description">What its files contain.</param>
/// <param name="Read">Reads the lines of an uncompressed file in constant memory, finding actors in the directory.</param>
public sealed record ImportFormat(
    string Name, string Description, Func<Stream, ActorDirectory, CancellationToken, IAsyncEnumerable<ImportLine>> Read)
{
    /// <summary>All formats.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } =
        [JsonLines.Format, Gdelt2.Format, Gdelt2Mentions.Format, Gdelt1.Format, Icews.Format, Phoenix.Format, Polecat.Format, Acled.Format];

    /// <summary>The format with a name; null if there is none.</summary>
    public static ImportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}

/// <summary>A file is not of the format at all, so none of its rows can be read.</summary>
public sealed class ImportFormatException(string message) : Exception(message);
