using System.Globalization;
using System.Text.RegularExpressions;

namespace StanceTracker.Postgres;

/// <summary>An installed PostgreSQL server.</summary>
/// <param name="Folder">The folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
/// <param name="Major">Its major version, such as 15.</param>
internal sealed partial record Binaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    public const string HowToInstall =
        "Install the PostgreSQL server, 15 or newer (on Debian or Ubuntu: apt-get install postgresql), "
        + "or set ConnectionStrings__StanceTracker to use another database.";

    public string Postgres => Path.Combine(Folder, "postgres");

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The installed server for a new data folder.</summary>
    /// <exception cref="LocalPostgresException">None is new enough.</exception>
    public static Task<Binaries> NewestAsync() => ForAsync("", null);

    /// <summary>
    /// The installed server for a data folder: the one with the folder's major version or, for a new folder (null), the newest one.
    /// </summary>
    /// <exception cref="LocalPostgresException">There is no such server.</exception>
    public static async Task<Binaries> ForAsync(string serverFolder, int? folderMajor)
    {
        var installed = await InstalledAsync();
        var usable = installed.Where(binaries => binaries.Major >= OldestMajor).ToList();
        if (folderMajor is null && usable.Count > 0) return usable[0];
        if (usable.Find(binaries => binaries.Major == folderMajor) is { } same) return same;

        var found = installed.Count == 0
            ? "no PostgreSQL server is installed"
            : $"the installed version is PostgreSQL {string.Join(", ", installed.Select(binaries => binaries.Major))}";
        throw new LocalPostgresException(
            folderMajor is null ? $"The private database requires PostgreSQL {OldestMajor} or newer, but {found}. {HowToInstall}"
            : folderMajor < OldestMajor
                ? $"The data folder {serverFolder} was created by PostgreSQL {folderMajor}, but {OldestMajor} or newer is required "
                  + $"({found}). Choose another folder with --data."
                : $"The data folder {serverFolder} was created by PostgreSQL {folderMajor}, but {found}. "
                  + $"Install PostgreSQL {folderMajor} (package postgresql-{folderMajor}), or choose another folder with --data.");
    }

    /// <summary>The installed servers, newest first.</summary>
    private static async Task<List<Binaries>> InstalledAsync()
    {
        // Debian and Ubuntu keep the server binaries off the PATH, in one folder per major version.
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = new List<Binaries>();
        foreach (var folder in debian.Concat(path).Where(HasServer).Distinct())
        {
            var version = VersionLine().Match((await Command.RunAsync(Path.Combine(folder, "postgres"), "--version")).Output);
            if (version.Success) found.Add(new Binaries(folder, int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture)));
        }

        return [.. found.OrderByDescending(binaries => binaries.Major)];
    }

    private static bool HasServer(string folder) => Programs.All(program => File.Exists(Path.Combine(folder, program)));

    private static readonly string[] Programs = ["postgres", "initdb", "pg_ctl"];

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionLine();
}
