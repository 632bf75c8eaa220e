namespace StanceTracker.Domain;

/// <summary>The basis of a date.</summary>
public enum DateBasis
{
    /// <summary>The text states it.</summary>
    Stated,

    /// <summary>The coder inferred it from the text.</summary>
    Inferred,
}
