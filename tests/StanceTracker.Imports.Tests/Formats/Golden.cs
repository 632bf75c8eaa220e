using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Tests.Formats;

/// <summary>What a row comes to, as lines that can be read: stream, type and body of each event, in order.</summary>
internal static class Golden
{
    public static IReadOnlyList<string> Told(ImportLine.Parsed line) =>
    [
        .. line.Dependencies.Select(need => need.Command).Append(line.Command)
            .Concat(line.FollowUp.Select(evidence => line.Command with { Body = new StatementCorroborated(evidence) }))
            .Concat(line.Also.Select(also => also.Command))
            .Select(command => $"{command.Stream} {EventRegistry.Standard.Get(command.Body).Alias} {EventJson.Write(command.Body)}"),
    ];

    public static async Task<IReadOnlyList<string>> ReadOneAsync(ImportFormat format, string file, params KnownActor[] known) =>
        Told((await Files.ReadAsync(format, file, known)).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Parsed>());
}
