using System.Text.Json;

namespace StanceTracker.Server.Trails;

/// <summary>A changed field of an entity.</summary>
/// <param name="Field">The field's path: <c>saidOn.earliest</c>, or <c>evidence[2].withdrawn</c> for a member of a numbered list.</param>
/// <param name="From">The value before; null if there was none.</param>
/// <param name="To">The value after; null if there is none.</param>
internal sealed record FieldChange(string Field, JsonElement? From, JsonElement? To)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Text(From)} → {Text(To)}";

    private static string Text(JsonElement? value) => value?.GetRawText() ?? "null";
}

/// <summary>The difference between two states of an entity, as serialized.</summary>
internal static class FieldDiff
{
    /// <summary>
    /// The fields that differ, in order. Objects are compared field by field and numbered lists member by member; other lists are one
    /// value. Null, false and an empty list are equivalent.
    /// </summary>
    /// <param name="before">The state before; null if the entity did not exist.</param>
    /// <param name="after">The state after.</param>
    public static IReadOnlyList<FieldChange> Between(JsonElement? before, JsonElement after) =>
        [.. after.EnumerateObject().SelectMany(field => From(field.Name, Field(before, field.Name), field.Value))];

    private static IEnumerable<FieldChange> From(string path, JsonElement? before, JsonElement? after)
    {
        if (Same(before, after)) return [];
        if (before is { ValueKind: JsonValueKind.Object } && after is { ValueKind: JsonValueKind.Object })
            return Keys(before, Names).Union(Keys(after, Names))
                .SelectMany(name => From($"{path}.{name}", Field(before, name), Field(after, name)));
        if (IsNumbered(before) || IsNumbered(after))
            return Keys(before, Numbers)
                .Union(Keys(after, Numbers))
                .Order()
                .SelectMany(number => From($"{path}[{number}]", Member(before, number), Member(after, number)));
        return [new FieldChange(path, Something(before), Something(after))];
    }

    private static bool Same(JsonElement? one, JsonElement? other) =>
        IsNothing(one) || IsNothing(other) ? IsNothing(one) && IsNothing(other) : JsonElement.DeepEquals(one!.Value, other!.Value);

    private static bool IsNothing(JsonElement? value) =>
        value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.False }
            || (value.Value.ValueKind == JsonValueKind.Array && value.Value.GetArrayLength() == 0);

    private static JsonElement? Something(JsonElement? value) => value is { ValueKind: JsonValueKind.Null } ? null : value;

    private static bool IsNumbered(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } && list.Value.EnumerateArray().Any(HasNumber);

    private static bool HasNumber(JsonElement member) => member.ValueKind == JsonValueKind.Object && member.TryGetProperty("number", out _);

    private static IEnumerable<T> Keys<T>(JsonElement? value, Func<JsonElement, IEnumerable<T>> keys) =>
        value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } known ? keys(known) : [];

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(field => field.Name);

    private static IEnumerable<long> Numbers(JsonElement list) => list.EnumerateArray().Select(Number);

    private static long Number(JsonElement member) => member.GetProperty("number").GetInt64();

    private static JsonElement? Field(JsonElement? value, string name) =>
        value is { } known && known.TryGetProperty(name, out var field) ? field : null;

    private static JsonElement? Member(JsonElement? list, long number) => list is { ValueKind: JsonValueKind.Array } known
        ? known.EnumerateArray().Where(member => Number(member) == number).Select(member => (JsonElement?)member).FirstOrDefault()
        : null;
}
