using System.Security.Cryptography;
using System.Text.Json;

namespace StanceTracker.Postgres;

/// <summary>The passwords of the three roles, drawn when the server is made and kept in a file that only its user may read.</summary>
internal sealed record Passwords(string Superuser, string Owner, string App)
{
    public const string FileName = "passwords.json";

    /// <summary>Lower-case hexadecimal, so that they may stand in a literal.</summary>
    public static Passwords Generate() => new(GenerateOne(), GenerateOne(), GenerateOne());

    public static Passwords Read(string serverFolder)
    {
        var file = Path.Combine(serverFolder, FileName);
        try
        {
            return JsonSerializer.Deserialize<Passwords>(File.ReadAllText(file))!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new LocalPostgresException($"The passwords of the private database cannot be read from {file}: {e.Message}");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    private static string GenerateOne() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
