using Npgsql;
using NpgsqlTypes;
using StanceTracker.Projections.Rebuilding;

namespace StanceTracker.Projections.Tables;

/// <summary>A column of a table, and how the values of rows reach it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Copy">Writes the value of one row for COPY.</param>
/// <param name="Parameter">The values of some rows as an array, for a query to <c>unnest</c>.</param>
internal sealed record Column<TRow>(string Name, Action<CopyBuffer, TRow> Copy, Func<IReadOnlyCollection<TRow>, NpgsqlParameter> Parameter)
{
    /// <summary>The type to COPY the value as, if it is not the column's own; the table then stores <see cref="Stored"/>.</summary>
    public string? CopiedAs { get; init; }

    /// <summary>What the table stores: an expression over the value sent.</summary>
    public string Stored { get; init; } = Name;
}

/// <summary>
/// The columns of a table, declared once: appends write them by <see cref="Parameters"/> and <see cref="Rows"/>, rebuilds by
/// <see cref="Copy"/>.
/// </summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
internal sealed class Columns<TRow>
{
    private readonly List<Column<TRow>> _columns = [];

    public int Count => _columns.Count;

    /// <summary>The names, separated by commas.</summary>
    public string Names => string.Join(", ", _columns.Select(column => column.Name));

    /// <summary>What the table stores, in the order of <see cref="Names"/>.</summary>
    public string Stored => string.Join(", ", _columns.Select(column => column.Stored));

    /// <summary>The types that COPY sends, as a select list of nulls.</summary>
    public string Copied => string.Join(", ", _columns.Select(c => c.CopiedAs is { } type ? $"null::{type} as {c.Name}" : c.Name));

    /// <summary>Whether some column is computed from what COPY sends, so that rows cannot be copied into the table itself.</summary>
    public bool IsStaged => _columns.Exists(column => column.CopiedAs is not null);

    /// <summary>
    /// A query for the rows as the table stores them, from the arrays <c>$1</c>, <c>$2</c> … of <see cref="Parameters"/>.
    /// </summary>
    public string Rows =>
        $"""
        select {string.Join(", ", _columns.Select(c => c.Stored == c.Name ? c.Name : $"{c.Stored} as {c.Name}"))}
        from unnest({Placeholders}) as sent ({Names})
        """;

    /// <summary><c>$1, $2 …</c>, one for each column.</summary>
    public string Placeholders => string.Join(", ", Enumerable.Range(1, Count).Select(number => $"${number}"));

    /// <summary>The first columns.</summary>
    public Columns<TRow> Take(int count)
    {
        var taken = new Columns<TRow>();
        taken._columns.AddRange(_columns.Take(count));
        return taken;
    }

    /// <summary>The names of the columns, qualified.</summary>
    public string Of(string table) => string.Join(", ", _columns.Select(column => $"{table}.{column.Name}"));

    /// <summary>The assignments of an UPDATE that takes all columns but these from a table.</summary>
    public string Assignments(string from, params string[] except) =>
        string.Join(
            ", ", _columns.Where(column => !except.Contains(column.Name)).Select(column => $"{column.Name} = {from}.{column.Name}"));

    public NpgsqlParameter[] Parameters(IReadOnlyCollection<TRow> rows) => [.. _columns.Select(column => column.Parameter(rows))];

    /// <summary>Writes the values of a row; the caller begins the row.</summary>
    public void Copy(CopyBuffer buffer, TRow row)
    {
        foreach (var column in _columns) column.Copy(buffer, row);
    }

    public Columns<TRow> Text(string name, Func<TRow, string?> value) => Add(name, value, (buffer, row) =>
    {
        if (value(row) is { } text) buffer.Text(text);
        else buffer.Null();
    });

    public Columns<TRow> Integer(string name, Func<TRow, int?> value) => Add(name, value, (buffer, row) =>
    {
        if (value(row) is { } number) buffer.Integer(number);
        else buffer.Null();
    });

    public Columns<TRow> Bigint(string name, Func<TRow, long?> value) => Add(name, value, (buffer, row) =>
    {
        if (value(row) is { } number) buffer.Bigint(number);
        else buffer.Null();
    });

    public Columns<TRow> Smallint(string name, Func<TRow, short> value) => Add(name, value, (buffer, row) => buffer.Smallint(value(row)));

    public Columns<TRow> Double(string name, Func<TRow, double> value) => Add(name, value, (buffer, row) => buffer.Double(value(row)));

    public Columns<TRow> Boolean(string name, Func<TRow, bool> value) => Add(name, value, (buffer, row) => buffer.Boolean(value(row)));

    public Columns<TRow> Date(string name, Func<TRow, DateOnly> value) => Add(name, value, (buffer, row) => buffer.Date(value(row)));

    public Columns<TRow> Json(string name, Func<TRow, string> value) => Add(new Column<TRow>(
        name,
        (buffer, row) => buffer.Json(value(row)),
        rows => Folding.Parameters.Column(rows, NpgsqlDbType.Jsonb, value)));

    /// <summary>A list of texts. PostgreSQL unnests arrays of arrays whole, so appends send each list as an array literal.</summary>
    public Columns<TRow> Texts(string name, Func<TRow, IReadOnlyCollection<string>> value) => Add(new Column<TRow>(
        name,
        (buffer, row) => buffer.Texts(value(row)),
        rows => Folding.Parameters.Column(rows, row => Literal(value(row))))
    { Stored = $"{name}::text[]" });

    /// <summary>Words to search for, stored as a tsvector.</summary>
    public Columns<TRow> Words(string name, Func<TRow, string> value) => Add(new Column<TRow>(
        name,
        (buffer, row) => buffer.Text(value(row)),
        rows => Folding.Parameters.Column(rows, value))
    { CopiedAs = "text", Stored = $"to_tsvector('simple', {name})" });

    private Columns<TRow> Add<T>(string name, Func<TRow, T> value, Action<CopyBuffer, TRow> copy) =>
        Add(new Column<TRow>(name, copy, rows => Folding.Parameters.Column(rows, value)));

    private Columns<TRow> Add(Column<TRow> column)
    {
        _columns.Add(column);
        return this;
    }

    private static string Literal(IEnumerable<string> values) =>
        $"{{{string.Join(',', values.Select(value => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""))}}}";
}
