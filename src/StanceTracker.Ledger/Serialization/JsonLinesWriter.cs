using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StanceTracker.Ledger.Serialization;

/// <summary>Writes JSON Lines in constant memory.</summary>
public static class JsonLinesWriter
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes each item as a line and returns the number of lines.</summary>
    /// <param name="stream">The output.</param>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes an item as one JSON value.</param>
    /// <param name="cancel">Stops writing.</param>
    public static async Task<long> WriteAsync<T>(
        Stream stream, IAsyncEnumerable<T> items, Action<Utf8JsonWriter, T> write, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>(BufferSize);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var count = 0L;
        await foreach (var item in items.WithCancellation(cancel))
        {
            write(json, item);
            await json.FlushAsync(cancel);
            json.Reset();
            buffer.Write("\n"u8);
            count++;
            if (buffer.WrittenCount >= BufferSize) await FlushAsync();
        }

        await FlushAsync();
        return count;

        async Task FlushAsync()
        {
            await stream.WriteAsync(buffer.WrittenMemory, cancel);
            buffer.ResetWrittenCount();
        }
    }
}
