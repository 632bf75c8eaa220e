using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Server.Http;

/// <summary>
/// The calls whose body is the event that they ask for. They differ only in the type of event and in whether they begin a stream or go on with one; so each is
/// a line in the map of addresses.
/// </summary>
internal static class CommandEndpoints
{
    /// <summary>A call that begins the stream that the body names.</summary>
    public static Delegate Create<TEvent>(string collection) where TEvent : LedgerEvent
    {
        var type = EventTypes.Get<TEvent>();
        return async (HttpContext context, CommandEndpoint envelopes) =>
        {
            var (text, body, answer) = await RequestBody.ReadEventAsync(context, type);
            if (body is null) return answer!;
            var stream = StreamId.StartedBy(body)!.Value;
            return await envelopes.CreateAsync(context, text, new Command(stream, body), $"{collection}/{stream.Slug}");
        };
    }

    /// <summary>A call that goes on with the stream that the address names, seen at the version in If-Match.</summary>
    /// <param name="collection">The address that the stream's is behind.</param>
    /// <param name="given">A field of the body that repeats the id in the address, so that it may be left out; null if there is none.</param>
    public static Delegate Append<TEvent>(string collection, string? given = null) where TEvent : LedgerEvent
    {
        var type = EventTypes.Get<TEvent>();
        return async (HttpContext context, string id, CommandEndpoint envelopes) =>
        {
            if (!StreamId.TryParse($"{KebabEnum<StreamKind>.Format(type.Stream)}-{id}", out var stream)) return Problems.NotFound(KebabEnum<StreamKind>.Format(type.Stream), id);
            var (text, body, answer) = await RequestBody.ReadEventAsync(context, type, given is null ? [] : [(given, id)]);
            return body is null ? answer! : await envelopes.AppendAsync(context, text, new Command(stream, body), $"{collection}/{id}");
        };
    }
}
