using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace StanceTracker.Domain;

/// <summary>The kebab-case names of enums' values: <c>ArmedGroup</c> is <c>armed-group</c>, <c>A</c> stays <c>A</c>.</summary>
public static class KebabEnum
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The name of a value of any enum.</summary>
    public static string Format(Enum value) => Names.GetOrAdd(value, static known => Kebab(known.ToString()));

    internal static string Kebab(string name) => name.Length == 1
        ? name
        : string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>The names of an enum's values, as <see cref="KebabEnum"/> writes them.</summary>
public static class KebabEnum<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> NameByValue =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => KebabEnum.Kebab(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> Values =
        NameByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All names in the order of the enum, joined for messages: <c>quoted, reported, author</c>.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<TEnum>().Select(Format));

    /// <summary>The name of a defined value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public static string Format(TEnum value) =>
        NameByValue.TryGetValue(value, out var name)
            ? name
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(TEnum).Name}.");

    /// <summary>Parses a name; false if there is no such value. Case matters.</summary>
    public static bool TryParse(string? name, out TEnum value)
    {
        value = default;
        return name is not null && Values.TryGetValue(name, out value);
    }

    /// <summary>The value of a name that was written by <see cref="Format"/>.</summary>
    /// <exception cref="FormatException">There is no such value.</exception>
    public static TEnum Parse(string name) => TryParse(name, out var value) ? value : throw new FormatException(
        $"'{name}' is not one of {All}.");
}
