using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Briefs;
using StanceTracker.Server.Claims;
using StanceTracker.Server.Codebook;
using StanceTracker.Server.Exports;
using StanceTracker.Server.Imports;
using StanceTracker.Server.Jobs;
using StanceTracker.Server.Ledger;
using StanceTracker.Server.Stances;
using StanceTracker.Server.Statements;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Http;

/// <summary>The JSON of answers.</summary>
internal static class ApiJson
{
    /// <summary>Configures a serializer. An unknown value is written as null, not omitted: unknown is an answer.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        options.TypeInfoResolverChain.Insert(1, EventJson.Shapes);
        foreach (var converter in EventJson.Converters) options.Converters.Add(converter);
        options.Converters.Add(new NameConverter<StanceLabel>());
        options.Converters.Add(new NameConverter<Certainty>());
        options.Converters.Add(new NameConverter<HistoryStep>());
        options.Converters.Add(new NameConverter<ContributionChange>());
        options.Converters.Add(new NameConverter<QuadClass>());
        options.Converters.Add(new NameConverter<ImportState>());
        options.Converters.Add(new NameConverter<Direction>());
        options.Converters.Add(new NameConverter<StanceDirection>());
        options.Converters.Add(new NameConverter<DeliveryState>());
        options.Converters.Add(new LedgerEntryConverter());
    }
}

[JsonSerializable(typeof(StanceDetails))]
[JsonSerializable(typeof(StatementEvidenceRow))]
[JsonSerializable(typeof(DyadPeriodRow))]
[JsonSerializable(typeof(StanceListAnswer))]
[JsonSerializable(typeof(MatrixAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(ChangesAnswer))]
[JsonSerializable(typeof(BriefAnswer))]
[JsonSerializable(typeof(BriefLine))]
[JsonSerializable(typeof(ReplayLine))]
[JsonSerializable(typeof(System.Net.ServerSentEvents.SseItem<ReplayLine>))]
[JsonSerializable(typeof(ListAnswer<StatementView>))]
[JsonSerializable(typeof(ListAnswer<DuplicateView>))]
[JsonSerializable(typeof(ListAnswer<ActorView>))]
[JsonSerializable(typeof(ListAnswer<DocumentView>))]
[JsonSerializable(typeof(ListAnswer<ClaimView>))]
[JsonSerializable(typeof(ListAnswer<LedgerEntry>))]
[JsonSerializable(typeof(LedgerAnswer))]
[JsonSerializable(typeof(ListAnswer<TrailEntry>))]
[JsonSerializable(typeof(ActorView))]
[JsonSerializable(typeof(DocumentView))]
[JsonSerializable(typeof(ClaimView))]
[JsonSerializable(typeof(StatementView))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(ClaimAnswer))]
[JsonSerializable(typeof(ClaimStandAnswer<ReversalView>))]
[JsonSerializable(typeof(ClaimStandAnswer<DisputeView>))]
[JsonSerializable(typeof(ActsAnswer))]
[JsonSerializable(typeof(BatchResult))]
[JsonSerializable(typeof(AlertRequest))]
[JsonSerializable(typeof(ListAnswer<AlertView>))]
[JsonSerializable(typeof(ListAnswer<DeliveryView>))]
[JsonSerializable(typeof(WebhookMessage))]
[JsonSerializable(typeof(ListAnswer<QueueView>))]
[JsonSerializable(typeof(ListAnswer<DeadJobView>))]
[JsonSerializable(typeof(WriteReceipt))]
[JsonSerializable(typeof(PreviewAnswer))]
[JsonSerializable(typeof(ImportView))]
[JsonSerializable(typeof(ListAnswer<ImportView>))]
[JsonSerializable(typeof(ListAnswer<KeptReject>))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ProblemView[]))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
