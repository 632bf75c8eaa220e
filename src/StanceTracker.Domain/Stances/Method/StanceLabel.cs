namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance in a word. In answers it is the name in lower case.</summary>
public enum StanceLabel
{
    /// <summary>No scored statement on or before the day.</summary>
    Unknown,

    /// <summary>There were some, but what is left of their weight is below a quarter of the prior's: E &lt; κ/4.</summary>
    Faded,

    /// <summary>At most −5.</summary>
    Hostile,

    /// <summary>Above −5, at most −1.5.</summary>
    Critical,

    /// <summary>Above −1.5, below +1.5.</summary>
    Neutral,

    /// <summary>From +1.5, below +5.</summary>
    Favourable,

    /// <summary>From +5.</summary>
    Aligned,
}
