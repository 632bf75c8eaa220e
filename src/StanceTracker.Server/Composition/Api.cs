using Microsoft.AspNetCore.Http.Json;
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

/// <summary>The HTTP API: every endpoint.</summary>
internal static class Api
{
    /// <summary>Adds the services that the API needs on top of <see cref="Composition.Services.AddStanceTracker"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions))
        .AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.CustomizeProblemDetails)
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

    /// <summary>Maps all endpoints.</summary>
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

        var stances = api.MapGroup("").WithTags("Stances");
        GetBrief.Map(stances);
        ListStances.Map(stances);
        GetMatrix.Map(stances);
        GetStance.Map(stances);
        GetHistory.Map(stances);
        GetReplay.Map(stances);
        GetChanges.Map(stances);
        GetMethod.Map(stances);

        var statements = api.MapGroup("").WithTags("Statements");
        ListStatements.Map(statements);
        ListDuplicates.Map(statements);
        GetStatement.Map(statements);
        GetStatementTrail.Map(statements);
        RecordStatement.Map(statements);
        PreviewStatement.Map(statements);
        CorroborateStatement.Map(statements);
        WithdrawEvidence.Map(statements);
        CorrectStatement.Map(statements);
        PreviewCorrection.Map(statements);
        RetractStatement.Map(statements);
        ReinstateStatement.Map(statements);
        MergeStatement.Map(statements);

        var actors = api.MapGroup("").WithTags("Actors");
        ListActors.Map(actors);
        GetActor.Map(actors);
        GetActorTrail.Map(actors);
        IntroduceActor.Map(actors);
        AddAlias.Map(actors);
        WithdrawAlias.Map(actors);
        AffiliateActor.Map(actors);
        EndAffiliation.Map(actors);
        WithdrawAffiliation.Map(actors);
        CorrectActor.Map(actors);
        MergeActor.Map(actors);
        UnmergeActor.Map(actors);

        var documents = api.MapGroup("").WithTags("Documents");
        ListDocuments.Map(documents);
        GetDocument.Map(documents);
        GetDocumentTrail.Map(documents);
        RegisterDocument.Map(documents);
        CorrectDocument.Map(documents);
        RateDocument.Map(documents);
        WithdrawDocument.Map(documents);
        ReinstateDocument.Map(documents);

        var claims = api.MapGroup("").WithTags("Claims");
        ListClaims.Map(claims);
        GetClaim.Map(claims);
        GetClaimTrail.Map(claims);
        FrameClaim.Map(claims);
        CorrectClaim.Map(claims);
        ListReversals.Map(claims);
        ListDisputes.Map(claims);

        var alerts = api.MapGroup("").WithTags("Alerts");
        ListAlerts.Map(alerts);
        GetAlert.Map(alerts);
        SetAlert.Map(alerts);
        DeleteAlert.Map(alerts);
        ListDeliveries.Map(alerts);
        ResendDelivery.Map(alerts);

        var jobs = api.MapGroup("").WithTags("Jobs");
        ListQueues.Map(jobs);
        ListDeadJobs.Map(jobs);
        ReplayDeadJob.Map(jobs);

        var imports = api.MapGroup("").WithTags("Imports");
        ListImports.Map(imports);
        SendImport.Map(imports);
        GetImport.Map(imports);
        CancelImport.Map(imports);
        ListRejects.Map(imports);

        var acts = api.MapGroup("").WithTags("Acts");
        ListActs.Map(acts);

        var export = api.MapGroup("").WithTags("Export");
        ExportStatements.Map(export);
        ExportDyadPeriods.Map(export);

        var ledger = api.MapGroup("").WithTags("Ledger");
        GetLedger.Map(ledger);
        ListEvents.Map(ledger);
        FollowEvents.Map(ledger);

        var server = app.MapGroup("").WithTags("Server");
        Health.Map(server);
        ListProblems.Map(server);
        return app;
    }
}
