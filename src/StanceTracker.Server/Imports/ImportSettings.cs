namespace StanceTracker.Server.Imports;

/// <summary>Limits of imports over HTTP: the configuration section <c>Imports</c> (<c>Imports__MaxBytes</c> in the environment).</summary>
internal sealed class ImportSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Imports";

    /// <summary>The largest upload in bytes, as sent.</summary>
    public long MaxBytes { get; set; } = 4L << 30;

    /// <summary>The folder for uploads until they are imported. They are unnamed files there, which vanish with the process.</summary>
    public string Folder { get; set; } = Path.GetTempPath();

    /// <summary>How many rejects of an import are saved; the rest are only counted.</summary>
    public int MaxRejects { get; set; } = 100_000;
}
