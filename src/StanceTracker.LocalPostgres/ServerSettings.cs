namespace StanceTracker.Postgres;

/// <summary>The private server's settings: crash-safe, and suitable for a small machine.</summary>
internal static class ServerSettings
{
    public const string FileName = "stancetracker.conf";

    /// <summary>Appended to postgresql.conf once. ALTER SYSTEM still overrides it.</summary>
    public const string Include = $"\ninclude '{FileName}'\n";

    /// <summary>Socket connections require a password. There is no TCP rule, in case someone ever enables TCP.</summary>
    public const string Access = "local all all scram-sha-256\n";

    /// <summary>
    /// A quarter of the memory of the machine or container, as PostgreSQL's manual recommends; 256 MiB to 8 GiB. Lookups by ID hit random
    /// pages of the indexes. Once these are larger than the buffers, each row costs one page written and one read.
    /// </summary>
    private static readonly long SharedBuffers = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 256L << 20, 8L << 30);

    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["fsync"] = "on",
        ["full_page_writes"] = "on",
        ["synchronous_commit"] = "on",
        ["password_encryption"] = "scram-sha-256",
        ["shared_buffers"] = $"{SharedBuffers >> 20}MB",
        ["max_connections"] = "200",
        ["max_wal_size"] = "4GB",
        ["checkpoint_timeout"] = "15min",
        ["log_checkpoints"] = "off",
        ["log_line_prefix"] = "%m [%p] %u@%d ",
        ["log_timezone"] = "UTC",
        ["timezone"] = "UTC",
    };

    /// <param name="socketFolder">The folder of the only socket that the server listens on.</param>
    /// <param name="walCompression">The compression of full pages in the WAL.</param>
    /// <param name="extra">Settings that override or extend the defaults.</param>
    public static string Write(string socketFolder, string walCompression, IReadOnlyDictionary<string, string>? extra)
    {
        var settings = new Dictionary<string, string>(Defaults) { ["wal_compression"] = walCompression };
        foreach (var (name, value) in extra ?? new Dictionary<string, string>()) settings[name] = value;
        settings["listen_addresses"] = "";
        settings["port"] = $"{LocalPostgres.Port}";
        settings["unix_socket_directories"] = socketFolder;
        var lines = settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'");
        return "# StanceTracker overwrites this file at every start. "
            + "Put your own settings in postgresql.conf, below its include line, or use ALTER SYSTEM.\n"
            + string.Join('\n', lines) + "\n";
    }
}
