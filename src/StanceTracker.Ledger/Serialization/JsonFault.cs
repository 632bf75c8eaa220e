using System.Text.Json;
using System.Text.RegularExpressions;
using StanceTracker.Domain.Commands;

namespace StanceTracker.Ledger.Serialization;

/// <summary>Errors in a body, in terms of the body: the path of the invalid field, and a message without CLR names.</summary>
public static partial class JsonFault
{
    private const string InnerPath = "within", Required = "required but missing", Null = "must not be null";

    private const int MaxFieldLength = 200;

    /// <summary>The rejection of an unreadable body; its field is the path without the <c>$</c>.</summary>
    public static Rejection From(JsonException e)
    {
        if (IsSyntax(e)) return new Rejection(RejectionType.InvalidField, $"Not JSON at byte {e.BytePositionInLine}.");
        var described = Describe(e);
        var path = described.Path!.TrimStart('$').TrimStart('.');
        var field = path.Length == 0 ? null : path.Length <= MaxFieldLength ? path : path[..MaxFieldLength] + "…";
        var isMissing = described.Message.StartsWith(Required, StringComparison.Ordinal) || described.Message == Null;
        return new Rejection(
            isMissing ? RejectionType.MissingField : RejectionType.InvalidField,
            $"{field ?? "The body"}: {described.Message.TrimEnd('.')}.",
            field);
    }

    /// <summary>
    /// A converter's error about a field within its value. The serializer adds the path to the value, <see cref="Describe"/> the rest.
    /// </summary>
    /// <param name="within">The path from the value to the field, such as <c>.earliest</c>.</param>
    /// <param name="message">The message.</param>
    internal static JsonException Within(string within, string message) => new(message) { Data = { [InnerPath] = within } };

    /// <summary>The same error with the path of the field itself.</summary>
    internal static JsonException Describe(JsonException e)
    {
        var (field, message) = e.Data[InnerPath] is string within ? (within, e.Message) : Read(e);
        return new JsonException(message, (e.Path ?? "$") + field, e.LineNumber, e.BytePositionInLine, e);
    }

    /// <summary>The message for a value of the wrong JSON type.</summary>
    internal static string WrongType(string? detail) => "wrong type of value" + (detail is null ? "" : $" ({detail.TrimEnd('.')})");

    /// <summary>Parses the serializer's message; a test pins the wording of each kind of error.</summary>
    private static (string Field, string Message) Read(JsonException e)
    {
        if (Missing().Match(e.Message) is { Success: true, Groups: var missing })
            return ($".{missing["first"].Value}", $"{Required}: {missing["all"].Value}");
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal)) return ("", "unknown field");
        if (e.Message.StartsWith("Duplicate property", StringComparison.Ordinal)) return ("", "duplicate field");
        if (e.Message.Contains("doesn't allow null", StringComparison.Ordinal)) return ("", Null);
        if (e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return ("", e is { Path: "$", InnerException: null } ? "must be a JSON object" : WrongType(e.InnerException?.Message));
        return ("", Where().Replace(e.Message, ""));
    }

    /// <summary>Whether the text is not JSON: the serializer then wraps an exception of its reader.</summary>
    private static bool IsSyntax(Exception e) =>
        e.GetType().Name == "JsonReaderException" || (e.InnerException is JsonException inner && IsSyntax(inner));

    [GeneratedRegex("missing required properties including: (?<all>'(?<first>[^']+)'.*?)\\.?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Missing();

    [GeneratedRegex(@" Path: \$.*$")]
    private static partial Regex Where();
}
