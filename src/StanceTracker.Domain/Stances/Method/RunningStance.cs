namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance as of one fixed day whose statements come, change and go, as in a replay of how it came to be known.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <remarks>
/// A statement put twice is once. Taking one out subtracts nothing, since a difference of sums leaves a residue where nothing should be left: the
/// sums stand in a binary tree over the statements, and a change re-sums the path above its leaf. So each change takes time in the logarithm of
/// their number, and asking takes none.
/// </remarks>
public sealed class RunningStance<TId>(StanceSettings settings, DateOnly asOf)
    where TId : notnull
{
    private readonly Dictionary<TId, Leaf> _leaves = [];
    private readonly Stack<int> _free = [];
    private Sums[] _tree = new Sums[2];
    private int _used;
    private Counts _counts;

    /// <summary>The day T that the stance is as of.</summary>
    public DateOnly AsOf => asOf;

    private int Capacity => _tree.Length / 2;

    /// <summary>Lets the statement be this, whether it was there before or not. Of a day after <see cref="AsOf"/> it counts as not there.</summary>
    public void Put(TId id, in Observation observation)
    {
        Remove(id);
        if (observation.Day > asOf) return;

        var intensity = settings.Scores.Intensity(observation.Act);
        var weight = intensity is null ? 0 : observation.Confidence * settings.Decay(asOf.DayNumber - observation.Day.DayNumber);
        if (!_free.TryPop(out var slot)) slot = _used++;
        if (slot == Capacity) Grow();
        _leaves[id] = new(slot, observation);
        _counts.Add(observation, scored: intensity is not null);
        Set(slot, new(weight, weight * (intensity ?? 0), observation.Day.DayNumber + 1));
    }

    /// <summary>Takes the statement out; false if it was not there.</summary>
    public bool Remove(TId id)
    {
        if (!_leaves.Remove(id, out var leaf)) return false;
        _counts.Remove(leaf.Observation, scored: settings.Scores.Intensity(leaf.Observation.Act) is not null);
        Set(leaf.Slot, default);
        _free.Push(leaf.Slot);
        return true;
    }

    /// <summary>The position as it now is: what <see cref="Discounted.Position"/> gives for the statements that are there, but for rounding.</summary>
    public Position Position() => _counts.Close(_tree[1].Evidence, _tree[1].Moment);

    private void Set(int slot, Sums sums)
    {
        var node = Capacity + slot;
        _tree[node] = sums;
        while ((node /= 2) >= 1) _tree[node] = _tree[2 * node] + _tree[2 * node + 1];
        _counts.LastDay = _tree[1].Newest == 0 ? null : DateOnly.FromDayNumber(_tree[1].Newest - 1);
    }

    private void Grow()
    {
        var wider = new Sums[_tree.Length * 2];
        Array.Copy(_tree, Capacity, wider, _tree.Length, Capacity);
        for (var node = _tree.Length - 1; node >= 1; node--) wider[node] = wider[2 * node] + wider[2 * node + 1];
        _tree = wider;
    }

    private readonly record struct Leaf(int Slot, Observation Observation);

    // Newest is a day number and 1 more, so that the default is the sum of nothing.
    private readonly record struct Sums(double Evidence, double Moment, int Newest)
    {
        public static Sums operator +(in Sums one, in Sums other) =>
            new(one.Evidence + other.Evidence, one.Moment + other.Moment, Math.Max(one.Newest, other.Newest));
    }
}
