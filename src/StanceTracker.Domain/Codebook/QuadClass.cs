namespace StanceTracker.Domain.Codebook;

/// <summary>The four classes commonly used to count event data: words or deeds, cooperative or hostile.</summary>
public enum QuadClass
{
    /// <summary>Words in favour: CAMEO roots 01–05.</summary>
    VerbalCooperation,

    /// <summary>Deeds in favour: CAMEO roots 06–09.</summary>
    MaterialCooperation,

    /// <summary>Words against: CAMEO roots 10–14.</summary>
    VerbalConflict,

    /// <summary>Deeds against: CAMEO roots 15–20.</summary>
    MaterialConflict,
}
