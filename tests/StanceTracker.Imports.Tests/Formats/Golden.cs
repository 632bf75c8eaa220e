using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Tests.Formats;

/// <summary>What a row comes to, as lines that can be read: stream, type and body of each event, in order.</summary>
internal static class Golden
{
    public static IReadOnlyList<string> Told(ImportLine.Proposing line) =>
    [
        .. line.Needs.Select(need => need.Proposal).Append(line.Proposal)
            .Concat(line.Further.Select(evidence => line.Proposal with { Body = new StatementCorroborated(evidence) }))
            .Concat(line.Also.Select(also => also.Proposal))
            .Select(proposal => $"{proposal.Stream} {EventRegistry.Standard.Of(proposal.Body).Alias} {EventJson.Write(proposal.Body)}"),
    ];

    public static async Task<IReadOnlyList<string>> ReadOneAsync(ImportFormat format, string file, params KnownActor[] known) =>
        Told((await Files.ReadAsync(format, file, known)).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Proposing>());
}
