namespace StanceTracker.Projections.Rebuilding;

/// <summary>A column of a table, and what a row has there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes its value.</param>
internal sealed record Column<TRow>(string Name, Action<CopyBuffer, TRow> Write)
{
    /// <summary>The type that is sent, where the table keeps what <see cref="Stored"/> makes of it.</summary>
    public string? SentAs { get; init; }

    /// <summary>What is stored, as an expression over what is sent.</summary>
    public string Stored { get; init; } = Name;
}

/// <summary>Makes columns by type.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
internal static class Columns<TRow>
{
    public static Column<TRow> Text(string name, Func<TRow, string?> value) => new(name, (buffer, row) =>
    {
        if (value(row) is { } text) buffer.Text(text);
        else buffer.Null();
    });

    public static Column<TRow> Integer(string name, Func<TRow, int?> value) => new(name, (buffer, row) =>
    {
        if (value(row) is { } number) buffer.Integer(number);
        else buffer.Null();
    });

    public static Column<TRow> Bigint(string name, Func<TRow, long?> value) => new(name, (buffer, row) =>
    {
        if (value(row) is { } number) buffer.Bigint(number);
        else buffer.Null();
    });

    public static Column<TRow> Smallint(string name, Func<TRow, short> value) => new(name, (buffer, row) => buffer.Smallint(value(row)));

    public static Column<TRow> Double(string name, Func<TRow, double> value) => new(name, (buffer, row) => buffer.Double(value(row)));

    public static Column<TRow> Boolean(string name, Func<TRow, bool> value) => new(name, (buffer, row) => buffer.Boolean(value(row)));

    public static Column<TRow> Date(string name, Func<TRow, DateOnly> value) => new(name, (buffer, row) => buffer.Date(value(row)));

    public static Column<TRow> Texts(string name, Func<TRow, IReadOnlyCollection<string>> value) => new(name, (buffer, row) => buffer.Texts(value(row)));

    public static Column<TRow> Json(string name, Func<TRow, string> value) => new(name, (buffer, row) => buffer.Json(value(row)));

    /// <summary>Words to search for, as a tsvector.</summary>
    public static Column<TRow> Words(string name, Func<TRow, string> value) => Text(name, value) with { SentAs = "text", Stored = $"to_tsvector('simple', {name})" };
}
