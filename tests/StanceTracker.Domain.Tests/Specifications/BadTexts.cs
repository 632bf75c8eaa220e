using StanceTracker.Domain.Commands;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>Texts that no field takes, and what each is refused as.</summary>
internal static class BadTexts
{
    /// <summary>Of a field that keeps at most this many characters.</summary>
    public static IEnumerable<(string Text, RejectionType As)> Beyond(int max) =>
    [
        ("", RejectionType.MissingField),
        ("  \t\n ", RejectionType.MissingField),
        (new string('x', max + 1), RejectionType.InvalidField),
        ("\0", RejectionType.InvalidField),
        ("a\u001b", RejectionType.InvalidField),
        ("a\rb", RejectionType.InvalidField),
        ("a\u007f", RejectionType.InvalidField),
        ("a\u0085", RejectionType.InvalidField),
        ("a\ud83d", RejectionType.InvalidField),
        ("\ude00a", RejectionType.InvalidField),
        ("a\ude00\ud83d", RejectionType.InvalidField),
    ];

    /// <summary>Texts that any field of that length takes: the longest, other scripts, a pair of surrogates.</summary>
    public static IEnumerable<string> Within(int max) => [new string('x', max), "ق", "\ud83d\ude00"];
}
