using System.Reflection;
using System.Text;

namespace StanceTracker.Domain.Codebook;

/// <summary>Small CSV tables embedded in an assembly. Lines that begin with <c>#</c> are comments, the first other line names the columns,
/// and fields with commas are in double quotes. No field contains a line break.</summary>
public static class EmbeddedCsv
{
    /// <summary>The rows of a table in this assembly.</summary>
    /// <inheritdoc cref="Rows(Assembly, string)"/>
    internal static IEnumerable<IReadOnlyList<string>> Rows(string name) => Rows(typeof(EmbeddedCsv).Assembly, name);

    /// <summary>The rows of a table in file order, each with as many fields as the table has columns.</summary>
    /// <exception cref="InvalidDataException">The assembly has no such table, or a row has the wrong number of fields.</exception>
    public static IEnumerable<IReadOnlyList<string>> Rows(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The table {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var columns = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var fields = Fields(line);
            if (columns == 0)
            {
                columns = fields.Count;
                continue;
            }

            if (fields.Count != columns) throw new InvalidDataException(
                $"{name}: '{line}' has {fields.Count} fields where {columns} are named.");
            yield return fields;
        }
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(line[i]);
        }

        fields.Add(field.ToString());
        return fields;
    }
}
