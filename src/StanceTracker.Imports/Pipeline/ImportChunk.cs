using StanceTracker.Domain.Commands;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>A statement of a chunk.</summary>
/// <param name="Line">The index of its line; a line may make several statements.</param>
/// <param name="Statement">The statement.</param>
internal sealed record ChunkRow(int Line, ImportLine.Parsed Statement);

/// <summary>Lines that are decided and appended together.</summary>
/// <param name="lines">The lines, in order.</param>
/// <param name="context">What the chunks of an import share.</param>
/// <param name="isBulk">Whether they are part of a load.</param>
internal sealed class ImportChunk(List<ImportLine> lines, ImportContext context, bool isBulk)
{
    private readonly List<ChunkRow> _rows = [.. RowsOf(lines)];

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<ImportLine> Lines => lines;

    /// <summary>What the chunks of an import share.</summary>
    public ImportContext Context => context;

    /// <summary>Whether what the ledger holds decides what becomes of a line: all chunks before it must be finished first.</summary>
    public bool DependsOnLedger => _rows.Exists(row => row.Statement.MayWait);

    /// <summary>Decides each line, after the events it depends on. What is decided is on its way to be written when this returns.</summary>
    public async Task<DecidedChunk> DecideAsync()
    {
        var mentioned = _rows.Where(row => row.Statement.MayWait).Select(row => row.Statement.Command.Stream);
        var absent = await context.Mentions.AbsentAsync([.. mentioned]);
        var waiting = new List<ChunkRow>();
        var rows = new List<(ChunkRow Row, int Place)>(_rows.Count);
        var dependencies = new Dictionary<Dependency, int>();
        var envelopes = new List<CommandEnvelope>(_rows.Count * 2);
        foreach (var row in _rows)
        {
            if (row.Statement.MayWait && absent.Contains(row.Statement.Command.Stream))
            {
                waiting.Add(row);
                continue;
            }

            foreach (var dependency in row.Statement.Dependencies)
            {
                if (dependency.IsRecorded || !dependencies.TryAdd(dependency, envelopes.Count)) continue;
                envelopes.Add(Envelope([dependency.Command], expected: null, repeatable: true));
            }

            rows.Add((row, envelopes.Count));
            envelopes.Add(Envelope([.. row.Statement.Commands], row.Statement.Expected, repeatable: true));
        }

        return new DecidedChunk(this, rows, waiting, dependencies, await context.Pipeline.DecideAsync(envelopes));
    }

    /// <summary>An envelope of this import.</summary>
    public CommandEnvelope Envelope(IReadOnlyList<Command> commands, ExpectedVersion? expected, bool repeatable) =>
        new(commands, context.Author, expected, Repeatable: repeatable) { Bulk = isBulk };

    private static IEnumerable<ChunkRow> RowsOf(List<ImportLine> lines) =>
        from line in Enumerable.Range(0, lines.Count)
        where lines[line] is ImportLine.Parsed
        let first = (ImportLine.Parsed)lines[line]
        from statement in first.Also.Prepend(first)
        select new ChunkRow(line, statement);
}
