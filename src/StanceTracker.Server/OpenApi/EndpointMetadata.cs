using StanceTracker.Server.Http;

namespace StanceTracker.Server.OpenApi;

/// <summary>What the OpenAPI document says of a call, in one line of the map of addresses.</summary>
internal static class EndpointMetadata
{
    /// <summary>A call that shows one thing.</summary>
    public static RouteHandlerBuilder WithReadMetadata<T>(this RouteHandlerBuilder call, string summary, Example? example = null) =>
        call.WithSummary(summary).Produces<T>(200, Formats.Json).WithExample(example);

    /// <summary>A call that lists: JSON, CSV or NDJSON.</summary>
    public static RouteHandlerBuilder WithListMetadata<T>(this RouteHandlerBuilder call, string summary, Example? example = null) =>
        call.WithSummary(summary).WithDescription("As CSV or NDJSON by `Accept`, or by the suffix `.csv` or `.ndjson`.").Produces<T>(200, Formats.Json).WithExample(example);

    /// <summary>A call that gives everything, row after row: NDJSON or CSV.</summary>
    public static RouteHandlerBuilder WithExportMetadata<T>(this RouteHandlerBuilder call, string summary) => call
        .WithSummary(summary)
        .WithDescription("NDJSON, or CSV by `Accept` or the suffix `.csv`; written as it is read, without an end of its own.")
        .Produces<T>(200, Formats.Ndjson, Formats.Csv);

    /// <summary>A call that begins something.</summary>
    public static RouteHandlerBuilder WithCreateMetadata(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithCreateMetadata<WriteReceipt>(summary, example)
        .WithDescription("Takes `X-Analyst` (who records; default: the system's user) and `Idempotency-Key`. 201 with `Location` and `ETag`.");

    /// <summary>A call that begins something and shows it.</summary>
    public static RouteHandlerBuilder WithCreateMetadata<T>(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithSummary(summary)
        .WithDescription("Takes `X-Analyst` (who asks; default: the system's user) and `Idempotency-Key`. 201 with `Location`.")
        .Produces<T>(201, Formats.Json)
        .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
        .WithExample(example);

    /// <summary>A call that goes on with something that the caller has seen.</summary>
    public static RouteHandlerBuilder WithAppendMetadata(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithCreateMetadata(summary, example)
        .WithDescription("Demands `If-Match` with the ETag. Takes `X-Analyst` (who records; default: the system's user) and `Idempotency-Key`. 201 with `Location` and `ETag`.")
        .ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    /// <summary>A call that sends what is worked on later.</summary>
    public static RouteHandlerBuilder WithUploadMetadata<T>(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithSummary(summary)
        .WithDescription("Takes `X-Analyst` (who records; default: the system's user) and `Idempotency-Key` (unless the first import under it failed or was cancelled, it is answered as the first time). 202 with `Location`.")
        .Produces<T>(202, Formats.Json)
        .ProducesProblem(404).ProducesProblem(413).ProducesProblem(422)
        .WithExample(example);

    /// <summary>A call that takes a body and writes nothing.</summary>
    public static RouteHandlerBuilder WithPreviewMetadata<T>(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithSummary(summary)
        .Produces<T>(200, Formats.Json)
        .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
        .WithExample(example);

    private static RouteHandlerBuilder WithExample(this RouteHandlerBuilder call, Example? example) => example is null ? call : call.WithMetadata(example);
}
