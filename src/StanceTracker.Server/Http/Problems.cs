using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;

namespace StanceTracker.Server.Http;

/// <summary>A kind of error that callers can tell by its stable name.</summary>
/// <param name="Name">Its name; <c>/problems/{name}</c> is the RFC 9457 <c>type</c>, and an address that explains it.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">What is wrong, in general.</param>
internal sealed record ProblemType(string Name, int Status, string Title)
{
    /// <summary>The RFC 9457 type.</summary>
    public string Address => $"/problems/{Name}";
}

/// <summary>All kinds of errors, and answers that carry them.</summary>
internal static class Problems
{
    public static readonly ProblemType InvalidParameter = new("invalid-parameter", 400, "A parameter of the address is not of its form or range.");
    public static readonly ProblemType UnknownParameter = new("unknown-parameter", 400, "The address has a parameter that this call does not know.");
    public static readonly ProblemType SameActor = new("same-actor", 400, "An actor has no stance toward itself.");
    public static readonly ProblemType InvalidJson = new("invalid-json", 400, "The body is not JSON.");
    public static readonly ProblemType InvalidHeader = new("invalid-header", 400, "A header is not of its form.");
    public static readonly ProblemType MalformedRequest = new("malformed-request", 400, "The request does not keep to HTTP.");
    public static readonly ProblemType NoSuchAddress = new("no-such-address", 404, "Nothing answers at this address.");
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", 405, "The address does not take this method.");
    public static readonly ProblemType StaleVersion = new("stale-version", 412, "The stream has moved on from the version in If-Match.");
    public static readonly ProblemType BodyTooLarge = new("body-too-large", 413, "The body is larger than is taken.");
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", 415, "The body is of a media type that this call does not take.");
    public static readonly ProblemType KeyReused = new("idempotency-key-reused", 422, "The Idempotency-Key was used for another request.");
    public static readonly ProblemType VersionRequired = new("version-required", 428, "If-Match is required: the ETag of what you have seen.");
    public static readonly ProblemType Failed = new("internal-error", 500, "The server failed at something that is not the caller's fault.");
    public static readonly ProblemType Unavailable = new("ledger-unavailable", 503, "The ledger cannot be reached; with an Idempotency-Key it is safe to ask again.");

    private static readonly FrozenDictionary<RejectionType, ProblemType> OfRefusals = new Dictionary<RejectionType, (int Status, string Title)>
    {
        [RejectionType.InvalidField] = (422, "A field's value is not of its form or range."),
        [RejectionType.MissingField] = (422, "A required field is lacking."),
        [RejectionType.NotFound] = (404, "There is nothing of that id."),
        [RejectionType.AlreadyExists] = (409, "There is one of that id already."),
        [RejectionType.UnknownActor] = (422, "An actor that is named was never introduced."),
        [RejectionType.UnknownDocument] = (422, "A document that is named was never registered."),
        [RejectionType.UnknownClaim] = (422, "A claim that is named was never framed."),
        [RejectionType.UnknownStatement] = (422, "A statement that is named was never recorded."),
        [RejectionType.UnknownAct] = (422, "A code is not in the codebook."),
        [RejectionType.UnknownContext] = (422, "A context is not one of PLOVER's."),
        [RejectionType.PassageBeyondDocument] = (422, "A passage reaches beyond the end of its document."),
        [RejectionType.ActorIsMerged] = (409, "The actor is merged: its stream accepts only its unmerging."),
        [RejectionType.ActorIsNotMerged] = (409, "The actor is not merged."),
        [RejectionType.MergeInCircle] = (409, "An actor or a statement cannot be merged into itself, directly or in a circle."),
        [RejectionType.UnknownAlias] = (422, "The actor has no such alias, or it is withdrawn."),
        [RejectionType.UnknownAffiliation] = (422, "There is no affiliation of that number, or it is withdrawn."),
        [RejectionType.EndsBeforeItBegins] = (422, "It would end before it begins."),
        [RejectionType.UnknownEvidence] = (422, "There is no evidence of that number, or it is withdrawn."),
        [RejectionType.ChangesNothing] = (409, "It would change nothing."),
        [RejectionType.AlreadyInThatState] = (409, "It is so already."),
    }.ToFrozenDictionary(pair => pair.Key, pair => new ProblemType(KebabEnum<RejectionType>.Format(pair.Key), pair.Value.Status, pair.Value.Title));

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        InvalidParameter, UnknownParameter, SameActor, InvalidJson, InvalidHeader, MalformedRequest, NoSuchAddress, MethodNotAllowed, StaleVersion, BodyTooLarge,
        UnsupportedMediaType, KeyReused, VersionRequired, Failed, Unavailable,
        .. Enum.GetValues<RejectionType>().Select(type => OfRefusals[type]),
    ];

    /// <summary>The kind of a refusal.</summary>
    public static ProblemType From(RejectionType type) => OfRefusals[type];

    /// <summary>An answer that tells of an error.</summary>
    public static ProblemHttpResult Problem(ProblemType type, string detail, string? field = null) => TypedResults.Problem(
        detail,
        statusCode: type.Status,
        title: type.Title,
        type: type.Address,
        extensions: field is null ? null : [new("field", field)]);

    /// <summary>Gives the problems that the framework finds, before any call of ours is reached, a kind of ours.</summary>
    public static void Own(ProblemDetailsContext found)
    {
        var problem = found.ProblemDetails;
        if (problem.Type?.StartsWith("/problems/", StringComparison.Ordinal) == true) return;
        var request = found.HttpContext.Request;
        var (type, detail, field) = problem.Status switch
        {
            404 => (NoSuchAddress, $"Nothing answers at {request.Path}.", null),
            405 => (MethodNotAllowed, $"{request.Path} does not take {request.Method}.", null),
            415 => (UnsupportedMediaType, $"Content-Type is '{request.ContentType}', which {request.Path} does not take.", "Content-Type"),
            500 => (Failed, "It is in the server's log, under this trace id.", null),
            _ => ((ProblemType?)null, "", (string?)null),
        };
        if (type is null) return;
        (problem.Type, problem.Title, problem.Detail) = (type.Address, type.Title, detail);
        if (field is not null) problem.Extensions["field"] = field;
    }

    /// <summary>An answer that tells of a refusal.</summary>
    public static ProblemHttpResult Problem(Rejection rejection) => Problem(From(rejection.Type), rejection.Message, rejection.Field);

    /// <summary>An answer that there is no actor, document, claim or statement of an id.</summary>
    public static ProblemHttpResult NotFound(string what, string id, string? field = null) => Problem(From(RejectionType.NotFound), $"There is no {what} '{id}'.", field);
}
