namespace StanceTracker.Server.Imports;

/// <summary>Bounds of imports over HTTP; the section <c>Imports</c> of the configuration (<c>Imports__MaxBytes</c> in the environment).</summary>
internal sealed class ImportSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Imports";

    /// <summary>The largest upload, as it is sent, in bytes.</summary>
    public long MaxBytes { get; set; } = 4L << 30;

    /// <summary>Where uploads lie until they are imported; they have no name there and vanish with the process.</summary>
    public string Folder { get; set; } = Path.GetTempPath();

    /// <summary>How many rejects of an import are kept; beyond that they are only counted.</summary>
    public int MaxRejects { get; set; } = 100_000;
}
