using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Formats;

/// <summary>A format that files can be imported from.</summary>
/// <param name="Name">What it is called on the command line and in addresses.</param>
/// <param name="Description">What such a file holds.</param>
/// <param name="Read">Reads a file's lines, unpacked, in constant memory; finds actors in the directory.</param>
public sealed record ImportFormat(string Name, string Description, Func<Stream, ActorDirectory, CancellationToken, IAsyncEnumerable<ImportLine>> Read)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } =
        [JsonLines.Format, Gdelt2.Format, Gdelt2Mentions.Format, Gdelt1.Format, Icews.Format, Phoenix.Format, Polecat.Format, Acled.Format];

    /// <summary>The one of a name; null if there is none.</summary>
    public static ImportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}

/// <summary>A file is not of the format as a whole, so that none of its rows can be read.</summary>
public sealed class ImportFormatException(string message) : Exception(message);
