namespace StanceTracker.Server.Tests.Corners;

/// <content>Statements.</content>
internal static partial class Cases
{
    private static IEnumerable<Case> Statements =>
    [
        new(
            "a statement is recorded",
            Given: [],
            When: [Call.Recorded("rebuke")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | unknown | -1.092111 |
            """),
        new(
            "a statement is corroborated: of 1 − (1 − 0.5)² it weighs 0.75",
            Given: [Call.Recorded("rebuke", document: "paper", credibility: 6)],
            When: [Call.Corroborated("rebuke", document: "wire", credibility: 6)],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -0.751137 | -0.948578 |
            """),
        new(
            "one of two pieces of evidence is withdrawn",
            Given: [Call.Recorded("rebuke", document: "paper", credibility: 6), Call.Corroborated("rebuke", document: "wire", credibility: 6)],
            When: [Call.EvidenceWithdrawn("rebuke", 1)],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -0.948578 | -0.751137 |
            """),
        new(
            "the only piece of evidence is withdrawn",
            Given: [Call.Recorded("rebuke")],
            When: [Call.EvidenceWithdrawn("rebuke", 1)],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | unknown |
            """),
        new(
            "a statement is moved 180 days back, to when the envoy did not speak for the ministry yet: the day before 1 June it weighs 2^(−179/180)",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Corrected("rebuke", on: "2022-12-03")],
            """
            | envoy → rival          | 2022-12-02 | unknown   | unknown   |
            | envoy → rival          | 2022-12-03 | unknown   | -1.092111 |
            | envoy → rival          | 2023-05-31 | unknown   | -0.752944 |
            | envoy → rival          | 2023-06-01 | -1.092111 | -0.751137 |
            | ministry, land → rival | 2022-12-03 | unknown   | unknown   |
            | ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | ministry, land → rival | 2023-06-01 | -1.092111 | unknown   |
            """),
        new(
            "a statement's act is corrected",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Corrected("rebuke", act: "057")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown  |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | 4.368446 |
            """),
        new(
            "a statement's target is corrected",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Corrected("rebuke", toward: "other")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | unknown   |
            | envoy, ministry, land → other | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → other | 2023-06-01 | unknown   | -1.092111 |
            """),
        new(
            "a statement's speaker is corrected: it was the land's, and not its envoy's",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Corrected("rebuke", by: "land")],
            """
            | envoy, ministry → rival       | 2023-06-01 | -1.092111 | unknown   |
            | land → rival                  | 2023-06-01 | -1.092111 | -1.092111 |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            """),
        new(
            "a statement turns out to be a personal one",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Corrected("rebuke", capacity: "personal")],
            """
            | envoy → rival                 | 2023-06-01 | -1.092111 | -1.092111 |
            | ministry, land → rival        | 2023-06-01 | -1.092111 | unknown   |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            """),
        new(
            "a statement turns out to hang on a condition, and weighs half",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Corrected("rebuke", modality: "conditional")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | -0.751137 |
            """),
        new(
            "a statement is retracted and reinstated",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Retracted("rebuke"), Call.Reinstated("rebuke")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | unknown | -1.092111 |
            """),
        new(
            "a statement is corrected while it is retracted: it comes back as corrected",
            Given: [Call.Recorded("rebuke"), Call.Retracted("rebuke")],
            When: [Call.Corrected("rebuke", act: "190"), Call.Reinstated("rebuke")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown | unknown | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | unknown | unknown | -5.460557 |
            """),
    ];
}
