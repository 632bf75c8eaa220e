using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StanceTracker.Server.Http;

/// <summary>What a part of a request holds, or the problem to answer with.</summary>
internal readonly struct Parsed<T> where T : class
{
    private readonly T? _value;
    private readonly ProblemHttpResult? _problem;

    private Parsed(T? value, ProblemHttpResult? problem) => (_value, _problem) = (value, problem);

    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(ProblemHttpResult problem) => new(null, problem);

    /// <summary>The value; or false and the problem.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (value, problem) = (_value, _problem);
        return value is not null;
    }

    /// <summary>The same as a more general type.</summary>
    public Parsed<TBase> As<TBase>() where TBase : class => new((TBase?)(object?)_value, _problem);
}

/// <summary>A body as it was sent, and what it holds.</summary>
/// <param name="Json">The text.</param>
/// <param name="Body">What it holds.</param>
internal sealed record JsonBody<T>(string Json, T Body);
