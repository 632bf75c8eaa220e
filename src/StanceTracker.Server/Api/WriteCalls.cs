using StanceTracker.Domain;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api;

/// <summary>
/// The calls whose body is the event that they ask for. They differ only in the type of event and in whether they begin a stream or go on with one; so each is
/// a line in the map of addresses.
/// </summary>
internal static class WriteCalls
{
    /// <summary>A call that begins a stream; the body's field <paramref name="idField"/> names it.</summary>
    public static Delegate Begin<TEvent>(string idField, string collection) where TEvent : LedgerEvent
    {
        var type = EventTypes.Of<TEvent>();
        return async (HttpContext context, Recordings recordings) =>
        {
            var (text, answer) = await Body.ReadAsync(context, Body.MostBytes, Formats.Json);
            if (text is null) return answer!;
            var (body, refusal, notJson) = Body.Parse(text, type);
            if (notJson is not null) return Problems.Problem(Problems.InvalidJson, notJson);
            if (body is null) return Problems.Problem(refusal!);
            using var fields = System.Text.Json.JsonDocument.Parse(text);
            var id = fields.RootElement.GetProperty(idField).GetString()!;
            return await recordings.BeginAsync(context, text, new Proposal(StreamOf(type, id), body), $"{collection}/{id}");
        };
    }

    /// <summary>A call that goes on with the stream that the address names, seen at the version in If-Match.</summary>
    public static Delegate GoOn<TEvent>(string collection) where TEvent : LedgerEvent
    {
        var type = EventTypes.Of<TEvent>();
        return async (HttpContext context, string id, Recordings recordings) =>
        {
            if (!Slug.IsValid(id)) return Problems.NotFound(Names<StreamKind>.Of(type.Stream), id);
            var (text, answer) = await Body.ReadAsync(context, Body.MostBytes, Formats.Json);
            if (text is null) return answer!;
            var (body, refusal, notJson) = Body.Parse(text, type);
            if (notJson is not null) return Problems.Problem(Problems.InvalidJson, notJson);
            if (body is null) return Problems.Problem(refusal!);
            return await recordings.GoOnAsync(context, text, new Proposal(StreamOf(type, id), body), $"{collection}/{id}");
        };
    }

    private static StreamId StreamOf(EventType type, string id) =>
        StreamId.TryParse($"{Names<StreamKind>.Of(type.Stream)}-{id}", out var stream) ? stream : throw new ArgumentException($"'{id}' is not an id.", nameof(id));
}
