namespace StanceTracker.Imports;

/// <summary>A format that files can be imported from.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Description">What such a file holds.</param>
/// <param name="Read">Reads a file's lines, in constant memory.</param>
public sealed record ImportFormat(string Name, string Description, Func<Stream, CancellationToken, IAsyncEnumerable<ImportLine>> Read)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } = [JsonLines.Format];

    /// <summary>The one of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ImportFormat Of(string name) => All.FirstOrDefault(format => format.Name == name) ?? throw new ArgumentException($"There is no format '{name}'.", nameof(name));
}
