namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance as of one fixed day whose statements are added, changed and removed one by one, as in a replay.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <remarks>
/// A statement added twice counts once. Removing one subtracts nothing, since a difference of sums would leave a rounding error: the sums
/// are nodes of a binary tree over the statements, and a change recomputes the path from its leaf to the root. So a change takes
/// logarithmic time, and a query constant time.
/// </remarks>
public sealed class IncrementalStance<TId>(StanceSettings settings, DateOnly asOf)
    where TId : notnull
{
    private readonly Dictionary<TId, Leaf> _leaves = [];
    private readonly Stack<int> _free = [];
    private Node[] _tree = new Node[2];
    private int _used;
    private StatementCounts _counts;

    /// <summary>The day T of the stance.</summary>
    public DateOnly AsOf => asOf;

    private int Capacity => _tree.Length / 2;

    /// <summary>
    /// Adds or replaces a statement. It does not count if its span begins after <see cref="AsOf"/>.
    /// </summary>
    public void Put(TId id, in Observation observation)
    {
        Remove(id);
        if (observation.Span.First > asOf) return;

        if (!_free.TryPop(out var slot)) slot = _used++;
        if (slot == Capacity) Grow();
        _leaves[id] = new(slot, observation);
        _counts.Add(observation, scored: settings.Intensity(observation) is not null);
        Set(slot, new(settings.Weigh(observation, asOf), observation.Day.DayNumber + 1));
    }

    /// <summary>Removes a statement; false if there is none.</summary>
    public bool Remove(TId id)
    {
        if (!_leaves.Remove(id, out var leaf)) return false;
        _counts.Remove(leaf.Observation, scored: settings.Intensity(leaf.Observation) is not null);
        Set(leaf.Slot, default);
        _free.Push(leaf.Slot);
        return true;
    }

    /// <summary>
    /// The current estimate: the result of <see cref="DiscountedStanceModel.Estimate"/> for the current statements, except for rounding and
    /// without <c>lastKnown</c>.
    /// </summary>
    public StanceEstimate Estimate() => _counts.Close(_tree[1].Sums);

    private void Set(int slot, Node leaf)
    {
        var node = Capacity + slot;
        _tree[node] = leaf;
        while ((node /= 2) >= 1) _tree[node] = _tree[2 * node] + _tree[2 * node + 1];
        _counts.LastDay = _tree[1].Newest == 0 ? null : DateOnly.FromDayNumber(_tree[1].Newest - 1);
    }

    private void Grow()
    {
        var wider = new Node[_tree.Length * 2];
        Array.Copy(_tree, Capacity, wider, _tree.Length, Capacity);
        for (var node = _tree.Length - 1; node >= 1; node--) wider[node] = wider[2 * node] + wider[2 * node + 1];
        _tree = wider;
    }

    private readonly record struct Leaf(int Slot, Observation Observation);

    // Newest is the day number plus 1, so that the default value is the empty sum.
    private readonly record struct Node(Sums Sums, int Newest)
    {
        public static Node operator +(in Node one, in Node other) => new(one.Sums + other.Sums, Math.Max(one.Newest, other.Newest));
    }
}
