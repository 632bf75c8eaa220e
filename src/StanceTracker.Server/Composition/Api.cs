using Microsoft.AspNetCore.Http.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Actors;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Briefs;
using StanceTracker.Server.Claims;
using StanceTracker.Server.Codebook;
using StanceTracker.Server.Docs;
using StanceTracker.Server.Documents;
using StanceTracker.Server.Exports;
using StanceTracker.Server.Http;
using StanceTracker.Server.Imports;
using StanceTracker.Server.Jobs;
using StanceTracker.Server.Ledger;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Pages;
using StanceTracker.Server.Stances;
using StanceTracker.Server.Statements;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Composition;

/// <summary>The HTTP interface: every address, and what answers there.</summary>
internal static class Api
{
    /// <summary>Adds what the interface needs beside <see cref="Composition.Services.AddStanceTracker"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions))
        .AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Own)
        .AddExceptionHandler<ExceptionToProblem>()
        .AddOpenApiDocumentation()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<KnownAt>()
        .AddSingleton<AsOf>()
        .AddSingleton<CommandEndpoint>()
        .AddSingleton<TimeResolver>()
        .AddSingleton<RecentPairCache>()
        .AddSingleton<BriefNarrator>()
        .AddSingleton<BriefQueries>()
        .AddSingleton<ClaimStandQuery>()
        .AddSingleton<Replay>()
        .AddSingleton<HistoryReader>();

    /// <summary>Maps all addresses.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) => Formats.TakeSuffix(context, _ => next(context)));
        app.UseRouting();
        app.UseDocs();
        app.UsePages();

        app.MapOpenApi();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = OpenApiDocumentation.Page.TrimStart('/');
            page.SwaggerEndpoint("/openapi/v1.json", "StanceTracker");
            page.DocumentTitle = "StanceTracker: the API";
        });

        var api = app.MapGroup("/api").AddEndpointFilter(KnownParameters.FilterAsync).ProducesProblem(400).ProducesProblem(503);

        api.MapGet("/brief", GetBrief.HandleAsync).WithTags("Stances")
            .WithListMetadata<BriefAnswer>("Where the actors that matter most stand, and what changed between two days or two positions: moves, disputes, reversals, corrections, each with what explains it.", Examples.Brief);

        var stances = api.MapGroup("/stances").WithTags("Stances");
        stances.MapGet("", ListStances.HandleAsync).WithListMetadata<StanceListAnswer>("Current positions: a row per pair with a statement by asOf.", Examples.Stances);
        stances.MapGet("/matrix", GetMatrix.HandleAsync).WithListMetadata<MatrixAnswer>("A square of positions.", Examples.Matrix);
        stances.MapGet("/{holder}/{target}", GetStance.HandleAsync).WithReadMetadata<StanceDetails>("Where a holder stands toward a target.", Examples.Stance).ProducesProblem(404);
        stances.MapGet("/{holder}/{target}/history", GetHistory.HandleAsync).WithListMetadata<HistoryAnswer>("A pair's stance over time: a point at each period's end.", Examples.History).ProducesProblem(404);
        stances.MapGet("/{holder}/{target}/replay", GetReplay.HandleAsync).ProducesProblem(404)
            .WithSummary("How a pair's stance came about, event by event or statement by statement: NDJSON, or server-sent events.")
            .Produces<ReplayLine>(200, Formats.Ndjson, Formats.EventStream, Formats.Csv);
        stances.MapGet("/{holder}/{target}/changes", GetChanges.HandleAsync).WithListMetadata<ChangesAnswer>("Why one answer about a pair is not another: what part each statement has in the difference.", Examples.Changes)
            .ProducesProblem(404);

        var statements = api.MapGroup("/statements").WithTags("Statements");
        statements.MapGet("", ListStatements.HandleAsync).WithListMetadata<ListAnswer<StatementView>>("Statements, in the order of their recording.");
        statements.MapGet($"/{ListDuplicates.Segment}", ListDuplicates.HandleAsync)
            .WithListMetadata<ListAnswer<DuplicateView>>("Pairs of statements that look like one recorded twice, in the order of the later one's recording.").ProducesProblem(404);
        statements.MapGet("/{id}", GetStatement.HandleAsync).WithReadMetadata<StatementView>("One statement as it stands.").ProducesProblem(404);
        statements.MapGet("/{id}/trail", GetStatementTrail.HandleAsync).WithListMetadata<ListAnswer<TrailEntry>>("Every event that touched a statement, with who, when and why, and what it changed.").ProducesProblem(404);
        statements.MapPost("", RecordStatement.HandleAsync).Accepts<StatementRecorded>(Formats.Json, Formats.Ndjson).Produces<BatchResult>(200)
            .WithCreateMetadata("Record a statement (an object), or many, each on its own (an array, or NDJSON). Without an id it gets one.", Examples.Statement);
        statements.MapPost("/preview", PreviewStatement.HandleAsync).Accepts<StatementRecorded>(Formats.Json)
            .WithPreviewMetadata<PreviewAnswer>("The positions of every pair that a statement would count for, without it and with it. It is checked as if it were recorded, and nothing is written.", Examples.Preview);
        statements.MapPost("/{id}/corroborations", CommandEndpoints.Append<StatementCorroborated>("/api/statements")).Accepts<StatementCorroborated>(Formats.Json)
            .WithAppendMetadata("Another document, or passage, reports the same statement.", Examples.Corroboration);
        statements.MapPost("/{id}/evidence-withdrawals", CommandEndpoints.Append<StatementEvidenceWithdrawn>("/api/statements")).Accepts<StatementEvidenceWithdrawn>(Formats.Json)
            .WithAppendMetadata("A piece of evidence does not count any more. It is named by its number in the statement.", Examples.EvidenceWithdrawal);
        statements.MapPost("/{id}/corrections", CorrectStatement.HandleAsync).Accepts<StatementCorrected>(Formats.Json)
            .WithAppendMetadata("The whole coded content anew, but for its evidence.", Examples.StatementCorrection);
        statements.MapPost("/{id}/corrections/preview", PreviewCorrection.HandleAsync).Accepts<StatementCorrected>(Formats.Json)
            .WithPreviewMetadata<PreviewAnswer>("The positions of every pair that a correction would move, before it and after it. It is checked as if it were recorded, and nothing is written.", Examples.CorrectionPreview)
            .ProducesProblem(404);
        statements.MapPost("/{id}/retractions", CommandEndpoints.Append<StatementRetracted>("/api/statements")).Accepts<StatementRetracted>(Formats.Json)
            .WithAppendMetadata("It does not count until it is reinstated; its trail stays.", Examples.Reason);
        statements.MapPost("/{id}/reinstatements", CommandEndpoints.Append<StatementReinstated>("/api/statements")).Accepts<StatementReinstated>(Formats.Json)
            .WithAppendMetadata("A retracted statement counts again.", Examples.Reason);
        statements.MapPost("/{id}/merges", MergeStatement.HandleAsync).Accepts<StatementMerge>(Formats.Json)
            .WithAppendMetadata("This statement is another one recorded twice: it is retracted, and its standing evidence corroborates the other, which stays.", Examples.StatementMerge);

        var actors = api.MapGroup("/actors").WithTags("Actors");
        actors.MapGet("", ListActors.HandleAsync).WithListMetadata<ListAnswer<ActorView>>("The directory of actors.");
        actors.MapGet("/{id}", GetActor.HandleAsync).WithReadMetadata<ActorView>("One actor; 307 to its survivor if it is merged by then.").ProducesProblem(404);
        actors.MapGet("/{id}/trail", GetActorTrail.HandleAsync).WithListMetadata<ListAnswer<TrailEntry>>("Every event that touched an actor, with who, when and why, and what it changed. That of a merged actor stays at its own address.").ProducesProblem(404);
        actors.MapPost("", CommandEndpoints.Create<ActorIntroduced>("/api/actors")).Accepts<ActorIntroduced>(Formats.Json).WithCreateMetadata("Introduce an actor.", Examples.Actor);
        actors.MapPost("/{id}/aliases", CommandEndpoints.Append<ActorAliasAdded>("/api/actors")).Accepts<ActorAliasAdded>(Formats.Json)
            .WithAppendMetadata("Add another name, or spelling, of an actor.", Examples.Alias);
        actors.MapPost("/{id}/alias-withdrawals", CommandEndpoints.Append<ActorAliasWithdrawn>("/api/actors")).Accepts<ActorAliasWithdrawn>(Formats.Json)
            .WithAppendMetadata("An actor never went by that name.", Examples.AliasWithdrawal);
        actors.MapPost("/{id}/affiliations", CommandEndpoints.Append<ActorAffiliated>("/api/actors")).Accepts<ActorAffiliated>(Formats.Json)
            .WithAppendMetadata("Tie an actor to one that it speaks for.", Examples.Affiliation);
        actors.MapPost("/{id}/affiliation-ends", CommandEndpoints.Append<ActorAffiliationEnded>("/api/actors")).Accepts<ActorAffiliationEnded>(Formats.Json)
            .WithAppendMetadata("A tie held until a day. It is named by its number in the actor.", Examples.AffiliationEnd);
        actors.MapPost("/{id}/affiliation-withdrawals", CommandEndpoints.Append<ActorAffiliationWithdrawn>("/api/actors")).Accepts<ActorAffiliationWithdrawn>(Formats.Json)
            .WithAppendMetadata("A tie never held.", Examples.AffiliationWithdrawal);
        actors.MapPost("/{id}/corrections", CommandEndpoints.Append<ActorCorrected>("/api/actors")).Accepts<ActorCorrected>(Formats.Json)
            .WithAppendMetadata("Name, kind and codes anew.", Examples.ActorCorrection);
        actors.MapPost("/{id}/merges", CommandEndpoints.Append<ActorMerged>("/api/actors")).Accepts<ActorMerged>(Formats.Json)
            .WithAppendMetadata("This actor is the same as another, which survives: every reference to it then means the survivor.", Examples.Merge);
        actors.MapPost("/{id}/unmerges", CommandEndpoints.Append<ActorUnmerged>("/api/actors")).Accepts<ActorUnmerged>(Formats.Json)
            .WithAppendMetadata("It is not the same after all. Its ETag is that of its trail, since its own address leads to the survivor.", Examples.Reason);

        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("", ListDocuments.HandleAsync).WithListMetadata<ListAnswer<DocumentView>>("The directory of documents.");
        documents.MapGet("/{id}", GetDocument.HandleAsync).WithReadMetadata<DocumentView>("One document.").ProducesProblem(404);
        documents.MapGet("/{id}/trail", GetDocumentTrail.HandleAsync).WithListMetadata<ListAnswer<TrailEntry>>("Every event that touched a document, with who, when and why, and what it changed.").ProducesProblem(404);
        documents.MapPost("", CommandEndpoints.Create<DocumentRegistered>("/api/documents")).Accepts<DocumentRegistered>(Formats.Json)
            .WithCreateMetadata("Register a document. Its text is not taken, only its digest and length.", Examples.Document);
        documents.MapPost("/{id}/corrections", CommandEndpoints.Append<DocumentCorrected>("/api/documents")).Accepts<DocumentCorrected>(Formats.Json)
            .WithAppendMetadata("Its description anew. Its reliability is rated, not corrected.", Examples.DocumentCorrection);
        documents.MapPost("/{id}/ratings", CommandEndpoints.Append<DocumentRated>("/api/documents")).Accepts<DocumentRated>(Formats.Json)
            .WithAppendMetadata("Its source's reliability is judged anew.", Examples.Rating);
        documents.MapPost("/{id}/withdrawals", CommandEndpoints.Append<DocumentWithdrawn>("/api/documents")).Accepts<DocumentWithdrawn>(Formats.Json)
            .WithAppendMetadata("Its evidence does not count until it is reinstated.", Examples.Reason);
        documents.MapPost("/{id}/reinstatements", CommandEndpoints.Append<DocumentReinstated>("/api/documents")).Accepts<DocumentReinstated>(Formats.Json)
            .WithAppendMetadata("Its evidence counts again.", Examples.Reason);

        var claims = api.MapGroup("/claims").WithTags("Claims");
        claims.MapGet("", ListClaims.HandleAsync).WithListMetadata<ListAnswer<ClaimView>>("The directory of claims.");
        claims.MapGet("/{id}", GetClaim.HandleAsync).WithReadMetadata<ClaimAnswer>("One claim, and who asserts, denies, questions or declines it over time.").ProducesProblem(404);
        claims.MapGet("/{id}/trail", GetClaimTrail.HandleAsync).WithListMetadata<ListAnswer<TrailEntry>>("Every event that touched a claim, with who, when and why, and what it changed.").ProducesProblem(404);
        claims.MapPost("", CommandEndpoints.Create<ClaimFramed>("/api/claims")).Accepts<ClaimFramed>(Formats.Json).WithCreateMetadata("Frame a claim.", Examples.Claim);
        claims.MapPost("/{id}/corrections", CommandEndpoints.Append<ClaimCorrected>("/api/claims", given: "claim")).Accepts<ClaimCorrected>(Formats.Json)
            .WithAppendMetadata("Proposition and actors anew.", Examples.ClaimCorrection);
        api.MapGet("/reversals", ListReversals.HandleAsync).WithTags("Claims").ProducesProblem(404)
            .WithListMetadata<ClaimStandAnswer<ReversalView>>("Who changed its position on a claim, and by which statement, each once, at the highest level: by claim, actor and day.", Examples.Reversals);
        api.MapGet("/disputes", ListDisputes.HandleAsync).WithTags("Claims").ProducesProblem(404)
            .WithListMetadata<ClaimStandAnswer<DisputeView>>("Who asserts what another denies, neither speaking for the other, each once, at the highest level: by claim and actors.", Examples.Disputes);

        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("", ListAlerts.HandleAsync).WithListMetadata<ListAnswer<AlertView>>("The alerts, in the order of their setting.");
        alerts.MapGet("/{id}", GetAlert.HandleAsync).WithReadMetadata<AlertView>("One alert: how far it has watched, and what it has to tell.").ProducesProblem(404);
        alerts.MapPost("", SetAlert.HandleAsync).Accepts<AlertRequest>(Formats.Json)
            .WithCreateMetadata<AlertView>("Set a threshold: a webhook is called when a recorded event moves a stance of a pair, or of any pair of an actor, across it.", Examples.Alert);
        alerts.MapDelete("/{id}", DeleteAlert.HandleAsync).WithSummary("Take an alert away, with its deliveries.").Produces(204).ProducesProblem(404);
        alerts.MapGet("/{id}/deliveries", ListDeliveries.HandleAsync).WithListMetadata<ListAnswer<DeliveryView>>("What an alert has to tell, in the order of sending.").ProducesProblem(404);
        alerts.MapPost("/{id}/deliveries/{number}/resends", ResendDelivery.HandleAsync).Produces<DeliveryView>(202, Formats.Json).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Send a delivery again that is dead, or was delivered: it waits in its place, with all its tries before it.");

        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", ListQueues.HandleAsync).WithListMetadata<ListAnswer<QueueView>>("The queues of background work, and how much is in them.");
        jobs.MapGet("/dead-letters", ListDeadJobs.HandleAsync).WithListMetadata<ListAnswer<DeadJobView>>("The jobs that failed for good, in the order of their ids.");
        jobs.MapPost("/dead-letters/{id}/replays", ReplayDeadJob.HandleAsync).Produces<DeadJobView>(202, Formats.Json).ProducesProblem(404)
            .WithSummary("Send a job again that failed for good, with all its tries before it.");

        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", ListImports.HandleAsync).WithListMetadata<ListAnswer<ImportView>>("The imports over HTTP and of `stance import`, the newest first.");
        imports.MapPost("/{format}", SendImport.HandleAsync).Accepts<Stream>("application/octet-stream", "*/*")
            .WithUploadMetadata<ImportView>("Import a file of event data: plain, gzip or zip, told by its first bytes, whatever its media type. One at a time is imported; others wait.", Examples.Import);
        imports.MapGet("/{id}", GetImport.HandleAsync).WithReadMetadata<ImportView>("How far an import is, and what became of it.").ProducesProblem(404);
        imports.MapPost("/{id}/cancellations", CancelImport.HandleAsync)
            .WithReadMetadata<ImportView>("Ask an import to stop. What it has recorded stays; one that has ended is left as it is.").ProducesProblem(404);
        imports.MapGet("/{id}/rejects", ListRejects.HandleAsync).WithListMetadata<ListAnswer<KeptReject>>("The lines that an import rejected, with line number, column and reason.").ProducesProblem(404);

        api.MapGet("/method", GetMethod.Handle).WithReadMetadata<MethodAnswer>("The stance method: its constants, the bounds of its labels and its tables.").WithTags("Stances");
        api.MapGet("/acts", ListActs.Handle).WithListMetadata<ActsAnswer>("The CAMEO codebook with the intensities of a score table.").WithTags("Acts");
        var export = api.MapGroup("/export").WithTags("Export");
        export.MapGet("/statements", ExportStatements.HandleAsync).WithExportMetadata<StatementEvidenceRow>("Statements with where they come from: a row per piece of evidence.");
        export.MapGet("/dyad-periods", ExportDyadPeriods.HandleAsync).WithExportMetadata<DyadPeriodRow>("Directed pairs by day, week, month or year: counts, intensities and stance.");

        api.MapGet("/ledger", GetLedger.HandleAsync).WithReadMetadata<LedgerAnswer>("How far the ledger reaches: its newest position, and the days of its statements.").WithTags("Ledger");
        api.MapGet("/ledger/events", ListEvents.HandleAsync).WithListMetadata<ListAnswer<LedgerEntry>>("The ledger itself; NDJSON streams all of it.").WithTags("Ledger");
        api.MapGet("/stream", FollowEvents.HandleAsync).ProducesProblem(404).WithTags("Ledger")
            .WithSummary("Every event as it is committed: server-sent events that go on behind Last-Event-ID.")
            .Produces<LedgerEntry>(200, Formats.EventStream);

        app.MapGet("/health/live", Health.Live).WithReadMetadata<HealthAnswer>("The process is alive.").WithTags("Server");
        app.MapGet("/health/ready", Health.ReadyAsync).WithReadMetadata<HealthAnswer>("The server can answer questions: it reaches its database.").ProducesProblem(503).WithTags("Server");
        app.MapGet("/problems", ListProblems.HandleAll).WithReadMetadata<ProblemView[]>("The kinds of errors there are.").WithTags("Server");
        app.MapGet("/problems/{name}", ListProblems.HandleOne).WithReadMetadata<ProblemView>("What a kind of error means.").ProducesProblem(404).WithTags("Server");
        return app;
    }
}
