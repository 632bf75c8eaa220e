using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Verbs;

/// <summary><c>stance export</c>.</summary>
internal static class ExportVerb
{
    private const int BufferSize = 1 << 16;

    public static Command Create()
    {
        var output = new Option<string?>("--output") { HelpName = "FILE", Description = "Where to; it appears once it is whole [default: standard output]." };
        var after = new Option<long>("--after") { HelpName = "POSITION", Description = "Only the events behind this position.", DefaultValueFactory = _ => 0 };
        var verb = new Verb(
            "export",
            "Writes the ledger as JSON Lines, an event per line in order of position.",
            "A line is {position, stream, version, type, recordedAt, recordedBy, correlationId, causationId, data}. `stance import jsonl` reads it; in an empty ledger it gives the same answers.",
            "stance export --output ledger.jsonl",
            "stance export --after 1000 | gzip > later.jsonl.gz")
        {
            output, after, Stance.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var database = await Database.OpenAsync(parsed.GetValue(Stance.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            var filter = new LedgerFilter(After: parsed.GetValue(after));
            if (parsed.GetValue(output) is not { } file)
            {
                await using var standard = Console.OpenStandardOutput();
                await WriteAsync(database, filter, standard, cancel);
                return Stance.Done;
            }

            var unfinished = $"{file}.unfinished";
            long count;
            await using (var stream = File.Create(unfinished)) count = await WriteAsync(database, filter, stream, cancel);
            File.Move(unfinished, file, overwrite: true);
            Console.WriteLine($"{count} events are in {file}.");
            return Stance.Done;
        });
        return verb;
    }

    private static async Task<long> WriteAsync(Database database, LedgerFilter filter, Stream stream, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(BufferSize);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var count = 0L;
        await foreach (var entry in new LedgerReader(source).ReadAsync(filter, limit: null, cancel))
        {
            LedgerLine.Write(json, entry);
            await json.FlushAsync(cancel);
            json.Reset();
            buffer.GetSpan(1)[0] = (byte)'\n';
            buffer.Advance(1);
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
