using StanceTracker.Domain.Decisions;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>Texts that no field takes, and what each is refused as.</summary>
internal static class BadTexts
{
    /// <summary>Of a field that keeps at most this many characters.</summary>
    public static IEnumerable<(string Text, RefusalType As)> Beyond(int most) =>
    [
        ("", RefusalType.MissingField),
        ("  \t\n ", RefusalType.MissingField),
        (new string('x', most + 1), RefusalType.InvalidField),
        ("\0", RefusalType.InvalidField),
        ("a\u001b", RefusalType.InvalidField),
        ("a\rb", RefusalType.InvalidField),
        ("a\u007f", RefusalType.InvalidField),
        ("a\u0085", RefusalType.InvalidField),
        ("a\ud83d", RefusalType.InvalidField),
        ("\ude00a", RefusalType.InvalidField),
        ("a\ude00\ud83d", RefusalType.InvalidField),
    ];

    /// <summary>Texts that any field of that length takes: the longest, other scripts, a pair of surrogates.</summary>
    public static IEnumerable<string> Within(int most) => [new string('x', most), "ق", "\ud83d\ude00"];
}
