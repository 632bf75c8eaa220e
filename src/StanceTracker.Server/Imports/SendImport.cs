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

namespace StanceTracker.Server.Imports;

/// <summary><c>POST /api/imports/{format}</c>: takes a file, plain, gzip or zip, and imports it when its turn has come: 202 with the address that shows how far it is.</summary>
internal static class SendImport
{
    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The file's format: `gdelt2`, `gdelt2-mentions`, `gdelt1`, `icews`, `phoenix`, `polecat`, `acled` or `jsonl`.")] string format,
        [FromQuery, Description("`true` checks every line and writes nothing.")] string? dryRun,
        [FromQuery, Description("`true` stops at the first rejected line.")] string? strict,
        ImportTable table,
        JobOutbox outbox,
        IOptions<ImportSettings> settings,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var mode = new ImportMode(query.Bool("dryRun", dryRun), query.Bool("strict", strict));
        if (query.Problem is { } problem) return problem;
        if (ImportFormat.Find(format) is not { } known) return Problems.NotFound("format", format, "format");
        var (author, invalid) = CommandEndpoint.Author(context);
        if (author is null) return invalid!;
        var (key, wrongKey) = CommandEndpoint.Key(context, author, $"{mode}");
        if (wrongKey is not null) return wrongKey;

        var max = settings.Value.MaxBytes;
        if (context.Request.ContentLength > max) return TooLarge(max);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = null;
        var (upload, sha256) = await UploadSpool.ReceiveAsync(context.Request.Body, settings.Value.Folder, max, cancel);
        if (upload is null) return TooLarge(max);
        await using (upload)
        {
            if (upload.Length == 0) return Problems.Problem(Problems.From(RejectionType.MissingField), "The body is empty; send the file to import.");
            var correlation = context.Request.Headers.ContainsKey(CommandEndpoint.CorrelationHeader) ? author.CorrelationId : null;
            var import = ImportRecord.New(known, author.RecordedBy, correlation, mode, upload.Length, clock.GetUtcNow());
            byte[] request = SHA256.HashData([.. key?.Request.ToArray() ?? [], .. sha256]);
            while (true)
            {
                var (earlier, isSame) = key is null ? (null, true) : await table.FindByKeyAsync(key.Value, request, cancel);
                if (!isSame) return Problems.Problem(Problems.KeyReused, $"The key '{key!.Value}' was already used for a different request.", CommandEndpoint.KeyHeader);
                if (earlier is not null) return Accepted(earlier);
                if (await table.TryAddAsync(import, upload, key?.Value, request, outbox, cancel)) return Accepted(import);
            }
        }
    }

    private static IResult Accepted(ImportRecord import) => TypedResults.Accepted($"/api/imports/{import.Id}", ImportView.From(import));

    private static IResult TooLarge(long max) => Problems.Problem(Problems.BodyTooLarge, $"The file is larger than {max} bytes. `stance import` accepts files of any size; the limit is {ImportSettings.Section}:{nameof(ImportSettings.MaxBytes)}.");
}
