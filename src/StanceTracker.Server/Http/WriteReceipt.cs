using System.Text.Json.Serialization;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Http;

/// <summary>What a write left.</summary>
/// <param name="Id">The id of the actor, document, claim or statement.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
/// <param name="Position">The position of the newest event in the ledger.</param>
/// <param name="PossibleDuplicates">
/// For a statement that is recorded: those recorded before that it looks like, at most 20, the oldest first. Other calls have none to name.
/// </param>
/// <param name="Warnings">For a statement that is recorded or corrected: what to look at again; missing if there is nothing.</param>
internal sealed record WriteReceipt(
    string Id,
    long Version,
    long Position,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StatementId>? PossibleDuplicates = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Warning>? Warnings = null);
