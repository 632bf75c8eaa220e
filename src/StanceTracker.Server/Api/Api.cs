using Microsoft.AspNetCore.Http.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Api.Actors;
using StanceTracker.Server.Api.Claims;
using StanceTracker.Server.Api.Documents;
using StanceTracker.Server.Api.Ledgers;
using StanceTracker.Server.Api.Stances;
using StanceTracker.Server.Api.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api;

/// <summary>The HTTP interface: every address, and what answers there.</summary>
internal static class Api
{
    /// <summary>Adds what the interface needs beside <see cref="Composition.Services.AddStanceTracker"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions))
        .AddProblemDetails()
        .AddExceptionHandler<Failures>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<KnownAt>()
        .AddSingleton<Recordings>()
        .AddSingleton<Replay>();

    /// <summary>Maps all addresses.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) => Formats.TakeSuffix(context, _ => next(context)));
        app.UseRouting();

        app.MapGet("/health/live", Health.Live);
        app.MapGet("/health/ready", Health.ReadyAsync);
        app.MapGet("/problems", ListProblems.HandleAll);
        app.MapGet("/problems/{name}", ListProblems.HandleOne);

        var api = app.MapGroup("/api").AddEndpointFilter(KnownParameters.FilterAsync);
        api.MapGet("/stances", ListStances.HandleAsync);
        api.MapGet("/stances/matrix", GetMatrix.HandleAsync);
        api.MapGet("/stances/{holder}/{target}", GetStance.HandleAsync);
        api.MapGet("/stances/{holder}/{target}/history", GetHistory.HandleAsync);
        api.MapGet("/stances/{holder}/{target}/replay", GetReplay.HandleAsync);

        api.MapGet("/statements", ListStatements.HandleAsync);
        api.MapGet("/statements/{id}", GetStatement.HandleAsync);
        api.MapGet("/statements/{id}/trail", GetTrail.HandleAsync);
        api.MapPost("/statements", RecordStatement.HandleAsync);
        api.MapPost("/statements/{id}/corroborations", WriteCalls.GoOn<StatementCorroborated>("/api/statements"));

        api.MapGet("/actors", ListActors.HandleAsync);
        api.MapGet("/actors/{id}", GetActor.HandleAsync);
        api.MapPost("/actors", WriteCalls.Begin<ActorIntroduced>("actor", "/api/actors"));
        api.MapPost("/actors/{id}/aliases", WriteCalls.GoOn<ActorAliasAdded>("/api/actors"));
        api.MapPost("/actors/{id}/affiliations", WriteCalls.GoOn<ActorAffiliated>("/api/actors"));

        api.MapGet("/documents", ListDocuments.HandleAsync);
        api.MapGet("/documents/{id}", GetDocument.HandleAsync);
        api.MapPost("/documents", WriteCalls.Begin<DocumentRegistered>("document", "/api/documents"));

        api.MapGet("/claims", ListClaims.HandleAsync);
        api.MapGet("/claims/{id}", GetClaim.HandleAsync);
        api.MapPost("/claims", WriteCalls.Begin<ClaimFramed>("claim", "/api/claims"));

        api.MapGet("/acts", ListActs.Handle);
        api.MapGet("/ledger/events", ListEvents.HandleAsync);
        return app;
    }
}
