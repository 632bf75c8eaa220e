namespace StanceTracker.Server.Tests.Corners;

/// <summary>
/// The tables of four corners. The numbers are M/(E + κ), κ = (3.1/3.4)² = 0.831315, worked out by hand: a rebuke (111, −2) of weight 1 alone is −2/(1 + κ) = −1.092111, of 0.75 −1.5/(0.75 + κ) =
/// −0.948578, of 0.5 −1/(0.5 + κ) = −0.751137, of 0.2 −0.4/(0.2 + κ) = −0.387854; an agreement (057, 8) is 8/(1 + κ) = 4.368446; an assault (190, −10) is −10/(1 + κ) = −5.460557.
/// After 180 days a weight is half.
/// </summary>
internal static partial class Cases
{
    /// <summary>What changes an answer.</summary>
    public static IReadOnlyList<Case> Changing => [.. Statements, .. Documents, .. Actors];

    /// <summary>What changes none: names, descriptions, claims, and those that nobody has spoken of yet.</summary>
    public static IReadOnlyList<Case> Still { get; } = [.. new (string Claim, Call When)[]
    {
        ("an actor is introduced", Call.Introduced("stranger")),
        ("an alias is added", Call.AliasAdded("envoy", "The Envoy")),
        ("an alias is withdrawn", Call.AliasWithdrawn("envoy", "The Voice")),
        ("an actor is corrected", Call.ActorCorrected("land", "The Land", "bloc")),
        ("a document is registered", Call.Registered("broadcast")),
        ("a document is corrected", Call.DocumentCorrected("paper", "Another title")),
        ("a claim is framed", Call.Framed("strike", about: "envoy")),
        ("a claim is corrected", Call.ClaimCorrected("shelter", about: "envoy")),
    }.Select(still => new Case(
        still.Claim,
        [Call.AliasAdded("envoy", "The Voice"), Call.Recorded("rebuke")],
        [still.When],
        """
        | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
        | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | -1.092111 |
        """))];
}
