using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceTracker.Server.Tests.Corners;

/// <summary>A call that records something.</summary>
/// <param name="Address">Its address; <c>{id}</c> stands for what it goes on with.</param>
/// <param name="Id">What it goes on with; null if it begins something.</param>
/// <param name="Body">What it sends. In it, as in every id, <c>~</c> stands for what sets the ids of one case apart from those of another.</param>
internal sealed record Call(string Address, string? Id, string Body)
{
    private const string Why = "So the case goes.";

    private static readonly JsonSerializerOptions LeavesOutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Call Introduced(string actor, string kind = "state") => Begin("/api/actors", new { actor = $"~{actor}", name = actor, kind });

    public static Call AliasAdded(string actor, string alias) => GoOn("/api/actors/{id}/aliases", actor, new { alias });

    public static Call AliasWithdrawn(string actor, string alias) => GoOn("/api/actors/{id}/alias-withdrawals", actor, new { alias, reason = Why });

    public static Call ActorCorrected(string actor, string name, string kind) => GoOn("/api/actors/{id}/corrections", actor, new { name, kind, reason = Why });

    public static Call Affiliated(string actor, string with, string? from = null, string? to = null) => GoOn("/api/actors/{id}/affiliations", actor, new { with = $"~{with}", from, to });

    public static Call AffiliationEnded(string actor, int number, string on) => GoOn("/api/actors/{id}/affiliation-ends", actor, new { affiliation = number, on, reason = Why });

    public static Call AffiliationWithdrawn(string actor, int number) => GoOn("/api/actors/{id}/affiliation-withdrawals", actor, new { affiliation = number, reason = Why });

    public static Call Merged(string actor, string into) => GoOn("/api/actors/{id}/merges", actor, new { into = $"~{into}", reason = Why });

    public static Call Unmerged(string actor) => GoOn("/api/actors/{id}/unmerges", actor, new { reason = Why });

    public static Call Registered(string document, string reliability = "A") => Begin(
        "/api/documents", new { document = $"~{document}", publisher = "The Paper", published = Published, reliability });

    public static Call DocumentCorrected(string document, string title) => GoOn(
        "/api/documents/{id}/corrections", document, new { title, publisher = "The Paper", published = Published, reason = Why });

    public static Call Rated(string document, string reliability) => GoOn("/api/documents/{id}/ratings", document, new { reliability, reason = Why });

    public static Call DocumentWithdrawn(string document) => GoOn("/api/documents/{id}/withdrawals", document, new { reason = Why });

    public static Call DocumentReinstated(string document) => GoOn("/api/documents/{id}/reinstatements", document, new { reason = Why });

    public static Call Framed(string claim, string about) => Begin("/api/claims", new { claim = $"~{claim}", proposition = "It shelters them.", about = new[] { $"~{about}" } });

    public static Call ClaimCorrected(string claim, string about) => GoOn(
        "/api/claims/{id}/corrections", claim, new { proposition = "It sheltered them.", about = new[] { $"~{about}" }, reason = Why });

    public static Call Recorded(
        string statement, string by = "envoy", string toward = "rival", string act = "111", string on = "2023-06-01", string document = "paper", int credibility = 1) => Begin(
        "/api/statements",
        new
        {
            statement = $"~{statement}",
            speaker = $"~{by}",
            targets = new[] { $"~{toward}" },
            act = Cameo(act),
            saidOn = Said(on),
            paraphrase = "It is said.",
            evidence = Evidence(document, credibility),
        });

    public static Call Corrected(
        string statement, string by = "envoy", string toward = "rival", string act = "111", string on = "2023-06-01", string capacity = "official", string modality = "actual") => GoOn(
        "/api/statements/{id}/corrections",
        statement,
        new { speaker = $"~{by}", capacity, targets = new[] { $"~{toward}" }, act = Cameo(act), modality, saidOn = Said(on), paraphrase = "It is said.", reason = Why });

    public static Call Corroborated(string statement, string document, int credibility) => GoOn("/api/statements/{id}/corroborations", statement, new { evidence = Evidence(document, credibility) });

    public static Call EvidenceWithdrawn(string statement, int number) => GoOn("/api/statements/{id}/evidence-withdrawals", statement, new { evidence = number, reason = Why });

    public static Call Retracted(string statement) => GoOn("/api/statements/{id}/retractions", statement, new { reason = Why });

    public static Call Reinstated(string statement) => GoOn("/api/statements/{id}/reinstatements", statement, new { reason = Why });

    private static object Published => new { earliest = "2023-06-02", latest = "2023-06-02", basis = "stated" };

    private static object Cameo(string code) => new { scheme = "cameo", code };

    private static object Said(string on) => new { earliest = on, latest = on, basis = "stated" };

    private static object Evidence(string document, int credibility) => new { document = $"~{document}", credibility };

    private static Call Begin(string address, object body) => new(address, null, JsonSerializer.Serialize(body, LeavesOutNulls));

    private static Call GoOn(string address, string id, object body) => new(address, $"~{id}", JsonSerializer.Serialize(body, LeavesOutNulls));
}
