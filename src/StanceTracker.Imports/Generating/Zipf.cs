namespace StanceTracker.Imports.Generating;

/// <summary>Draws ranks 0 … count − 1 by Zipf's law: the probability of rank r is proportional to 1/(r + 1).</summary>
internal sealed class Zipf
{
    private readonly double[] _upTo;

    public Zipf(int count)
    {
        _upTo = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++) _upTo[rank] = sum += 1.0 / (rank + 1);
    }

    public int Draw(Random random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }
}
