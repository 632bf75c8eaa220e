namespace StanceTracker.Server.Tests.Corners;

/// <content>Documents.</content>
internal static partial class Cases
{
    private static IEnumerable<Case> Documents =>
    [
        new(
            "a document is rated E: what rests on it weighs 0.2",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Rated("paper", "E")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | -0.387854 |
            """),
        new(
            "a document is rated before anything rests on it",
            Given: [],
            When: [Call.Rated("paper", "E"), Call.Recorded("rebuke")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown | unknown | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | unknown | unknown | -0.387854 |
            """),
        new(
            "a document is withdrawn and reinstated",
            Given: [Call.Recorded("rebuke")],
            When: [Call.DocumentWithdrawn("paper"), Call.DocumentReinstated("paper")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | unknown | -1.092111 |
            """),
        new(
            "one of two documents is withdrawn, and rated while it is: as rated it is reinstated; of 1 − (1 − 0.5)(1 − 0.25) the rebuke weighs 0.625, −1.25/(0.625 + κ)",
            Given: [Call.Recorded("rebuke", document: "paper", credibility: 6), Call.Corroborated("rebuke", document: "wire", credibility: 6)],
            When: [Call.DocumentWithdrawn("wire"), Call.Rated("wire", "F"), Call.DocumentReinstated("wire")],
            """
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | -0.948578 | -0.751137 | -0.751137 | -0.858331 |
            """),
    ];
}
