using StanceTracker.Server.Http;

namespace StanceTracker.Server.OpenApi;

/// <summary>What the OpenAPI document says about each kind of endpoint.</summary>
internal static class EndpointMetadata
{
    /// <summary>Reads one resource.</summary>
    public static RouteHandlerBuilder WithReadMetadata<T>(this RouteHandlerBuilder call, string summary, Example? example = null) =>
        call.WithSummary(summary).Produces<T>(200, Formats.Json).WithExample(example);

    /// <summary>Lists as JSON, CSV or NDJSON.</summary>
    public static RouteHandlerBuilder WithListMetadata<T>(this RouteHandlerBuilder call, string summary, Example? example = null) =>
        call
            .WithSummary(summary)
            .WithDescription("Also available as CSV or NDJSON, by `Accept` or the suffix `.csv` or `.ndjson`.")
            .Produces<T>(200, Formats.Json)
            .WithExample(example);

    /// <summary>Streams all rows as NDJSON or CSV.</summary>
    public static RouteHandlerBuilder WithExportMetadata<T>(this RouteHandlerBuilder call, string summary) => call
        .WithSummary(summary)
        .WithDescription("NDJSON, or CSV by `Accept` or the suffix `.csv`; streamed in full.")
        .Produces<T>(200, Formats.Ndjson, Formats.Csv);

    /// <summary>Creates a resource.</summary>
    public static RouteHandlerBuilder WithCreateMetadata(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithCreateMetadata<WriteReceipt>(summary, example)
        .WithDescription(
            "`X-Analyst` names the author (default: the system user); `Idempotency-Key` makes retries safe. Answers 201 with `Location` "
                + "and `ETag`.");

    /// <summary>Creates a resource and returns it.</summary>
    public static RouteHandlerBuilder WithCreateMetadata<T>(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithSummary(summary)
        .WithDescription(
            "`X-Analyst` names the author (default: the system user); `Idempotency-Key` makes retries safe. Answers 201 with `Location`.")
        .Produces<T>(201, Formats.Json)
        .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
        .WithExample(example);

    /// <summary>Changes a resource at the version that the caller has seen.</summary>
    public static RouteHandlerBuilder WithAppendMetadata(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithCreateMetadata(summary, example)
        .WithDescription(
            "Requires `If-Match` with the ETag. `X-Analyst` names the author (default: the system user); `Idempotency-Key` makes retries "
                + "safe. Answers 201 with `Location` and `ETag`.")
        .ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    /// <summary>Uploads a file for later processing.</summary>
    public static RouteHandlerBuilder WithUploadMetadata<T>(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithSummary(summary)
        .WithDescription(
            "`X-Analyst` names the author (default: the system user). A repeated `Idempotency-Key` returns the first import, unless that "
                + "failed or was cancelled. Answers 202 with `Location`.")
        .Produces<T>(202, Formats.Json)
        .ProducesProblem(404).ProducesProblem(413).ProducesProblem(422)
        .WithExample(example);

    /// <summary>Takes a body but writes nothing.</summary>
    public static RouteHandlerBuilder WithPreviewMetadata<T>(this RouteHandlerBuilder call, string summary, Example example) => call
        .WithSummary(summary)
        .Produces<T>(200, Formats.Json)
        .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
        .WithExample(example);

    private static RouteHandlerBuilder WithExample(this RouteHandlerBuilder call, Example? example) =>
        example is null ? call : call.WithMetadata(example);
}
