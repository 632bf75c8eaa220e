using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A page of the ledger.</summary>
/// <param name="Events">Its events, in order; tombstones are left out.</param>
/// <param name="UpTo">The position that it reaches.</param>
internal sealed record LedgerPage(RecordedEvent[] Events, long UpTo);

/// <summary>
/// Reads long ranges of the ledger: page by page with binary COPY, deserializing each page on all cores while the next is being read.
/// Authors and times are left out: no projection uses them.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="pageSize">The maximum number of events on a page.</param>
internal sealed class LedgerPages(NpgsqlDataSource database, int pageSize)
{
    private static readonly Authorship NoAuthor = new("");

    /// <summary>The events after one position, up to another, in order.</summary>
    public async IAsyncEnumerable<LedgerPage> ReadAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (after >= upTo) yield break;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pages = Channel.CreateBounded<LedgerPage>(1);
        var reading = Task.Run(() => ReadAsync(after, upTo, pages.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(cancel)) yield return page;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(long after, long upTo, ChannelWriter<LedgerPage> pages, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            for (var next = CopyAsync(connection, after, upTo, cancel); after < upTo;)
            {
                var rows = await next;
                after = Math.Min(after + pageSize, upTo);
                if (after < upTo) next = CopyAsync(connection, after, upTo, cancel);
                await pages.WriteAsync(new LedgerPage(Read(rows), after), cancel);
            }

            pages.Complete();
        }
        catch (Exception e)
        {
            pages.Complete(e);
        }
    }

    private async Task<ReadOnlyMemory<byte>> CopyAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken cancel)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"""
            copy (
                select seq_id, stream_id, version, type, data from ledger.mt_events
                where seq_id > {after} and seq_id <= {Math.Min(after + pageSize, upTo)} and type <> 'tombstone' order by seq_id
            ) to stdout (format binary)
            """,
            cancel);
        var bytes = new byte[1 << 20];
        var length = 0;
        while (await copy.ReadAsync(bytes.AsMemory(length), cancel) is > 0 and var read)
        {
            length += read;
            if (length == bytes.Length) Array.Resize(ref bytes, length * 2);
        }

        return bytes.AsMemory(CopyBuffer.Header.Length, length - CopyBuffer.Header.Length);
    }

    private static RecordedEvent[] Read(ReadOnlyMemory<byte> rows)
    {
        var starts = new List<int>();
        for (var at = 0; BinaryPrimitives.ReadInt16BigEndian(rows.Span[at..]) is > 0 and var columns;)
        {
            starts.Add(at);
            at += 2;
            for (var column = 0; column < columns; column++) at += 4 + BinaryPrimitives.ReadInt32BigEndian(rows.Span[at..]);
        }

        var events = new RecordedEvent[starts.Count];
        Parallel.For(0, events.Length, i => events[i] = Read(rows.Span[(starts[i] + 2)..]));
        return events;
    }

    private static RecordedEvent Read(ReadOnlySpan<byte> row)
    {
        var position = BinaryPrimitives.ReadInt64BigEndian(Next(ref row));
        var name = Encoding.UTF8.GetString(Next(ref row));
        var version = BinaryPrimitives.ReadInt64BigEndian(Next(ref row));
        var typeName = Encoding.UTF8.GetString(Next(ref row));
        if (!EventRegistry.Standard.TryFind(typeName, out var type)) throw new UnknownEventTypeException(typeName, position);
        if (!StreamId.TryParse(name, out var stream)) throw new InvalidDataException($"'{name}' at position {position} is not a stream.");

        // jsonb arrives as a version byte followed by text.
        return new RecordedEvent(
            new LedgerPosition(position), stream, version, EventJson.Read(Next(ref row)[1..], type), default, NoAuthor);
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> row)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(row);
        var value = row.Slice(4, length);
        row = row[(4 + length)..];
        return value;
    }
}
