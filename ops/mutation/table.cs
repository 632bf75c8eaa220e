#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false
#:property EnforceCodeStyleInBuild=false
// dotnet run ops/mutation/table.cs REPORT EQUAL : Stryker's JSON report as a table of files, and the mutants that no test noticed.
using System.Globalization;
using System.Text.Json;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var equal = File.ReadLines(args[1]).Select(line => line.Split(" | ")).Where(parts => parts.Length == 4).ToArray();
using var report = JsonDocument.Parse(File.ReadAllText(args[0]));
var mutants = report.RootElement.GetProperty("files").EnumerateObject()
    .SelectMany(file => file.Value.GetProperty("mutants").EnumerateArray().Select(mutant => Read(file, mutant)))
    .Where(mutant => mutant.Status is "Killed" or "Timeout" or "Survived" or "NoCoverage")
    .ToArray();
var counted = mutants.Where(mutant => mutant.EqualBecause is null).ToArray();

Console.WriteLine("| file | mutants | killed | survived | score |");
Console.WriteLine("|---|--:|--:|--:|--:|");
foreach (var file in counted.GroupBy(mutant => mutant.File).OrderBy(file => file.Key, StringComparer.Ordinal)) Row(file.Key, [.. file]);
Row("**all**", counted);

var survivors = counted.Where(mutant => !mutant.Killed).ToArray();
if (survivors.Length > 0) Console.WriteLine("\n## No test noticed\n");
foreach (var mutant in survivors) Console.WriteLine($"- {mutant}");

var apart = mutants.Where(mutant => mutant.EqualBecause is not null).ToArray();
if (apart.Length > 0) Console.WriteLine("\n## Equal in effect, not counted\n");
foreach (var mutant in apart) Console.WriteLine($"- {mutant}: {mutant.EqualBecause}");

static void Row(string name, Mutant[] mutants)
{
    var killed = mutants.Count(mutant => mutant.Killed);
    var score = mutants.Length == 0 ? "–" : $"{100.0 * killed / mutants.Length:0.0} %";
    Console.WriteLine($"| {name} | {mutants.Length} | {killed} | {mutants.Length - killed} | {score} |");
}

Mutant Read(JsonProperty file, JsonElement json)
{
    var name = file.Name.Replace('\\', '/');
    name = name[(name.LastIndexOf("src/", StringComparison.Ordinal) is var at and >= 0 ? at : 0)..];
    var location = json.GetProperty("location");
    var (start, end) = (Place(location.GetProperty("start")), Place(location.GetProperty("end")));
    var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
    var before = start.Line == end.Line
        ? lines[start.Line][start.Column..end.Column]
        : string.Join(' ', [lines[start.Line][start.Column..], .. lines[(start.Line + 1)..end.Line], lines[end.Line][..end.Column]]);
    var after = json.TryGetProperty("replacement", out var replacement) ? replacement.GetString()! : "";
    var status = json.GetProperty("status").GetString()!;
    var mutant = new Mutant(name, start.Line + 1, OneLine(before), OneLine(after), json.GetProperty("mutatorName").GetString()!, status, null);
    return mutant.Killed
        ? mutant
        : mutant with { EqualBecause = equal.FirstOrDefault(known => name.EndsWith(known[0], StringComparison.Ordinal) && known[1] == mutant.Before && known[2] == mutant.After)?[3] };
}

static (int Line, int Column) Place(JsonElement place) => (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);

static string OneLine(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" | ", " ¦ ", StringComparison.Ordinal);

internal sealed record Mutant(string File, int Line, string Before, string After, string Kind, string Status, string? EqualBecause)
{
    public bool Killed => Status is "Killed" or "Timeout";

    public override string ToString() => $"{File}:{Line} {Kind}{(Status == "NoCoverage" ? ", reached by no test" : "")}: `{Before}` → `{After}`";
}
