using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace StanceTracker.Imports.Reading;

/// <summary>A line of a text as it lies in the file.</summary>
/// <param name="Number">From 1; blank lines are counted.</param>
/// <param name="Bytes">Its bytes without the line's end; good until the next line is asked for.</param>
/// <param name="IsWhole">False where it is longer than the bound: then <paramref name="Bytes"/> is how it begins.</param>
internal readonly record struct TextLine(long Number, ReadOnlyMemory<byte> Bytes, bool IsWhole);

/// <summary>Reads a text line by line in constant memory, however long its lines are.</summary>
internal static class TextLines
{
    /// <summary>The longest line that is read whole, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private const int ShownOfLonger = 1_000;

    /// <summary>The lines that are not blank. A byte order mark is left out; lines end in LF or CR LF.</summary>
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
        if (bytes.Length > MaxBytes + 1) return new TextLine(number, bytes.Slice(0, ShownOfLonger).ToArray(), IsWhole: false);
        var line = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (number == 1 && line.Span is [0xEF, 0xBB, 0xBF, ..]) line = line[3..];
        if (line.Span is [.., (byte)'\r']) line = line[..^1];
        if (line.Span.Trim(" \t\r"u8).IsEmpty) return null;
        return line.Length <= MaxBytes ? new TextLine(number, line, IsWhole: true) : new TextLine(number, line[..ShownOfLonger], IsWhole: false);
    }
}
