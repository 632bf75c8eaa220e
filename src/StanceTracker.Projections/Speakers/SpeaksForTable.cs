using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Speakers;

/// <summary>The table <c>read.speaks_for</c>.</summary>
internal sealed class SpeaksForTable() : TemporalTable<ActorId, Representation>(
    "speaks_for",
    batch => batch.Representations,
    keys: 3,
    columns => columns
        .Text("actor", row => row.Subject.Value)
        .Text("party", row => row.Row.Party.Value)
        .Date("first_day", row => row.Row.Days.First)
        .Date("last_day", row => row.Row.Days.Last)
        .Boolean("self", row => row.Row.Self))
{
    /// <summary>Reads <c>party</c> and the next columns, <c>first_day</c>, <c>last_day</c> and <c>self</c>.</summary>
    public static Representation Read(NpgsqlDataReader reader, int column) => new(
        ActorId.Parse(reader.GetString(column)),
        new DaySpan(reader.GetFieldValue<DateOnly>(column + 1), reader.GetFieldValue<DateOnly>(column + 2)),
        reader.GetBoolean(column + 3));
}
