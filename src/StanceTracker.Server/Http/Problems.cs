using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;

namespace StanceTracker.Server.Http;

/// <summary>A kind of error with a stable name.</summary>
/// <param name="Name">Its name; <c>/problems/{name}</c> is the RFC 9457 <c>type</c>, and explains it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The RFC 9457 title.</param>
internal sealed record ProblemType(string Name, int Status, string Title)
{
    /// <summary>The RFC 9457 type.</summary>
    public string Address => $"/problems/{Name}";
}

/// <summary>The kinds of errors, and answers with them.</summary>
internal static class Problems
{
    public static readonly ProblemType InvalidParameter = new("invalid-parameter", 400, "A query parameter is malformed or out of range.");
    public static readonly ProblemType UnknownParameter = new("unknown-parameter", 400, "Unknown query parameter.");
    public static readonly ProblemType SameActor = new("same-actor", 400, "An actor has no stance toward itself.");
    public static readonly ProblemType InvalidJson = new("invalid-json", 400, "The request body is not valid JSON.");
    public static readonly ProblemType InvalidHeader = new("invalid-header", 400, "A header is malformed.");
    public static readonly ProblemType MalformedRequest = new("malformed-request", 400, "Malformed HTTP request.");
    public static readonly ProblemType NoSuchAddress = new("no-such-address", 404, "No such endpoint.");
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", 405, "This endpoint does not support the method.");
    public static readonly ProblemType StaleVersion = new("stale-version", 412, "The resource has changed since the version in If-Match.");
    public static readonly ProblemType BodyTooLarge = new("body-too-large", 413, "Request body too large.");
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", 415, "Unsupported media type.");
    public static readonly ProblemType KeyReused =
        new("idempotency-key-reused", 422, "The Idempotency-Key was already used for a different request.");
    public static readonly ProblemType VersionRequired = new("version-required", 428, "If-Match is required.");
    public static readonly ProblemType Failed = new("internal-error", 500, "Internal server error.");
    public static readonly ProblemType Unavailable =
        new("ledger-unavailable", 503, "The ledger is unavailable. Retrying with an Idempotency-Key is safe.");

    private static readonly FrozenDictionary<RejectionType, ProblemType> ByRejection =
        new Dictionary<RejectionType, (int Status, string Title)>
        {
            [RejectionType.InvalidField] = (422, "A field is malformed or out of range."),
            [RejectionType.MissingField] = (422, "A required field is missing."),
            [RejectionType.NotFound] = (404, "Not found."),
            [RejectionType.AlreadyExists] = (409, "The id is already taken."),
            [RejectionType.UnknownActor] = (422, "Unknown actor."),
            [RejectionType.UnknownDocument] = (422, "Unknown document."),
            [RejectionType.UnknownClaim] = (422, "Unknown claim."),
            [RejectionType.UnknownStatement] = (422, "Unknown statement."),
            [RejectionType.UnknownAct] = (422, "The code is not in the codebook."),
            [RejectionType.UnknownContext] = (422, "Not a PLOVER context."),
            [RejectionType.PassageBeyondDocument] = (422, "The passage extends past the end of the document."),
            [RejectionType.ActorIsMerged] = (409, "The actor is merged and accepts no change but an unmerge."),
            [RejectionType.ActorIsNotMerged] = (409, "The actor is not merged."),
            [RejectionType.MergeInCircle] = (409, "Merging would create a cycle."),
            [RejectionType.UnknownAlias] = (422, "The actor has no such alias, or it was withdrawn."),
            [RejectionType.UnknownAffiliation] = (422, "The actor has no affiliation with that number, or it was withdrawn."),
            [RejectionType.EndsBeforeItBegins] = (422, "The end precedes the beginning."),
            [RejectionType.UnknownEvidence] = (422, "The statement has no evidence with that number, or it was withdrawn."),
            [RejectionType.ChangesNothing] = (409, "The change has no effect."),
            [RejectionType.AlreadyInThatState] = (409, "Already in that state."),
        }.ToFrozenDictionary(
        pair => pair.Key, pair => new ProblemType(KebabEnum<RejectionType>.Format(pair.Key), pair.Value.Status, pair.Value.Title));

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        InvalidParameter,
        UnknownParameter,
        SameActor,
        InvalidJson,
        InvalidHeader,
        MalformedRequest,
        NoSuchAddress,
        MethodNotAllowed,
        StaleVersion,
        BodyTooLarge,
        UnsupportedMediaType, KeyReused, VersionRequired, Failed, Unavailable,
        .. Enum.GetValues<RejectionType>().Select(type => ByRejection[type]),
    ];

    /// <summary>The kind of a rejection.</summary>
    public static ProblemType From(RejectionType type) => ByRejection[type];

    /// <summary>An answer with an error.</summary>
    public static ProblemHttpResult Problem(ProblemType type, string detail, string? field = null) => TypedResults.Problem(
        detail,
        statusCode: type.Status,
        title: type.Title,
        type: type.Address,
        extensions: field is null ? null : [new("field", field)]);

    /// <summary>400: a query parameter is not what was expected.</summary>
    public static ProblemHttpResult Invalid(string name, string text, string expected) =>
        Problem(InvalidParameter, $"{name} is '{text}': expected {expected}.", name);

    /// <summary>Gives the framework's own problems, found before any endpoint runs, one of our kinds.</summary>
    public static void CustomizeProblemDetails(ProblemDetailsContext found)
    {
        var problem = found.ProblemDetails;
        if (problem.Type?.StartsWith("/problems/", StringComparison.Ordinal) == true) return;
        var request = found.HttpContext.Request;
        var (type, detail, field) = problem.Status switch
        {
            404 => (NoSuchAddress, $"{request.Path} does not exist.", null),
            405 => (MethodNotAllowed, $"{request.Path} does not support {request.Method}.", null),
            415 => (UnsupportedMediaType, $"{request.Path} does not accept Content-Type '{request.ContentType}'.", "Content-Type"),
            500 => (Failed, "See the server log for this trace ID.", null),
            _ => ((ProblemType?)null, "", (string?)null),
        };
        if (type is null) return;
        (problem.Type, problem.Title, problem.Detail) = (type.Address, type.Title, detail);
        if (field is not null) problem.Extensions["field"] = field;
    }

    /// <summary>An answer with a rejection.</summary>
    public static ProblemHttpResult Problem(Rejection rejection) => Problem(From(rejection.Type), rejection.Message, rejection.Field);

    /// <summary>404: there is no actor, document, claim or statement with an id.</summary>
    public static ProblemHttpResult NotFound(string what, string id, string? field = null) =>
        Problem(From(RejectionType.NotFound), $"There is no {what} '{id}'.", field);
}
