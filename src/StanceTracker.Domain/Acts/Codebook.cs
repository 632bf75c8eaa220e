namespace StanceTracker.Domain.Acts;

/// <summary>The CAMEO codebook.</summary>
public static class Codebook;
