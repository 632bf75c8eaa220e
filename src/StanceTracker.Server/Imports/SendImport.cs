using System.ComponentModel;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StanceTracker.Domain.Commands;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Server.Http;
using StanceTracker.Server.Jobs;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Imports;

/// <summary>
/// <c>POST /api/imports/{format}</c>: takes a file, plain, gzip or zip, to be imported in turn: 202 with the address of its progress.
/// </summary>
internal static class SendImport
{
    private static readonly Example Example = new(
        "\"event_id,event_date,source_name,source_sectors,source_country,cameo_code,"
            + "target_name,target_sectors,target_country,story_id,publisher\\n"
            + "32891065,2018-06-01,Japan,,Japan,032,Vietnam,,Vietnam,47400359,Vietnam News Agency Bulletin\\n\"",
        202,
        """
        {"id": "import-0199f3c1-d2e4-7a6b-8c5d-4e3f2a1b0c9d", "format": "icews", "state": "queued", "dryRun": false, "strict": false,
         "analyst": "amina", "bytes": 236, "bytesRead": 0,
         "rows": 0, "recorded": 0, "alreadyThere": 0, "noTarget": 0, "noSpeaker": 0, "toItself": 0, "waiting": 0, "rejected": 0,
         "attached": 0, "rejectedByReason": [], "error": null,
         "received": "2025-10-17T09:30:00.123456Z", "started": null, "finished": null}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/imports/{format}", HandleAsync)
        .Accepts<Stream>("application/octet-stream", "*/*")
        .WithUploadMetadata<ImportView>(
            "Import a file of event data: plain, gzip or zip, detected by content. Imports run one at a time; others wait.", Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The file's format: `gdelt2`, `gdelt2-mentions`, `gdelt1`, `icews`, `phoenix`, `polecat`, `acled` or `jsonl`.")]
        string format,
        [FromQuery, Description("`true` checks every line and writes nothing.")] BoolParameter? dryRun,
        [FromQuery, Description("`true` stops at the first rejected line.")] BoolParameter? strict,
        ImportTable table,
        JobOutbox outbox,
        IOptions<ImportSettings> settings,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var mode = new ImportMode(dryRun?.Value == true, strict?.Value == true);
        if (ImportFormat.Find(format) is not { } known) return Problems.NotFound("format", format, "format");
        if (!CommandEndpoint.Author(context).TryGet(out var author, out var problem)) return problem;
        if (!CommandEndpoint.TryReadKey(context, author, $"{mode}", out var key, out problem)) return problem;

        var max = settings.Value.MaxBytes;
        if (context.Request.ContentLength > max) return TooLarge(max);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = null;
        var (upload, sha256) = await UploadSpool.ReceiveAsync(context.Request.Body, settings.Value.Folder, max, cancel);
        if (upload is null) return TooLarge(max);
        await using (upload)
        {
            if (upload.Length == 0)
                return Problems.Problem(Problems.From(RejectionType.MissingField), "The body is empty; send the file to import.");
            var correlation = context.Request.Headers.ContainsKey(CommandEndpoint.CorrelationHeader) ? author.CorrelationId : null;
            var import = ImportRecord.New(known, author.RecordedBy, correlation, mode, upload.Length, clock.GetUtcNow());
            byte[] request = SHA256.HashData([.. key?.Request.ToArray() ?? [], .. sha256]);
            while (true)
            {
                var (earlier, isSame) = key is null ? (null, true) : await table.FindByKeyAsync(key.Value, request, cancel);
                if (!isSame)
                    return Problems.Problem(
                        Problems.KeyReused, $"The key '{key!.Value}' was already used for a different request.", CommandEndpoint.KeyHeader);
                if (earlier is not null) return Accepted(earlier);
                if (await table.TryAddAsync(import, upload, key?.Value, request, outbox, cancel)) return Accepted(import);
            }
        }
    }

    private static IResult Accepted(ImportRecord import) => TypedResults.Accepted($"/api/imports/{import.Id}", ImportView.From(import));

    private static IResult TooLarge(long max) =>
        Problems.Problem(
            Problems.BodyTooLarge,
            $"The file is larger than {max} bytes. `stance import` accepts files of any size; the limit is "
                + $"{ImportSettings.Section}:{nameof(ImportSettings.MaxBytes)}.");
}
