using System.Security.Cryptography;
using System.Text;
using StanceTracker.Domain;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Ledger.Verification;

/// <summary>The text of a document, to compare passages with.</summary>
public sealed class Article
{
    private readonly string _text;
    private readonly int[] _starts;

    private Article(string text)
    {
        _text = text;
        var starts = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1) starts.Add(i);
        starts.Add(text.Length);
        _starts = [.. starts];
    }

    /// <summary>Its length in Unicode code points.</summary>
    public int Length => _starts.Length - 1;

    /// <summary>Reads a UTF-8 file. A byte order mark counts as one code point.</summary>
    public static async Task<Article> ReadAsync(string file, CancellationToken cancel) =>
        new(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, cancel)));

    /// <summary>The SHA-256 of a passage in UTF-8; null if it reaches beyond the end of the text.</summary>
    public Sha256Digest? Digest(Passage passage) =>
        passage.End > Length ? null : Digest(SHA256.HashData(Encoding.UTF8.GetBytes(_text[_starts[passage.Start].._starts[passage.End]])));

    /// <summary>The files in a folder, each with the SHA-256 of its bytes.</summary>
    public static async Task<IReadOnlyList<(string File, Sha256Digest Digest)>> FilesAsync(string folder, CancellationToken cancel)
    {
        var files = new List<(string, Sha256Digest)>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            await using var bytes = File.OpenRead(file);
            files.Add((file, Digest(await SHA256.HashDataAsync(bytes, cancel))));
        }

        return files;
    }

    private static Sha256Digest Digest(byte[] hash) =>
        Sha256Digest.TryParse(Convert.ToHexStringLower(hash), out var digest)
            ? digest
            : throw new InvalidOperationException("Not a digest.");
}
