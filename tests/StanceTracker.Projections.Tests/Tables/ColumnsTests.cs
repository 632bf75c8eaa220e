using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Testing;

namespace StanceTracker.Projections.Tests.Tables;

/// <summary>Appends and rebuilds send values in different forms, and store the same.</summary>
public sealed class ColumnsTests
{
    [Fact]
    public async Task A_list_of_texts_is_stored_as_given_whatever_characters_it_has()
    {
        string[] aliases = ["\"quoted\"", "back\\slash", "{braces, and commas}", "NULL", "two\nlines", "ایران", "it's"];
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor("iran"), Some.Actor("alone"));
        var iran = StreamId.From(ActorId.Parse("iran"));
        for (var i = 0; i < aliases.Length; i++)
        {
            var request = AppendRequest.Create(iran, new ExpectedVersion(i + 1), Some.Analyst, new ActorAliasAdded(aliases[i]));
            (await ledger.Writer.AppendAsync(request)).ShouldBeOfType<AppendOutcome.Appended>();
        }

        var names = await new ActorQueries(ledger.Database.Application, ledger.Reader).NamesAsync();
        names[0].Aliases.ShouldBeEmpty();
        names[1].Aliases.ShouldBe(aliases);

        var check = new ProjectionCheck(ledger.Database.Application, new RebuildSettings(), _ => { });
        (await check.RunAsync(_ => { })).Deviations.ShouldBe(0);
    }
}
