using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Actors;

/// <summary>The table <c>read.actor</c>.</summary>
internal static class ActorTable
{
    /// <summary>The ties of these actors as they are now: affiliations and merges, and no more of the actors than that.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="actors">Whose; null is everybody's.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<KeyValuePair<ActorId, ActorState>>> TiesAsync(NpgsqlConnection connection, IReadOnlyCollection<ActorId>? actors, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select actor, affiliations::text, merged_into from read.actor", connection);
        if (actors is not null)
        {
            command.CommandText += " where actor = any($1)";
            command.Parameters.Add(Parameters.Create(actors.Select(actor => actor.Value).ToArray()));
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<KeyValuePair<ActorId, ActorState>>();
        while (await reader.ReadAsync(cancel))
        {
            var ties = JsonSerializer.Deserialize(reader.GetString(1), TieJsonContext.Default.TieArray)!;
            found.Add(new(ActorId.Parse(reader.GetString(0)), ActorState.Initial with
            {
                Affiliations = ActorState.Initial.Affiliations.AddRange(ties.Select(tie => new KeyValuePair<long, Affiliation>(
                    tie.Number, new Affiliation(ActorId.Parse(tie.With), tie.Role, tie.From, tie.To)))),
                MergedInto = reader.IsDBNull(2) ? null : ActorId.Parse(reader.GetString(2)),
            }));
        }

        return found;
    }

    /// <summary>Writes the actors that a batch touched.</summary>
    public static void Write(NpgsqlBatch writes, ProjectionBatch fold)
    {
        var rows = fold.Touched.Where(t => t.Key.Kind == StreamKind.Actor).Select(t => (Stream: t.Key, t.Value, State: (ActorState)fold.State(t.Key))).ToArray();
        writes.Add(
            """
            insert into read.actor (actor, name, kind, cameo, iso3, wikidata, aliases, affiliations, merged_into, position, version)
            select actor, name, kind, cameo, iso3, wikidata,
                   array(select jsonb_array_elements_text(aliases::jsonb)), affiliations::jsonb, merged_into, position, version
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                as a (actor, name, kind, cameo, iso3, wikidata, aliases, affiliations, merged_into, position, version)
            on conflict (actor) do update set
                name = excluded.name, kind = excluded.kind, cameo = excluded.cameo, iso3 = excluded.iso3, wikidata = excluded.wikidata,
                aliases = excluded.aliases, affiliations = excluded.affiliations, merged_into = excluded.merged_into, version = excluded.version
            """,
            rows,
            Parameters.Column(rows, row => row.Stream.Slug),
            Parameters.Column(rows, row => row.State.Introduced!.Name),
            Parameters.Column(rows, row => KebabEnum<ActorKind>.Format(row.State.Introduced!.Kind)),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.State.Introduced!.Codes?.Cameo),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.State.Introduced!.Codes?.Iso3),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.State.Introduced!.Codes?.Wikidata),
            Parameters.Lists(rows, row => row.State.Aliases.Select(a => a.Alias)),
            Parameters.Column(rows, row => JsonSerializer.Serialize([.. Ties(row.State)], TieJsonContext.Default.TieArray)),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.State.MergedInto?.Value),
            Parameters.Column(rows, row => row.Value.First.Position.Value),
            Parameters.Column(rows, row => row.Value.Last.Version));
    }

    /// <summary>The ties of an actor as they are kept.</summary>
    public static IEnumerable<Tie> Ties(ActorState state) => state.Affiliations
        .Where(a => !a.Value.Withdrawn)
        .Select(a => new Tie(a.Key, a.Value.With.Value, a.Value.Role, a.Value.From, a.Value.To));
}

/// <summary>An affiliation as <c>read.actor</c> keeps it.</summary>
internal sealed record Tie(long Number, string With, string? Role, DateOnly? From, DateOnly? To);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Tie[]))]
internal sealed partial class TieJsonContext : JsonSerializerContext;
