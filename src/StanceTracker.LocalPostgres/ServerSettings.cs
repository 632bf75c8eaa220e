namespace StanceTracker.Postgres;

/// <summary>The private server's settings: safe against a crash, and fit for a small machine.</summary>
internal static class ServerSettings
{
    public const string FileName = "stancetracker.conf";

    /// <summary>Appended to PostgreSQL's own file once; ALTER SYSTEM still has the last word.</summary>
    public const string Include = $"\ninclude '{FileName}'\n";

    /// <summary>Whoever reaches the socket needs a password. No line lets TCP in, should somebody ever switch it on.</summary>
    public const string Access = "local all all scram-sha-256\n";

    /// <summary>
    /// A quarter of the memory that the machine, or its container, has, as PostgreSQL's manual advises; 256 MiB to 8 GiB. What is looked up by id lies at random places of its indexes: once those are larger
    /// than this, each row costs a page that is written and one that is read back.
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

    /// <param name="socketFolder">the only place the server listens at.</param>
    /// <param name="walCompression">how pages in the log are compressed.</param>
    /// <param name="extra">in place of or beside the defaults.</param>
    public static string Write(string socketFolder, string walCompression, IReadOnlyDictionary<string, string>? extra)
    {
        var settings = new Dictionary<string, string>(Defaults) { ["wal_compression"] = walCompression };
        foreach (var (name, value) in extra ?? new Dictionary<string, string>()) settings[name] = value;
        settings["listen_addresses"] = "";
        settings["port"] = $"{LocalPostgres.Port}";
        settings["unix_socket_directories"] = socketFolder;
        var lines = settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'");
        return "# Written anew by StanceTracker at every start. Settings of your own belong in postgresql.conf below its include line, or in ALTER SYSTEM.\n"
            + string.Join('\n', lines) + "\n";
    }
}
