using System.Text.Json;
using System.Text.RegularExpressions;
using StanceTracker.Domain.Commands;

namespace StanceTracker.Ledger.Serialization;

/// <summary>Errors of reading a body, told in the body's own words: the path of the field at fault, and a sentence without a CLR name in it.</summary>
public static partial class JsonFault
{
    private const string Deeper = "within", Required = "required, and missing", Null = "must not be null";

    private const int MaxFieldLength = 200;

    /// <summary>The refusal that a body which could not be read comes to; its field is the path without the <c>$</c>.</summary>
    public static Rejection From(JsonException e)
    {
        if (IsSyntax(e)) return new Rejection(RejectionType.InvalidField, $"Not JSON at byte {e.BytePositionInLine}.");
        var told = Describe(e);
        var path = told.Path!.TrimStart('$').TrimStart('.');
        var field = path.Length == 0 ? null : path.Length <= MaxFieldLength ? path : path[..MaxFieldLength] + "…";
        var lacking = told.Message.StartsWith(Required, StringComparison.Ordinal) || told.Message == Null;
        return new Rejection(lacking ? RejectionType.MissingField : RejectionType.InvalidField, $"{field ?? "The body"}: {told.Message.TrimEnd('.')}.", field);
    }

    /// <summary>An error of a converter about a field deeper inside its value. The serializer adds the path to the value, <see cref="Describe"/> the rest.</summary>
    /// <param name="within">The way from the value to the field, such as <c>.earliest</c>.</param>
    /// <param name="message">The sentence.</param>
    internal static JsonException Within(string within, string message) => new(message) { Data = { [Deeper] = within } };

    /// <summary>The same error, at the field itself.</summary>
    internal static JsonException Describe(JsonException e)
    {
        var (field, message) = e.Data[Deeper] is string within ? (within, e.Message) : Read(e);
        return new JsonException(message, (e.Path ?? "$") + field, e.LineNumber, e.BytePositionInLine, e);
    }

    /// <summary>The sentence for a value of another kind than belongs where it stands.</summary>
    internal static string OtherKind(string? detail) => "another kind of value than belongs here" + (detail is null ? "" : $" ({detail.TrimEnd('.')})");

    /// <summary>Reads the serializer's message, which a test holds word by word for each kind of error.</summary>
    private static (string Field, string Message) Read(JsonException e)
    {
        if (Missing().Match(e.Message) is { Success: true, Groups: var missing }) return ($".{missing["first"].Value}", $"{Required}: {missing["all"].Value}");
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal)) return ("", "there is no such field here");
        if (e.Message.StartsWith("Duplicate property", StringComparison.Ordinal)) return ("", "the field is given twice");
        if (e.Message.Contains("doesn't allow null", StringComparison.Ordinal)) return ("", Null);
        if (e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return ("", e is { Path: "$", InnerException: null } ? "it must be a JSON object" : OtherKind(e.InnerException?.Message));
        return ("", Where().Replace(e.Message, ""));
    }

    /// <summary>Whether the text stops being JSON, which the serializer tells by an inner error of its reader.</summary>
    private static bool IsSyntax(Exception e) => e.GetType().Name == "JsonReaderException" || (e.InnerException is JsonException inner && IsSyntax(inner));

    [GeneratedRegex("missing required properties including: (?<all>'(?<first>[^']+)'.*?)\\.?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Missing();

    [GeneratedRegex(@" Path: \$.*$")]
    private static partial Regex Where();
}
