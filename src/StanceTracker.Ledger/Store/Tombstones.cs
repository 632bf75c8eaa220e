using JasperFx.Events;
using Npgsql;

namespace StanceTracker.Ledger.Store;

/// <summary>
/// What failed appends of other Marten applications leave in the ledger. Marten reserves positions before it writes; when the transaction
/// fails, another one fills each position with a <c>tombstone</c> event on the stream <c>mt_tombstone</c>, so that Marten's daemons need
/// not wait for it.
/// </summary>
public static class Tombstones
{
    /// <summary>Whether an event is a tombstone.</summary>
    /// <param name="stream">The name of the event's stream.</param>
    /// <param name="type">The stored name of the event's type.</param>
    public static bool IsTombstone(string stream, string type) => stream == Tombstone.StreamKey && type == Tombstone.Name;

    /// <summary>Describes the tombstones in the ledger; null if there are none.</summary>
    internal static async Task<string?> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select exists (select from ledger.mt_streams where id = $1),
                   (select string_agg(case when first = last then first::text else format('%s to %s', first, last) end, ', ' order by first)
                    from (select min(seq_id) as first, max(seq_id) as last
                          from (select seq_id, seq_id - row_number() over (order by seq_id) as run from ledger.mt_events
                              where stream_id = $1 and type = $2) e
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
        var where = reader.IsDBNull(1) ? "" : $" at positions {reader.GetString(1)}";
        return $"stream {Tombstone.StreamKey}: a failed append by another Marten application left tombstones{where}. Nothing was "
            + "recorded there and nothing is lost; "
            + "they cannot be removed. The ledger's own writer never leaves any: find the program that bypasses it";
    }
}
