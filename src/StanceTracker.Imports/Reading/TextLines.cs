using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace StanceTracker.Imports.Reading;

/// <summary>A line of a text file.</summary>
/// <param name="Number">The line number from 1, counting blank lines.</param>
/// <param name="Bytes">The bytes without the line ending; valid until the next line is read.</param>
/// <param name="IsWhole">False if the line is too long; then <paramref name="Bytes"/> is its beginning.</param>
internal readonly record struct TextLine(long Number, ReadOnlyMemory<byte> Bytes, bool IsWhole);

/// <summary>Reads text line by line in constant memory, however long the lines are.</summary>
internal static class TextLines
{
    /// <summary>The maximum length of a line, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private const int ShownBytes = 1_000;

    /// <summary>The nonblank lines. A byte order mark is skipped; lines end in LF or CR LF.</summary>
    public static async IAsyncEnumerable<TextLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var number = 1L;
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (!skipping && Take(number, rest.Slice(0, end)) is { } line) yield return line;
                skipping = false;
                number++;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (skipping)
            {
                rest = rest.Slice(rest.End);
            }
            else if (rest.Length > MaxBytes + 1 || read.IsCompleted)
            {
                if (Take(number, rest) is { } line) yield return line;
                rest = rest.Slice(rest.End);
                skipping = true;
            }

            reader.AdvanceTo(rest.Start, read.Buffer.End);
            if (read.IsCompleted) break;
        }

        await reader.CompleteAsync();
    }

    private static TextLine? Take(long number, ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > MaxBytes + 1) return new TextLine(number, bytes.Slice(0, ShownBytes).ToArray(), IsWhole: false);
        var line = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (number == 1 && line.Span is [0xEF, 0xBB, 0xBF, ..]) line = line[3..];
        if (line.Span is [.., (byte)'\r']) line = line[..^1];
        if (line.Span.Trim(" \t\r"u8).IsEmpty) return null;
        return line.Length <= MaxBytes
            ? new TextLine(number, line, IsWhole: true)
            : new TextLine(number, line[..ShownBytes], IsWhole: false);
    }
}
