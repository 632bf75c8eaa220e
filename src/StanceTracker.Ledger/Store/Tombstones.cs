using JasperFx.Events;
using Npgsql;

namespace StanceTracker.Ledger.Store;

/// <summary>
/// What failed appends of other Marten applications leave in the ledger. Marten draws positions before it writes; when the transaction then fails, another one fills each of them with an event
/// <c>tombstone</c> of the stream <c>mt_tombstone</c>, so that its daemons need not wait for them.
/// </summary>
public static class Tombstones
{
    /// <summary>Whether an event is one.</summary>
    /// <param name="stream">The name of its stream.</param>
    /// <param name="type">The stored name of its type.</param>
    public static bool IsTombstone(string stream, string type) => stream == Tombstone.StreamKey && type == Tombstone.Name;

    /// <summary>What there is to say of those in the ledger, in a sentence; null if there are none.</summary>
    internal static async Task<string?> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select exists (select from ledger.mt_streams where id = $1),
                   (select string_agg(case when first = last then first::text else format('%s to %s', first, last) end, ', ' order by first)
                    from (select min(seq_id) as first, max(seq_id) as last
                          from (select seq_id, seq_id - row_number() over (order by seq_id) as run from ledger.mt_events where stream_id = $1 and type = $2) e
                          group by run) runs)
            """,
            connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = Tombstone.StreamKey }, new() { Value = Tombstone.Name } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        if (!reader.GetBoolean(0)) return null;
        var where = reader.IsDBNull(1) ? "" : $", at the positions {reader.GetString(1)}";
        return $"stream {Tombstone.StreamKey}: a failed append of another Marten application left this{where}. Nothing was recorded there and nothing is lost; "
            + "it stays for good. The ledger's own writer never leaves any: find the program that appends past it";
    }
}
