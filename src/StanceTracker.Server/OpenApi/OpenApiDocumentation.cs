using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.OpenApi;

/// <summary>The OpenAPI document: what the types alone cannot express.</summary>
internal static class OpenApiDocumentation
{
    private const string SlugPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// <summary>The path of the browsable documentation.</summary>
    public const string Page = "/api/docs";

    /// <summary>Adds the document, at <c>/openapi/v1.json</c>.</summary>
    public static IServiceCollection AddOpenApiDocumentation(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = type =>
            type.Type.IsAssignableTo(typeof(IQueryParameter)) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "StanceTracker",
                Version = typeof(OpenApiDocumentation).Assembly.GetName().Version!.ToString(3),
                Description = """
                    Statements of international actors as events in an append-only ledger, and where every actor stands toward every
                    other: on any day (`asOf`), as known at any moment (`knownAt`).

                    Every list is also available as CSV and NDJSON, by `Accept` or a suffix (`/api/stances.csv`). Errors are RFC 9457
                    problem details with a stable `type`, explained at that address, and the `field` at fault. Writes accept `X-Analyst`
                    (the author) and `Idempotency-Key` (a repeated request with the same key and content gets the first answer); changes
                    to a resource require `If-Match` with its ETag.
                    """,
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(async (schema, context, cancel) =>
        {
            Shape(schema, context.JsonTypeInfo.Type);

            // The exporter does not describe items that a converter writes.
            if (schema is { Type: { } kind, Items: null }
                && kind.HasFlag(JsonSchemaType.Array)
                && context.JsonTypeInfo.ElementType is { } items)
                schema.Items = await context.GetOrCreateSchemaAsync(items, null, cancel);
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<Example>()) example.Put(operation);
            foreach (var header in operation.Responses?.Keys.Any(status => status is "201" or "202") == true
                && operation.RequestBody is not null ? Headers(operation) : []) (operation.Parameters ??= []).Add(header);
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                if (parameter.In == ParameterLocation.Path) parameter.Example ??= Example.ForPath(parameter.Name!);
                else if (parameter.Name == "asOf") parameter.Example ??= AsOf.Latest;
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>The headers of writes. None is bound by name, so the exporter cannot see them.</summary>
    private static IEnumerable<OpenApiParameter> Headers(OpenApiOperation operation)
    {
        if (operation.Responses?.ContainsKey("428") == true)
            yield return Header("If-Match", "The ETag of the version you have seen, or `*`.", required: true);
        yield return Header(CommandEndpoint.AnalystHeader, "The analyst who records. Default: the system user.");
        yield return Header(
            CommandEndpoint.KeyHeader, "Makes retries safe: a repeated request with the same key and content gets the first answer.");
        yield return Header(CommandEndpoint.CorrelationHeader, "Groups related writes.");

        static OpenApiParameter Header(string name, string description, bool required = false) => new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }

    /// <summary>Describes values that a converter writes, whose form the exporter cannot know.</summary>
    private static void Shape(OpenApiSchema schema, Type written)
    {
        var type = Nullable.GetUnderlyingType(written) ?? written;
        if (type.IsAssignableTo(typeof(IQueryParameter)))
            (schema.Type, schema.Format, schema.Description) = (JsonSchemaType.String, type == typeof(DayParameter) ? "date" : null, null);
        else if (type == typeof(ActorId) || type == typeof(DocumentId) || type == typeof(ClaimId) || type == typeof(StatementId))
            Text(SlugPattern);
        else if (type == typeof(ActCode)) Text("^[0-9]{2,4}$");
        else if (type == typeof(Sha256Digest)) Text("^[0-9a-f]{64}$");
        else if (type == typeof(DateOnly))
            (schema.Type, schema.Format) = (JsonSchemaType.String | (type == written ? 0 : JsonSchemaType.Null), "date");
        else if (type.IsEnum) NamesOf(type);
        else if (type == typeof(LedgerEntry))
            (
                schema.Type,
                schema.Properties,
                schema.Required) = (JsonSchemaType.Object, EntryProperties(), EntryProperties().Keys.ToHashSet());
        else if (type == typeof(StatementRecorded)) schema.Required!.Remove("statement"); // the server assigns one
        else if (type == typeof(QuadCounts) || type == typeof(Sums))
            schema.Required = schema.Properties?.Keys.ToHashSet(); // the exporter omits them in a reference
        else if (type.IsAssignableTo(typeof(StanceAnswer)))
            schema.Required!.UnionWith(
                typeof(StanceAnswer).GetProperties().Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name)));
        else if (type.IsAssignableTo(typeof(StatementRow))) Computed(schema, type);
        else if (type.IsAssignableTo(typeof(EstimateFields)))
            schema.Required = schema.Properties!.Keys.Where(name => name is not ("contributions" or "sums")).ToHashSet();
        else if (Fields(type) is { } fields)
            (
                schema.Type,
                schema.Properties,
                schema.Required) = (JsonSchemaType.Object, fields, fields.Keys.Except(["note", "extent", "sha256"]).ToHashSet());

        void Text(string pattern) => (schema.Type, schema.Pattern) = (JsonSchemaType.String | (schema.Type ?? 0), pattern);

        void NamesOf(Type names)
        {
            var all = (string)typeof(KebabEnum<>).MakeGenericType(names).GetProperty("All")!.GetValue(null)!;
            (schema.Type, schema.Enum) = (JsonSchemaType.String, OneOf(all));
        }
    }

