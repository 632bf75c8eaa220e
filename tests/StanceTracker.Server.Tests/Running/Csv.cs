using System.Text;

namespace StanceTracker.Server.Tests.Running;

/// <summary>Reads CSV as RFC 4180 has it, apart from the library that the server writes it with.</summary>
internal static class Csv
{
    /// <summary>The rows behind the header, by column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var rows = Rows(text).ToArray();
        return [.. rows.Skip(1).Select(row =>
        {
            row.Count.ShouldBe(rows[0].Count, "every row has a field for every column");
            return rows[0].Zip(row).ToDictionary(field => field.First, field => field.Second);
        })];
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append(text[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    Take();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    Take();
                    yield return row;
                    row = [];
                    break;
                default:
                    field.Append(text[i]);
                    break;
            }
        }

        quoted.ShouldBeFalse("quotes are closed");
        (row.Count == 0 && field.Length == 0).ShouldBeTrue("the last row ends as the others do");

        void Take()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
