using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>Lines that are decided and appended together.</summary>
/// <param name="lines">The lines, in order.</param>
/// <param name="context">What the chunks of an import share.</param>
/// <param name="isBulk">Whether they are part of a load.</param>
internal sealed class ImportChunk(List<ImportLine> lines, ImportContext context, bool isBulk)
{
    private readonly List<(int Line, ImportLine.Parsed Statement)> _statements = [.. StatementsOf(lines)];

    /// <summary>Whether what the ledger holds decides what becomes of a line: all chunks before it must be finished first.</summary>
    public bool DependsOnLedger => _statements.Exists(s => s.Statement.MayWait);

    /// <summary>Decides each line, after the events it depends on. What is decided is on its way to be written when this returns.</summary>
    public async Task<DecidedChunk> DecideAsync()
    {
        var outcomes = new LineOutcome?[lines.Count];
        var mentions = await DeferAsync(outcomes);
        var dependencies = new Dictionary<Dependency, int>();
        var places = new List<int>(_statements.Count);
        var envelopes = new List<CommandEnvelope>(_statements.Count * 2);
        foreach (var (_, statement) in _statements)
        {
            foreach (var dependency in statement.Dependencies)
            {
                if (dependency.IsMet || !dependencies.TryAdd(dependency, envelopes.Count)) continue;
                envelopes.Add(new CommandEnvelope([dependency.Command], context.Author, Repeatable: true) { Bulk = isBulk });
            }

            places.Add(envelopes.Count);
            envelopes.Add(
                new CommandEnvelope([.. statement.Commands], context.Author, statement.Expected, Repeatable: true) { Bulk = isBulk });
        }

        var pending = await context.Pipeline.DecideAsync(envelopes);
        return new DecidedChunk(lines, context, isBulk, _statements, outcomes, mentions, dependencies, places, pending);
    }

    private static IEnumerable<(int Line, ImportLine.Parsed Statement)> StatementsOf(List<ImportLine> lines) =>
        from line in Enumerable.Range(0, lines.Count)
        where lines[line] is ImportLine.Parsed
        let first = (ImportLine.Parsed)lines[line]
        from statement in first.Also.Prepend(first)
        select (line, statement);

    /// <summary>Takes out the mentions of statements that the ledger does not hold.</summary>
    private async Task<List<ImportLine.Parsed>> DeferAsync(LineOutcome?[] outcomes)
    {
        var deferred = new List<ImportLine.Parsed>();
        var mentioned = _statements.Where(s => s.Statement.MayWait).Select(s => s.Statement.Command.Stream).Distinct().ToArray();
        if (mentioned.Length == 0) return deferred;
        var absent = await context.Mentions.AbsentAsync(mentioned);
        _statements.RemoveAll(s =>
        {
            if (!s.Statement.MayWait || !absent.Contains(s.Statement.Command.Stream)) return false;
            deferred.Add(s.Statement);
            outcomes[s.Line] = LineOutcome.Waiting;
            return true;
        });
        return deferred;
    }
}