    /// <summary>
    /// Describes an object whose properties are computed: all of them are written, and null only where their types say so. The exporter
    /// takes properties that can't be set for optional.
    /// </summary>
    private static void Computed(OpenApiSchema schema, Type type)
    {
        schema.Required = schema.Properties!.Keys.ToHashSet();
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (nullability.Create(property).ReadState == NullabilityState.NotNull
                && schema.Properties[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] is OpenApiSchema described)
                described.Type &= ~JsonSchemaType.Null;
        }
    }

    private static List<JsonNode> OneOf(string names) => [.. names.Split(", ").Select(name => (JsonNode)name)];

    /// <summary>The fields of values that are read through a plain record (<see cref="CheckedConverter{T, TFields}"/>).</summary>
    private static Dictionary<string, IOpenApiSchema>? Fields(Type type)
    {
        static OpenApiSchema Day() => new() { Type = JsonSchemaType.String, Format = "date" };
        static OpenApiSchema Basis() => new() { Type = JsonSchemaType.String, Enum = ["stated", "inferred"] };
        if (type == typeof(SaidOn))
        {
            return new()
            {
                ["earliest"] = Day(),
                ["latest"] = Day(),
                ["basis"] = Basis(),
                ["note"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["extent"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = OneOf(KebabEnum<Extent>.All),
                    Description =
                        "`within`: made once, on an unknown day of the span. `throughout`: held on every day of it. Default: `within`.",
                },
            };
        }

        if (type == typeof(Published)) return new() { ["earliest"] = Day(), ["latest"] = Day(), ["basis"] = Basis() };
        if (type == typeof(ClaimStand))
        {
            return new()
            {
                ["claim"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SlugPattern },
                ["position"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = OneOf(KebabEnum<Standpoint>.All) },
            };
        }

        if (type != typeof(Passage)) return null;
        return new()
        {
            ["start"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
            ["end"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
            ["sha256"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{64}$" },
        };
    }

    private static Dictionary<string, IOpenApiSchema> EntryProperties()
    {
        static OpenApiSchema Of(JsonSchemaType type, string? format = null) => new() { Type = type, Format = format };
        return new()
        {
            ["position"] = Of(JsonSchemaType.Integer, "int64"),
            ["stream"] = Of(JsonSchemaType.String),
            ["version"] = Of(JsonSchemaType.Integer, "int64"),
            ["type"] = Of(JsonSchemaType.String),
            ["recordedAt"] = Of(JsonSchemaType.String, "date-time"),
            ["recordedBy"] = Of(JsonSchemaType.String),
            ["correlationId"] = Of(JsonSchemaType.String | JsonSchemaType.Null),
            ["causationId"] = Of(JsonSchemaType.String | JsonSchemaType.Null),
            ["data"] = Of(JsonSchemaType.Object),
        };
    }
}
