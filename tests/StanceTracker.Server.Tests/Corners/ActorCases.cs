namespace StanceTracker.Server.Tests.Corners;

/// <content>Actors: their ties and their merges.</content>
internal static partial class Cases
{
    private static IEnumerable<Case> Actors =>
    [
        new(
            "a tie is told late: it was the envoy's ministry in December too",
            Given: [Call.Recorded("rebuke", on: "2022-12-03")],
            When: [Call.Affiliated("envoy", with: "ministry", from: "2022-06-01", to: "2022-12-31")],
            """
            | envoy → rival                 | 2022-12-03 | -1.092111 | -1.092111 |
            | ministry, land → rival        | 2022-12-03 | unknown   | -1.092111 |
            | envoy, ministry, land → rival | 2022-12-02 | unknown   | unknown   |
            """),
        new(
            "a tie of the ministry is told late: the envoy's words are the other's too",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Affiliated("ministry", with: "other", from: "2023-06-01")],
            """
            | other → rival                 | 2023-05-31 | unknown   | unknown   |
            | other → rival                 | 2023-06-01 | unknown   | -1.092111 |
            | envoy, ministry, land → rival | 2023-06-01 | -1.092111 | -1.092111 |
            """),
        new(
            "a tie of the target is told late: what was said to the aide was said to the rival",
            Given: [Call.Introduced("aide", "person"), Call.Recorded("rebuke", toward: "aide")],
            When: [Call.Affiliated("aide", with: "rival", from: "2023-06-01")],
            """
            | envoy, ministry, land → aide  | 2023-06-01 | -1.092111 | -1.092111 |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            | envoy, ministry, land → rival | 2023-06-01 | unknown   | -1.092111 |
            """),
        new(
            "a tie turns out to lead to the target: what was said within one house counts for nobody",
            Given: [Call.Recorded("rebuke")],
            When: [Call.Affiliated("rival", with: "land")],
            """
            | envoy, ministry → rival       | 2023-06-01 | -1.092111 | -1.092111 |
            | land → rival                  | 2023-06-01 | -1.092111 | unknown   |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            """),
        new(
            "a tie is ended on 31 May: the agreement of that day is the ministry's still, (8·2^(−1/180) − 2)/(2^(−1/180) + 1 + κ) is the envoy's alone",
            Given: [Call.Recorded("agreement", act: "057", on: "2023-05-31"), Call.Recorded("rebuke")],
            When: [Call.AffiliationEnded("envoy", 2, on: "2023-05-31")],
            """
            | envoy → rival                 | 2023-05-31 | 4.368446 | 4.368446 |
            | envoy → rival                 | 2023-06-01 | 2.111163 | 2.111163 |
            | ministry, land → rival        | 2023-05-31 | 4.368446 | 4.368446 |
            | ministry, land → rival        | 2023-06-01 | 2.111163 | 4.360808 |
            | envoy, ministry, land → rival | 2023-05-30 | unknown  | unknown  |
            """),
        new(
            "a tie is withdrawn: it never held",
            Given: [Call.Recorded("rebuke")],
            When: [Call.AffiliationWithdrawn("envoy", 2)],
            """
            | envoy → rival                 | 2023-06-01 | -1.092111 | -1.092111 |
            | ministry, land → rival        | 2023-06-01 | -1.092111 | unknown   |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            """),
        new(
            "a tie of the ministry is withdrawn: the envoy's words are not the land's",
            Given: [Call.Recorded("rebuke")],
            When: [Call.AffiliationWithdrawn("ministry", 2)],
            """
            | envoy, ministry → rival       | 2023-06-01 | -1.092111 | -1.092111 |
            | land → rival                  | 2023-06-01 | -1.092111 | unknown   |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown   |
            """),
        new(
            "a double is merged into the envoy: its assault is the envoy's, and so the ministry's and the land's",
            Given: [Call.Introduced("double", "person"), Call.Recorded("assault", by: "double", act: "190")],
            When: [Call.Merged("double", into: "envoy")],
            """
            | double → rival                | 2023-05-31 | unknown   | see envoy → rival |
            | double → rival                | 2023-06-01 | -5.460557 | see envoy → rival |
            | double → envoy                | 2023-06-01 | unknown   | one actor         |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown           |
            | envoy, ministry, land → rival | 2023-06-01 | unknown   | -5.460557         |
            """),
        new(
            "a target is merged into another",
            Given: [Call.Recorded("rebuke", toward: "other")],
            When: [Call.Merged("other", into: "rival")],
            """
            | land → other                  | 2023-05-31 | unknown   | see land → rival |
            | land → other                  | 2023-06-01 | -1.092111 | see land → rival |
            | envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown          |
            | envoy, ministry, land → rival | 2023-06-01 | unknown   | -1.092111        |
            """),
        new(
            "a land is merged into a republic, which its ministry then speaks for",
            Given: [Call.Introduced("republic"), Call.Recorded("rebuke")],
            When: [Call.Merged("land", into: "republic")],
            """
            | land → rival            | 2023-05-31 | unknown   | see republic → rival |
            | land → rival            | 2023-06-01 | -1.092111 | see republic → rival |
            | republic → rival        | 2023-05-31 | unknown   | unknown              |
            | republic → rival        | 2023-06-01 | unknown   | -1.092111            |
            | envoy, ministry → rival | 2023-06-01 | -1.092111 | -1.092111            |
            """),
        new(
            "a double, who speaks for a faction, is merged into the envoy; it is recorded to assault; it is unmerged: what was joined is parted, what was recorded meanwhile too. Between, −12/(2 + κ)",
            Given: [Call.Introduced("double", "person"), Call.Introduced("faction", "organization"), Call.Affiliated("double", with: "faction"), Call.Recorded("rebuke")],
            When: [Call.Merged("double", into: "envoy"), Call.Recorded("assault", by: "double", act: "190"), Call.Unmerged("double")],
            """
            | double → rival                         | 2023-05-31 | unknown   | see envoy → rival | see envoy → rival | unknown   |
            | double → rival                         | 2023-06-01 | unknown   | see envoy → rival | see envoy → rival | -5.460557 |
            | faction → rival                        | 2023-06-01 | unknown   | -1.092111         | -4.238313         | -5.460557 |
            | envoy, ministry, land → rival          | 2023-06-01 | -1.092111 | -1.092111         | -4.238313         | -1.092111 |
            | faction, envoy, ministry, land → rival | 2023-05-31 | unknown   | unknown           | unknown           | unknown   |
            | double → envoy                         | 2023-06-01 | unknown   | one actor         | one actor         | unknown   |
            """),
        new(
            "a target is merged into its critic, and unmerged: between, the rebuke is one actor's of itself",
            Given: [Call.Recorded("rebuke", toward: "other")],
            When: [Call.Merged("other", into: "envoy"), Call.Unmerged("other")],
            """
            | envoy → other    | 2023-05-31 | unknown   | one actor            | unknown   |
            | envoy → other    | 2023-06-01 | -1.092111 | one actor            | -1.092111 |
            | ministry → other | 2023-06-01 | -1.092111 | see ministry → envoy | -1.092111 |
            | land → other     | 2023-06-01 | -1.092111 | see land → envoy     | -1.092111 |
            | ministry → envoy | 2023-06-01 | unknown   | unknown              | unknown   |
            """),
    ];
}
