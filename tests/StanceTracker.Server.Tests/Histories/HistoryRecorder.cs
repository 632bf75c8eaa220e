using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Server.Tests.Histories;

/// <summary>A history that a server has recorded among others.</summary>
/// <param name="History">The history.</param>
/// <param name="Positions">Where its events lie in the ledger.</param>
internal sealed record RecordedHistory(History History, IReadOnlyList<long> Positions)
{
    /// <summary>What of it was known at a position of the ledger.</summary>
    public Reference KnownAt(long position) => new(History.Steps.Take(Positions.Count(p => p <= position)));

    public override string ToString() => $"{History}\nat the positions {string.Join(' ', Positions)}";
}

/// <summary>Records histories as an analyst's program would: each event by its call, with the version it has seen.</summary>
internal static class HistoryRecorder
{
    /// <summary>The call for each type of event; those of an id go on with what is there.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Calls = new Dictionary<Type, string>
    {
        [typeof(ActorIntroduced)] = "/api/actors",
        [typeof(ActorAliasAdded)] = "/api/actors/{id}/aliases",
        [typeof(ActorAliasWithdrawn)] = "/api/actors/{id}/alias-withdrawals",
        [typeof(ActorAffiliated)] = "/api/actors/{id}/affiliations",
        [typeof(ActorAffiliationEnded)] = "/api/actors/{id}/affiliation-ends",
        [typeof(ActorAffiliationWithdrawn)] = "/api/actors/{id}/affiliation-withdrawals",
        [typeof(ActorMerged)] = "/api/actors/{id}/merges",
        [typeof(ActorUnmerged)] = "/api/actors/{id}/unmerges",
        [typeof(ActorCorrected)] = "/api/actors/{id}/corrections",
        [typeof(DocumentRegistered)] = "/api/documents",
        [typeof(DocumentCorrected)] = "/api/documents/{id}/corrections",
        [typeof(DocumentRated)] = "/api/documents/{id}/ratings",
        [typeof(DocumentWithdrawn)] = "/api/documents/{id}/withdrawals",
        [typeof(DocumentReinstated)] = "/api/documents/{id}/reinstatements",
        [typeof(ClaimFramed)] = "/api/claims",
        [typeof(ClaimCorrected)] = "/api/claims/{id}/corrections",
        [typeof(StatementRecorded)] = "/api/statements",
        [typeof(StatementCorroborated)] = "/api/statements/{id}/corroborations",
        [typeof(StatementEvidenceWithdrawn)] = "/api/statements/{id}/evidence-withdrawals",
        [typeof(StatementCorrected)] = "/api/statements/{id}/corrections",
        [typeof(StatementRetracted)] = "/api/statements/{id}/retractions",
        [typeof(StatementReinstated)] = "/api/statements/{id}/reinstatements",
    };

    /// <summary>Sends a history, event by event.</summary>
    public static async Task<RecordedHistory> RecordAsync(this HttpClient http, History history)
    {
        var positions = new List<long>(history.Steps.Count);
        foreach (var step in history.Steps)
        {
            var call = Calls[step.Body.GetType()];
            (string, string)[] seen = call.Contains("{id}") ? [("If-Match", $"\"{step.Version - 1}\"")] : [];
            var answer = await http.TellAsync(call.Replace("{id}", step.Stream.Slug), EventJson.Write(step.Body), seen);
            if (answer.Status != 201 || answer.Version != step.Version) Assert.Fail($"Step {positions.Count + 1} is answered {answer.Status}: {answer.Body}\n{history}");
            positions.Add(answer.Json.GetProperty("position").GetInt64());
        }

        return new RecordedHistory(history, positions);
    }
}
