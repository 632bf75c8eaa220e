using System.Diagnostics.CodeAnalysis;

namespace StanceTracker.Server.Http;

/// <summary>What a request names, or the answer if there is no such thing: a problem or a redirect.</summary>
internal readonly struct Found<T>
{
    private readonly T? _value;
    private readonly IResult? _answer;

    /// <summary>Nothing is found.</summary>
    public Found(IResult answer) => _answer = answer;

    private Found(T value) => _value = value;

    public static implicit operator Found<T>(T value) => new(value);

    /// <summary>The value; or false and the answer.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out IResult? answer)
    {
        (value, answer) = (_value, _answer);
        return answer is null;
    }
}
