using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Speakers;

/// <summary>Who speaks for whom, among some actors.</summary>
/// <param name="Spoken">By actor, the others it speaks for.</param>
/// <param name="States">Those that are states.</param>
internal sealed record Representatives(ILookup<ActorId, Representation> Spoken, IReadOnlySet<ActorId> States)
{
    /// <summary>Reads which of these actors speak for each other, as known at a position.</summary>
    public static async Task<Representatives> ReadAsync(
        NpgsqlDataSource database, IReadOnlyCollection<ActorId> actors, LedgerPosition knownAt, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select s.actor, s.party, s.first_day, s.last_day, s.self, a.kind = 'state'
            from read.speaks_for s join read.actor a on a.actor = s.actor
            where s.actor = any($1) and s.party = any($1) and s.known_from <= $2 and (s.known_to is null or s.known_to > $2)
            """);
        command.Parameters.Add(Parameters.Create(actors.Select(actor => actor.Value).ToArray()));
        command.Parameters.Add(Parameters.Create(knownAt.Value));
        var spoken = await command.ListAsync(
            row => (Actor: ActorId.Parse(row.GetString(0)), Spoken: SpeaksForTable.Read(row, 1), IsState: row.GetBoolean(5)), cancel);
        return new Representatives(
            spoken.Where(s => s.Actor != s.Spoken.Party).ToLookup(s => s.Actor, s => s.Spoken),
            spoken.Where(s => s.IsState).Select(s => s.Actor).ToHashSet());
    }

    /// <summary>Whether one speaks for the other on a day.</summary>
    public bool Speaks(ActorId actor, ActorId party, DateOnly day) =>
        Spoken[actor].Any(spoken => spoken.Party == party && spoken.Days.Holds(day));

    /// <summary>Groups actors of the same position by the highest level.</summary>
    /// <param name="actors">The actors.</param>
    /// <param name="days">The days of an actor; speaking for another on any of them counts.</param>
    public IReadOnlyList<Level> Highest(IReadOnlyCollection<ActorId> actors, Func<ActorId, DateOnly[]> days) => Levels.Highest(
        actors,
        actors.SelectMany(
            actor => Spoken[actor].Where(spoken => days(actor).Any(spoken.Days.Holds)),
            (actor, spoken) => (actor, spoken.Party)).ToLookup(s => s.actor, s => s.Party),
        States.Contains);
}
