using System.IO.Compression;
using System.Text;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Tests;

/// <summary>Files to import.</summary>
internal static class Files
{
    /// <summary>A small file of a format, in <c>Fixtures</c>: rows as the data sets have them, and some of our own making.</summary>
    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Corpus.Root(), "tests", "StanceTracker.Imports.Tests", "Fixtures", name));

    /// <summary>
    /// Whole files of the data sets, which are not the project's to keep: in the folder that <c>STANCETRACKER_SAMPLES</c> names, else in <c>shared/samples</c> beside the
    /// project. Where there is none, the test is skipped; the fixtures hold the same claims.
    /// </summary>
    public static byte[] Sample(string name)
    {
        var folder = Environment.GetEnvironmentVariable("STANCETRACKER_SAMPLES") is { Length: > 0 } given ? given : Path.Combine(Corpus.Root(), "..", "shared", "samples");
        Assert.SkipUnless(Directory.Exists(folder), $"There is no folder {folder}; STANCETRACKER_SAMPLES may name another.");
        return File.ReadAllBytes(Path.Combine(folder, name));
    }

    /// <summary>Some lines of a file; with a header, behind it.</summary>
    public static byte[] Lines(byte[] file, Range range, bool hasHeader = false)
    {
        var lines = Encoding.Latin1.GetString(file).TrimEnd('\n').Split('\n');
        var rows = hasHeader ? lines[1..] : lines;
        return Encoding.Latin1.GetBytes(string.Join('\n', (hasHeader ? lines[..1] : []).Concat(rows[range])) + "\n");
    }

    /// <summary>A row of GDELT 2.0 Events; by number, the columns that differ from an ordinary one.</summary>
    public static string Gdelt2(params (int Column, string Value)[] columns)
    {
        var row = new string[61];
        Array.Fill(row, "");
        (row[0], row[1], row[5], row[6], row[7], row[15], row[16], row[17]) = ("1001", "20170101", "IRN", "IRAN", "IRN", "PAK", "PAKISTAN", "PAK");
        (row[26], row[27], row[28], row[29], row[30], row[31], row[32], row[33]) = ("112", "112", "11", "3", "-2.0", "1", "1", "1");
        (row[59], row[60]) = ("20170102030000", "http://www.paper.example/a");
        foreach (var (column, value) in columns) row[column] = value;
        return string.Join('\t', row);
    }

    /// <summary>A row of GDELT 2.0 Mentions, likewise.</summary>
    public static string Mention(params (int Column, string Value)[] columns)
    {
        string[] row = ["1001", "20170102030000", "20170102030000", "1", "other.example", "http://other.example/b", "3", "120", "150", "135", "1", "60", "2000", "-1.5", "", ""];
        foreach (var (column, value) in columns) row[column] = value;
        return string.Join('\t', row);
    }

    /// <summary>Packed as gzip.</summary>
    public static byte[] Gzip(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(file);
        return packed.ToArray();
    }

    /// <summary>Packed as zip.</summary>
    public static byte[] Zip(params (string Name, byte[] File)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, file) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(file);
            }
        }

        return packed.ToArray();
    }

    /// <summary>What a format reads in a file, with a directory of these actors.</summary>
    public static async Task<IReadOnlyList<ImportLine>> ReadAsync(ImportFormat format, byte[] file, params Imports.Actors.KnownActor[] known)
    {
        var lines = new List<ImportLine>();
        await foreach (var line in format.Read(new MemoryStream(file), new Imports.Actors.ActorDirectory(known), TestContext.Current.CancellationToken)) lines.Add(line);
        return lines;
    }

    /// <inheritdoc cref="ReadAsync(ImportFormat, byte[], Imports.Actors.KnownActor[])"/>
    public static Task<IReadOnlyList<ImportLine>> ReadAsync(ImportFormat format, string file, params Imports.Actors.KnownActor[] known) => ReadAsync(format, Encoding.UTF8.GetBytes(file), known);
}
