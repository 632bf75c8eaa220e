using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Exports;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance export</c>.</summary>
internal static class ExportCommand
{
    private const string Ledger = "ledger", Statements = "statements", DyadPeriods = "dyad-periods", Ndjson = "ndjson", Csv = "csv";

    private const int BufferSize = 1 << 16;

    private static readonly Argument<string> Subject = new("WHAT")
    {
        Description = $"What to write: `{Ledger}` (every event, for `stance import jsonl`), `{Statements}` (with where they come from, a row per piece of evidence) or `{DyadPeriods}` (directed pairs by period).",
        DefaultValueFactory = _ => Ledger,
    };

    private static readonly Option<string> Form = new("--format") { HelpName = "FORMAT", Description = $"`{Ndjson}` or `{Csv}`; the ledger is {Ndjson} always.", DefaultValueFactory = _ => Ndjson };

    private static readonly Option<long> After = new("--after") { HelpName = "POSITION", Description = "Of the ledger, only the events behind this position.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string?>
        Output = new("--output") { HelpName = "FILE", Description = "Where to; it appears once it is whole [default: standard output]." },
        By = new("--by") { HelpName = "PERIOD", Description = "Of dyad-periods: `day`, `week` (from Monday), `month` or `year` [default: month]." },
        From = new("--from") { HelpName = "DAY", Description = "Only statements from this day on; only periods that end on it or later." },
        To = new("--to") { HelpName = "DAY", Description = "Only statements up to this day; the stance is as of it where a period ends later [default: today in UTC]." },
        Source = new("--source") { HelpName = "ACTOR", Description = "Only what this actor said or did (statements: as named; dyad-periods: at every level)." },
        Target = new("--target") { HelpName = "ACTOR", Description = "Only what is toward this actor, likewise." },
        KnownBy = new("--known-at") { HelpName = "WHEN", Description = "Of dyad-periods: by what the ledger held then, a position, an instant or a day [default: now]." },
        Scores = new("--scores") { HelpName = "TABLE", Description = "Of dyad-periods: `icews`, `gdelt` or `plover` [default: icews]." },
        HalfLife = new("--half-life-days") { HelpName = "DAYS", Description = "Of dyad-periods: after how many days evidence weighs half [default: 180]." };

    private static readonly Option<bool> Gaps = new("--gaps") { Description = "Of dyad-periods: a row for periods without a statement too." };

    public static Command Create()
    {
        Form.AcceptOnlyFromAmong(Ndjson, Csv);
        var verb = new CliCommand(
            "export",
            "Writes the ledger, statements or dyad-periods.",
            """
            A line of the ledger is {position, stream, version, type, recordedAt, recordedBy, correlationId, causationId, data}. `stance import jsonl` reads it; in an empty ledger it gives
              the same answers. The columns of the others are those of /api/export/statements and /api/export/dyad-periods.
            """,
            "stance export --output ledger.jsonl",
            "stance export ledger --after 1000 | gzip > later.jsonl.gz",
            "stance export statements --format csv --from 2023-01-01 --output statements.csv",
            "stance export dyad-periods --by month --gaps --format csv --output dyads.csv")
        {
            Subject, Form, Output, After, By, From, To, Source, Target, Gaps, KnownBy, Scores, HalfLife, Cli.Data,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Subject) is not { } what) return; // something else is wrong
            if (what is not (Ledger or Statements or DyadPeriods))
            {
                result.AddError($"WHAT is '{what}': expected {Ledger}, {Statements} or {DyadPeriods}.");
                return;
            }

            foreach (var (option, of) in new (Option, string[])[]
            {
                (Form, [Statements, DyadPeriods]), (After, [Ledger]), (From, [Statements, DyadPeriods]), (To, [Statements, DyadPeriods]), (Source, [Statements, DyadPeriods]),
                (Target, [Statements, DyadPeriods]), (By, [DyadPeriods]), (Gaps, [DyadPeriods]), (KnownBy, [DyadPeriods]), (Scores, [DyadPeriods]), (HalfLife, [DyadPeriods]),
            })
            {
                if (result.GetResult(option) is { Implicit: false } && !of.Contains(what)) result.AddError($"{option.Name} does not go with {what}.");
            }
        });
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            await using var services = new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();
            var what = parsed.GetValue(Subject)!;
            var query = new QueryReader();
            Func<Stream, Task<long>> write = what switch
            {
                Ledger => stream => WriteLedgerAsync(services, new LedgerFilter(After: parsed.GetValue(After)), stream, cancel),
                Statements => WriteStatements(services, parsed, query, cancel),
                _ => await WriteDyadPeriodsAsync(services, parsed, query, cancel),
            };
            if (query.Problem is { } problem)
            {
                await Console.Error.WriteLineAsync(problem.ProblemDetails.Detail);
                return Cli.Failed;
            }

            await OutputFile.WriteAsync(parsed.GetValue(Output), what == Ledger ? "events" : "rows", write);
            return Cli.Done;
        });
        return verb;
    }

    private static Func<Stream, Task<long>> WriteStatements(IServiceProvider services, ParseResult parsed, QueryReader query, CancellationToken cancel)
    {
        var parameters = new StatementParameters
        {
            From = new(parsed.GetValue(From)),
            To = new(parsed.GetValue(To)),
            Speaker = new(parsed.GetValue(Source)),
            Target = new(parsed.GetValue(Target)),
        };
        query.Check(parameters);
        var filter = parameters.Read(query);
        return stream => WriteRowsAsync(StatementEvidenceRow.Table, services.GetRequiredService<StatementExport>().ReadAsync(filter, cancel), parsed, stream, cancel);
    }

    private static async Task<Func<Stream, Task<long>>> WriteDyadPeriodsAsync(IServiceProvider services, ParseResult parsed, QueryReader query, CancellationToken cancel)
    {
        var parameters = new StanceParameters { AsOf = parsed.GetValue(To), KnownAt = parsed.GetValue(KnownBy), Scores = parsed.GetValue(Scores), HalfLifeDays = parsed.GetValue(HalfLife) };
        var question = await StanceQuery.ReadAsync(parameters, query, ActivatorUtilities.CreateInstance<KnownAt>(services), ActivatorUtilities.CreateInstance<AsOf>(services, TimeProvider.System), cancel);
        var asked = new DyadPeriodParameters
        {
            By = new(parsed.GetValue(By)),
            From = new(parsed.GetValue(From)),
            Gaps = new(parsed.GetValue(Gaps) ? "true" : null),
            Source = new(parsed.GetValue(Source)),
            Target = new(parsed.GetValue(Target)),
        };
        query.Check(asked);
        var filter = asked.Read(query, question);
        return stream => WriteRowsAsync(DyadPeriodRow.Table, services.GetRequiredService<DyadPeriodExport>().ReadAsync(filter, cancel), parsed, stream, cancel);
    }

    private static async Task<long> WriteRowsAsync<T>(Table<T> table, IAsyncEnumerable<T> rows, ParseResult parsed, Stream stream, CancellationToken cancel)
    {
        var count = 0L;
        if (parsed.GetValue(Form) == Csv)
        {
            await table.WriteAsync(stream, Counted(rows, cancel), cancel);
            return count;
        }

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        await ListResult.WriteNdjsonAsync(stream, Counted(rows, cancel), options, cancel);
        return count;

        async IAsyncEnumerable<T> Counted(IAsyncEnumerable<T> all, [EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var row in all.WithCancellation(stop))
            {
                count++;
                yield return row;
            }
        }
    }

    private static async Task<long> WriteLedgerAsync(IServiceProvider services, LedgerFilter filter, Stream stream, CancellationToken cancel)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(BufferSize);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var count = 0L;
        await foreach (var entry in services.GetRequiredService<LedgerReader>().ReadAsync(filter, limit: null, cancel))
        {
            LedgerLine.Write(json, entry);
            await json.FlushAsync(cancel);
            json.Reset();
            buffer.GetSpan(1)[0] = (byte)'\n';
            buffer.Advance(1);
            count++;
            if (buffer.WrittenCount >= BufferSize) await FlushAsync();
        }

        await FlushAsync();
        return count;

        async Task FlushAsync()
        {
            await stream.WriteAsync(buffer.WrittenMemory, cancel);
            buffer.ResetWrittenCount();
        }
    }
}
