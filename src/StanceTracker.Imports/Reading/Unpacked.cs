using System.IO.Compression;

namespace StanceTracker.Imports.Reading;

/// <summary>A part of a file: the file itself, or a file in an archive.</summary>
/// <param name="Name">Its name in an archive of several files; otherwise null.</param>
/// <param name="Open">Opens it for reading, once.</param>
public sealed record FilePart(string? Name, Func<Stream> Open);

/// <summary>
/// Plain, gzip and zip files, recognized by their first bytes, not their names. Nothing is unpacked to memory or disk. The files of an
/// archive are read one after another; folders, empty files and macOS metadata are skipped.
/// </summary>
public static class Unpacked
{
    /// <summary>The parts of a file.</summary>
    /// <param name="file">The file, at its beginning. The parts must be read from it one after another.</param>
    /// <exception cref="InvalidDataException">The archive is corrupt, or is a zip archive in a stream that cannot seek.</exception>
    public static IReadOnlyList<FilePart> PartsOf(Stream file)
    {
        var first = new byte[4];
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var rest = file.CanSeek ? Rewound(file) : new PrefixedStream(first.AsMemory(0, read), file);
        if (read >= 2 && first is [0x1F, 0x8B, ..])
            return [new FilePart(null, () => new GZipStream(rest, CompressionMode.Decompress, leaveOpen: true))];
        if (read < 4 || first is not [(byte)'P', (byte)'K', 3 or 5, 4 or 6]) return [new FilePart(null, () => rest)];
        if (!file.CanSeek)
            throw new InvalidDataException(
                "A zip archive cannot be read from standard input, because its directory is at its end. Name the file.");
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        ZipArchiveEntry[] entries = [.. archive.Entries.Where(HasContent)];
        return [.. entries.Select(entry => new FilePart(entries.Length > 1 ? entry.FullName : null, entry.Open))];
    }

    private static bool HasContent(ZipArchiveEntry entry) =>
        entry.Length > 0 && !entry.FullName.EndsWith('/') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static Stream Rewound(Stream file)
    {
        file.Position = 0;
        return file;
    }
}
