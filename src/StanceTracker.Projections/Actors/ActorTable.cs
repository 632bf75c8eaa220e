using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Actors;

/// <summary>The table <c>read.actor</c>.</summary>
internal sealed class ActorTable() : CurrentTable<ActorState>("actor", StreamKind.Actor, id: "actor", columns => columns
    .Text("actor", row => row.Id)
    .Text("name", row => row.State.Introduced!.Name)
    .Text("kind", row => KebabEnum<ActorKind>.Format(row.State.Introduced!.Kind))
    .Text("cameo", row => row.State.Introduced!.Codes?.Cameo)
    .Text("iso3", row => row.State.Introduced!.Codes?.Iso3)
    .Text("wikidata", row => row.State.Introduced!.Codes?.Wikidata)
    .Texts("aliases", row => [.. row.State.Aliases.Select(alias => alias.Alias)])
    .Json("affiliations", row => JsonSerializer.Serialize([.. Ties(row.State)], TieJsonContext.Default.TieArray))
    .Text("merged_into", row => row.State.MergedInto?.Value)
    .Bigint("position", row => row.Position)
    .Bigint("version", row => row.Version))
{
    /// <summary>The current ties of these actors: states with affiliations and merges only.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="actors">The actors; null means all.</param>
    /// <param name="cancel">Cancels the query.</param>
    public static async Task<IReadOnlyList<KeyValuePair<ActorId, ActorState>>> TiesAsync(
        NpgsqlConnection connection, IReadOnlyCollection<ActorId>? actors, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select actor, affiliations::text, merged_into from read.actor", connection);
        if (actors is not null)
        {
            command.CommandText += " where actor = any($1)";
            command.Parameters.Add(Parameters.Create(actors.Select(actor => actor.Value).ToArray()));
        }

        return await command.ListAsync(row => KeyValuePair.Create(ActorId.Parse(row.GetString(0)), Tied(row)), cancel);
    }

    private static ActorState Tied(NpgsqlDataReader row) => ActorState.Initial with
    {
        Affiliations = ActorState.Initial.Affiliations.AddRange(
            JsonSerializer.Deserialize(row.GetString(1), TieJsonContext.Default.TieArray)!.Select(tie => KeyValuePair.Create(
                tie.Number, new Affiliation(ActorId.Parse(tie.With), tie.Role, tie.From, tie.To)))),
        MergedInto = row.IsDBNull(2) ? null : ActorId.Parse(row.GetString(2)),
    };

    /// <summary>The affiliations of an actor as stored.</summary>
    private static IEnumerable<Tie> Ties(ActorState state) => state.Affiliations
        .Where(a => !a.Value.Withdrawn)
        .Select(a => new Tie(a.Key, a.Value.With.Value, a.Value.Role, a.Value.From, a.Value.To));
}

/// <summary>An affiliation as <c>read.actor</c> stores it.</summary>
internal sealed record Tie(long Number, string With, string? Role, DateOnly? From, DateOnly? To);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Tie[]))]
internal sealed partial class TieJsonContext : JsonSerializerContext;
