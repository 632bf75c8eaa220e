namespace StanceTracker.Domain;

/// <summary>How a date is known.</summary>
public enum DateBasis
{
    /// <summary>The text names it.</summary>
    Stated,

    /// <summary>The coder worked it out from the text.</summary>
    Inferred,
}
