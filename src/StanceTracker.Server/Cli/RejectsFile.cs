using System.Globalization;
using CsvHelper;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Server.Cli;

/// <summary>
/// The lines that an import rejected, as CSV: file, line, field, kind, reason, text. Cells that a spreadsheet would run as formulas are
/// escaped.
/// </summary>
internal sealed class RejectsFile : IDisposable
{
    private readonly CsvWriter _csv;

    /// <summary>Creates or overwrites the file.</summary>
    public RejectsFile(string file)
    {
        _csv = CsvWriter.ToFile(file, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n" }, FileOptions.None);
        _csv.WriteHeader(["file", "line", "field", "kind", "reason", "text"]);
    }

    /// <summary>A reject as one line for the terminal.</summary>
    public static string Line(string file, Reject reject) =>
        $"{Path.GetFileName(file)}:{reject.Line}: {(reject.Field is { } field ? $"{field}: " : "")}{reject.Reason}";

    public void Write(string file, Reject reject) =>
        _csv.WriteRecord(
            [file, reject.Line.ToString(CultureInfo.InvariantCulture), reject.Field ?? "", reject.Kind, reject.Reason, reject.Text]);

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();
}
