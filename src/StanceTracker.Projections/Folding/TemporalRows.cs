using StanceTracker.Domain.Events;

namespace StanceTracker.Projections.Folding;

/// <summary>
/// Rows that hold from one position of the ledger to another, by subject. Setting the rows of a subject closes those that no longer hold
/// and opens new ones; a row that still holds is not touched.
/// </summary>
/// <typeparam name="TSubject">What the rows are about: a statement, an actor.</typeparam>
/// <typeparam name="TRow">A row without its positions; equal rows are the same row.</typeparam>
internal sealed class TemporalRows<TSubject, TRow>
    where TSubject : notnull
    where TRow : notnull
{
    private readonly Dictionary<TSubject, Dictionary<TRow, long>> _open = [];
    private readonly HashSet<(TSubject Subject, TRow Row)> _stored = [];

    /// <summary>The stored rows to close, and at which position.</summary>
    public List<(TSubject Subject, TRow Row, long KnownTo)> Closed { get; } = [];

    /// <summary>The rows opened and closed again, which were never stored open.</summary>
    private List<(TSubject Subject, TRow Row, long KnownFrom, long? KnownTo)> Transient { get; } = [];

    /// <summary>The rows to insert.</summary>
    public IEnumerable<(TSubject Subject, TRow Row, long KnownFrom, long? KnownTo)> Opened => Transient.Concat(
        from subject in _open
        from row in subject.Value
        where !_stored.Contains((subject.Key, row.Key))
        select (subject.Key, row.Key, row.Value, (long?)null));

    /// <summary>Whether the rows of a subject are known.</summary>
    public bool HasSubject(TSubject subject) => _open.ContainsKey(subject);

    /// <summary>Loads the stored rows that hold for a subject.</summary>
    public void Load(TSubject subject, IEnumerable<TRow> rows)
    {
        var open = OpenRows(subject);
        foreach (var row in rows)
        {
            open.Add(row, 0); // the position matters only for rows that are not stored
            _stored.Add((subject, row));
        }
    }

    /// <summary>Sets the rows that hold for a subject from a position on; returns whether anything changed.</summary>
    public bool Set(TSubject subject, IReadOnlyCollection<TRow> rows, LedgerPosition from)
    {
        var open = OpenRows(subject);
        var closed = open.Keys.Except(rows).ToArray();
        var opened = rows.Except(open.Keys).ToArray();
        foreach (var row in closed)
        {
            if (_stored.Remove((subject, row))) Closed.Add((subject, row, from.Value));
            else Transient.Add((subject, row, open[row], from.Value));
            open.Remove(row);
        }

        foreach (var row in opened) open.Add(row, from.Value);
        return closed.Length + opened.Length > 0;
    }

    /// <summary>The rows that hold for a subject.</summary>
    public IReadOnlyCollection<TRow> OpenRowsOf(TSubject subject) => OpenRows(subject).Keys;

    private Dictionary<TRow, long> OpenRows(TSubject subject)
    {
        if (!_open.TryGetValue(subject, out var open)) _open[subject] = open = [];
        return open;
    }
}
