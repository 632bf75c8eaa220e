using System.Text.Json;
using StanceTracker.Domain.Decisions;

namespace StanceTracker.Ledger.Serialization;

/// <summary>Tells what is wrong with a JSON text in the words of its fields, not of the types behind them.</summary>
public static class JsonFault
{
    private const int LongestField = 200;

    /// <summary>The refusal that a text which could not be read comes to.</summary>
    /// <param name="e">What reading it threw.</param>
    public static Refusal Of(JsonException e)
    {
        var path = Path(e);
        while (e.InnerException is JsonException inner)
        {
            e = inner;
            path = Join(path, Path(e));
        }

        // The messages are the serializer's of .NET 10; a test holds each of these.
        return e.Message switch
        {
            var m when m.Contains("was missing required properties including: '") => Missing(Join(path, m.Split("including: '")[1].Split('\'')[0])),
            var m when m.Contains("could not be mapped to any .NET member") => Refuse(RefusalType.InvalidField, "There is no such field.", path),
            var m when m.StartsWith("Duplicate property", StringComparison.Ordinal) => Refuse(RefusalType.InvalidField, "The field is given twice.", path),
            var m when m.Contains("doesn't allow null values") || m.Contains("doesn't allow setting null") => Refuse(RefusalType.MissingField, "It must not be null.", path),
            var m when m.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) => WrongKind(path),
            var m when m.Contains(" LineNumber: ") => Refuse(RefusalType.InvalidField, $"Not JSON at byte {e.BytePositionInLine}: {m.Split(" Path: ")[0].Split(" LineNumber: ")[0]}", null),
            var m => Refuse(RefusalType.InvalidField, m, path),
        };
    }

    private static Refusal Missing(string field) => Refuse(RefusalType.MissingField, $"{field} is missing.", field);

    private static Refusal WrongKind(string path) => path.Length == 0
        ? Refuse(RefusalType.InvalidField, "It must be a JSON object.", null)
        : Refuse(RefusalType.InvalidField, "It is another kind of value than is expected there, or a text with half a surrogate pair.", path);

    private static Refusal Refuse(RefusalType type, string message, string? path) =>
        new(type, message, path is not { Length: > 0 } ? null : path.Length <= LongestField ? path : path[..LongestField] + "…");

    /// <summary><c>$.evidence.passage</c> as <c>evidence.passage</c>, <c>$</c> as nothing.</summary>
    private static string Path(JsonException e) => e.Path?.TrimStart('$').TrimStart('.') ?? "";

    private static string Join(string path, string rest) => (path, rest) switch
    {
        ("", _) => rest,
        (_, "") => path,
        (_, ['[', ..]) => path + rest,
        _ => $"{path}.{rest}",
    };
}
