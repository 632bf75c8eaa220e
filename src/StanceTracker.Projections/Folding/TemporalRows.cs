using StanceTracker.Domain.Events;

namespace StanceTracker.Projections.Folding;

/// <summary>
/// Rows that hold from one position of the ledger to another, kept per subject. Setting what holds for a subject closes the rows that do not hold any more and opens those that
/// newly do; a row that goes on holding is left alone.
/// </summary>
/// <typeparam name="TSubject">Whose rows: a statement, an actor.</typeparam>
/// <typeparam name="TRow">A row without its positions; equal rows are one.</typeparam>
internal sealed class TemporalRows<TSubject, TRow>
    where TSubject : notnull
    where TRow : notnull
{
    private readonly Dictionary<TSubject, Dictionary<TRow, long>> _open = [];
    private readonly HashSet<(TSubject Subject, TRow Row)> _stored = [];

    /// <summary>The stored rows that are closed, and at which position.</summary>
    public List<(TSubject Subject, TRow Row, long KnownTo)> Closed { get; } = [];

    /// <summary>The rows that were opened and closed again since: never stored open.</summary>
    private List<(TSubject Subject, TRow Row, long KnownFrom, long? KnownTo)> Passed { get; } = [];

    /// <summary>The rows to store.</summary>
    public IEnumerable<(TSubject Subject, TRow Row, long KnownFrom, long? KnownTo)> Opened => Passed.Concat(
        from scope in _open
        from row in scope.Value
        where !_stored.Contains((scope.Key, row.Key))
        select (scope.Key, row.Key, row.Value, (long?)null));

    /// <summary>Whether anything was said of a subject yet.</summary>
    public bool HasSubject(TSubject scope) => _open.ContainsKey(scope);

    /// <summary>Takes the stored rows that hold for a subject.</summary>
    public void Load(TSubject scope, IEnumerable<TRow> rows)
    {
        var open = OpenRows(scope);
        foreach (var row in rows)
        {
            open.Add(row, 0); // when it was opened is asked of rows that are not stored only
            _stored.Add((scope, row));
        }
    }

    /// <summary>Says what holds for a subject from a position on; tells whether anything changed.</summary>
    public bool Set(TSubject scope, IReadOnlyCollection<TRow> rows, LedgerPosition from)
    {
        var open = OpenRows(scope);
        var gone = open.Keys.Except(rows).ToArray();
        var come = rows.Except(open.Keys).ToArray();
        foreach (var row in gone)
        {
            if (_stored.Remove((scope, row))) Closed.Add((scope, row, from.Value));
            else Passed.Add((scope, row, open[row], from.Value));
            open.Remove(row);
        }

        foreach (var row in come) open.Add(row, from.Value);
        return gone.Length + come.Length > 0;
    }

    /// <summary>The rows that hold for a subject.</summary>
    public IReadOnlyCollection<TRow> OpenRowsOf(TSubject scope) => OpenRows(scope).Keys;

    private Dictionary<TRow, long> OpenRows(TSubject scope)
    {
        if (!_open.TryGetValue(scope, out var open)) _open[scope] = open = [];
        return open;
    }
}
