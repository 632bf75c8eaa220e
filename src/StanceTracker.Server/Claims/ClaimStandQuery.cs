using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Claims;

/// <summary>Both clocks of queries about the standpoints taken on claims.</summary>
internal class ClaimClockParameters
{
    [FromQuery(Name = "asOf")]
    [Description("Count statements made by this day. `latest` is the last day the ledger covers. Default: today in UTC.")]
    public AsOfParameter? AsOf { get; init; }

    [FromQuery(Name = "knownAt")]
    [Description(Http.KnownAt.Description)]
    public KnownAtParameter? KnownAt { get; init; }
}

/// <summary>The parameters of the lists of reversals and disputes.</summary>
internal sealed class ClaimStandParameters : ClaimClockParameters
{
    [FromQuery(Name = "actor")]
    [Description("Only this actor, at its own level.")]
    public IdParameter<ActorId>? Actor { get; init; }

    [FromQuery(Name = "claim")]
    [Description("Only this claim.")]
    public IdParameter<ClaimId>? Claim { get; init; }

    [FromQuery(Name = "kind")]
    [Description("Only actors of this kind (in a dispute, both): state, organization, armed-group, bloc or person.")]
    public NameParameter<ActorKind>? Kind { get; init; }
}

/// <summary>A list of reversals or disputes at both clocks. All its pages reflect the same ledger position.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The link to the next page; null on the last. A page may be short and still have one.</param>
/// <param name="AsOf">Statements made by this day count.</param>
/// <param name="KnownAt">The ledger position whose knowledge the answer uses.</param>
/// <param name="Position">The ledger position that the rows reflect; equal to knownAt.</param>
internal sealed record ClaimStandAnswer<T>(IReadOnlyList<T> Items, string? Next, DateOnly AsOf, long KnownAt, long Position);

/// <summary>Reads the parameters of these lists.</summary>
/// <param name="knownAt">Finds positions.</param>
/// <param name="asOf">Finds days.</param>
/// <param name="ledger">Gives the newest position, the default for knownAt.</param>
/// <param name="actors">Finds survivors.</param>
/// <param name="claims">Finds claims.</param>
internal sealed class ClaimStandQuery(KnownAt knownAt, AsOf asOf, LedgerReader ledger, ActorQueries actors, ClaimQueries claims)
{
    /// <summary>The filter; or the answer if a parameter names an unknown actor or claim.</summary>
    public async Task<Found<ClaimStandFilter>> ReadAsync(ClaimStandParameters parameters, CancellationToken cancel)
    {
        var asked = await ReadClocksAsync(parameters, cancel);
        var found = await PairRoute.SurvivorAsync(parameters.Actor?.Value, "actor", asked.KnownAt, actors, cancel);
        if (!found.TryGet(out var survivor, out var answer)) return new(answer);
        if (parameters.Claim?.Value is { } id && await claims.FindAsync(id, await ledger.HeadAsync(cancel), cancel) is null)
            return new(Problems.NotFound("claim", id.Value, "claim"));
        return asked with { Actor = survivor, Claim = parameters.Claim?.Value, Kind = parameters.Kind?.Value };
    }

    /// <summary>Both clocks; the defaults are today and the newest position.</summary>
    public async Task<ClaimStandFilter> ReadClocksAsync(ClaimClockParameters clocks, CancellationToken cancel)
    {
        var position = await knownAt.FindAsync(clocks.KnownAt?.Value, cancel) ?? await ledger.HeadAsync(cancel);
        return new ClaimStandFilter(await asOf.FindAsync(clocks.AsOf?.Value, position, cancel) ?? asOf.Today, position);
    }
}
