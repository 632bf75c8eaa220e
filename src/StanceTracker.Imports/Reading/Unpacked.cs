using System.IO.Compression;

namespace StanceTracker.Imports.Reading;

/// <summary>A part of a file: the file itself, or what is packed in it.</summary>
/// <param name="Name">Its name in the archive; null where the file is no archive of several.</param>
/// <param name="Open">Opens it for reading, once.</param>
public sealed record FilePart(string? Name, Func<Stream> Open);

/// <summary>
/// Files as they come: plain, gzip or zip, told by their first bytes and not by their names. Nothing is unpacked into memory or onto a disk. An archive of several files
/// is read one after the other; folders, empty files and what macOS adds are left out.
/// </summary>
public static class Unpacked
{
    /// <summary>The parts of a file.</summary>
    /// <param name="file">The file, at its beginning. The parts are read from it, one after the other.</param>
    /// <exception cref="InvalidDataException">It is an archive that is broken, or that cannot be read from a stream.</exception>
    public static IReadOnlyList<FilePart> PartsOf(Stream file)
    {
        var first = new byte[4];
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var rest = file.CanSeek ? Rewound(file) : new PrefixedStream(first.AsMemory(0, read), file);
        if (read >= 2 && first is [0x1F, 0x8B, ..]) return [new FilePart(null, () => new GZipStream(rest, CompressionMode.Decompress, leaveOpen: true))];
        if (read < 4 || first is not [(byte)'P', (byte)'K', 3 or 5, 4 or 6]) return [new FilePart(null, () => rest)];
        if (!file.CanSeek) throw new InvalidDataException("A zip archive cannot be read from a stream, for its table of contents is at its end: name the file.");
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => entry.Length > 0 && !entry.FullName.EndsWith('/') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))];
        return [.. entries.Select(entry => new FilePart(entries.Length > 1 ? entry.FullName : null, entry.Open))];
    }

    private static Stream Rewound(Stream file)
    {
        file.Position = 0;
        return file;
    }
}
