using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Server.Http;

/// <summary>
/// Maps the writes whose body is the event to record. They differ only in the type of event, and in whether they start a stream or append
/// to one.
/// </summary>
internal static class CommandEndpoints
{
    /// <summary>Maps a write that starts the stream that its body names.</summary>
    /// <param name="api">The group of the API.</param>
    /// <param name="route">The collection, such as <c>/actors</c>.</param>
    public static RouteHandlerBuilder MapCreate<TEvent>(this IEndpointRouteBuilder api, string route) where TEvent : LedgerEvent =>
        api.MapPost(route, Create<TEvent>($"/api{route}")).Accepts<TEvent>(Formats.Json);

    /// <summary>Maps a write that appends to the stream that the path names, at the version in If-Match.</summary>
    /// <param name="api">The group of the API.</param>
    /// <param name="route">The path, such as <c>/actors/{id}/aliases</c>.</param>
    /// <param name="given">A field of the body that repeats the id in the path, and may be omitted; null if there is none.</param>
    public static RouteHandlerBuilder MapAppend<TEvent>(
        this IEndpointRouteBuilder api, string route, string? given = null) where TEvent : LedgerEvent =>
        api.MapPost(route, Append<TEvent>($"/api{route[..route.IndexOf("/{id}", StringComparison.Ordinal)]}", given))
            .Accepts<TEvent>(Formats.Json);

    private static Delegate Create<TEvent>(string collection) where TEvent : LedgerEvent
    {
        return async Task<IResult> (HttpContext context, CommandEndpoint endpoint) =>
        {
            if (!(await RequestBody.ReadAsync<TEvent>(context)).TryGet(out var read, out var problem)) return problem;
            var stream = StreamId.StartedBy(read.Body)!.Value;
            return await endpoint.CreateAsync(context, read.Json, new Command(stream, read.Body), $"{collection}/{stream.Slug}");
        };
    }

    private static Delegate Append<TEvent>(string collection, string? given) where TEvent : LedgerEvent
    {
        var type = EventTypes.Get<TEvent>();
        return async Task<IResult> (HttpContext context, string id, CommandEndpoint endpoint) =>
        {
            if (!StreamId.TryParse($"{KebabEnum<StreamKind>.Format(type.Stream)}-{id}", out var stream))
                return Problems.NotFound(KebabEnum<StreamKind>.Format(type.Stream), id);
            (string, string)[] complete = given is null ? [] : [(given, id)];
            if (!(await RequestBody.ReadAsync<TEvent>(context, complete)).TryGet(out var read, out var problem)) return problem;
            return await endpoint.AppendAsync(context, read.Json, new Command(stream, read.Body), $"{collection}/{id}");
        };
    }
}
