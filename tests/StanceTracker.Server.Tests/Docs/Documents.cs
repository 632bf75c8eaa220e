using System.Text.RegularExpressions;
using StanceTracker.Server.Tests.Architecture;

namespace StanceTracker.Server.Tests.Docs;

/// <summary>The README and all pages of <c>docs</c>, as they stand in the repository.</summary>
internal static partial class Documents
{
    /// <summary>Their paths from the repository's root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The fenced blocks of a text: what language they name, and what they hold.</summary>
    public static IReadOnlyList<(string Language, string Content)> Blocks(string text) =>
        [.. Fence().Matches(text).Select(block => (block.Groups["language"].Value, block.Groups["content"].Value))];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<content>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
