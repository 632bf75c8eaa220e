using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
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

    private static readonly Argument<string> Subject = new("WHAT")
    {
        Description = $"What to write: `{Ledger}` (every event, for `stance import jsonl`), "
            + $"`{Statements}` (one row per piece of evidence) or `{DyadPeriods}` (directed pairs by period).",
        DefaultValueFactory = _ => Ledger,
    };

    private static readonly Option<string> Form = new("--format")
    {
        HelpName = "FORMAT",
        Description = $"`{Ndjson}` or `{Csv}`. The ledger is always {Ndjson}.",
        DefaultValueFactory = _ => Ndjson,
    };

    private static readonly Option<long> After = new("--after")
    {
        HelpName = "POSITION",
        Description = "Ledger: only events after this position.",
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<string?>
        Output = OutputFile.Option(),
        By = new("--by")
        {
            HelpName = "PERIOD",
            Description = "Dyad-periods: `day`, `week` (from Monday), `month` or `year` [default: month].",
        },
        From = new("--from")
        {
            HelpName = "DAY",
            Description = "Only statements on or after this day; only periods that end on or after it.",
        },
        To = new("--to")
        {
            HelpName = "DAY",
            Description = "Only statements on or before this day. Stances of periods that end later are as of this day "
                + "[default: today, UTC].",
        },
        Source = new("--source")
        {
            HelpName = "ACTOR",
            Description = "Only what this actor said or did (statements: as named; dyad-periods: at every level).",
        },
        Target = new("--target") { HelpName = "ACTOR", Description = "Only what was directed at this actor (levels as for --source)." },
        KnownAt = new("--known-at")
        {
            HelpName = "WHEN",
            Description = "Dyad-periods: what the ledger held at a position, an instant or a day [default: now].",
        },
        Scores = new("--scores") { HelpName = "TABLE", Description = "Dyad-periods: `icews`, `gdelt` or `plover` [default: icews]." },
        HalfLife = new("--half-life-days")
        {
            HelpName = "DAYS",
            Description = "Dyad-periods: half-life of evidence, in days [default: 180].",
        };

    private static readonly Option<bool> Gaps = new("--gaps") { Description = "Dyad-periods: include periods without a statement." };

    public static Command Create()
    {
        Form.AcceptOnlyFromAmong(Ndjson, Csv);
        var command = new CliCommand(
            "export",
            "Export the ledger, statements or dyad-periods.",
            """
            A ledger line is {position, stream, version, type, recordedAt, recordedBy, correlationId, causationId, data}. `stance import
              jsonl` reads it; imported into an empty ledger, it gives the same answers. Statements and dyad-periods have the columns of
              /api/export/statements and /api/export/dyad-periods.
            """,
            "stance export --output ledger.jsonl",
            "stance export ledger --after 1000 | gzip > later.jsonl.gz",
            "stance export statements --format csv --from 2023-01-01 --output statements.csv",
            "stance export dyad-periods --by month --gaps --format csv --output dyads.csv")
        {
            Subject, Form, Output, After, By, From, To, Source, Target, Gaps, KnownAt, Scores, HalfLife, Cli.Data,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Subject) is not { } what) return; // another error is already reported
            if (what is not (Ledger or Statements or DyadPeriods))
            {
                result.AddError($"Unknown WHAT '{what}': expected {Ledger}, {Statements} or {DyadPeriods}.");
                return;
            }

            foreach (var (options, subjects) in new (Option[], string[])[]
            {
                ([After], [Ledger]),
                ([Form, From, To, Source, Target], [Statements, DyadPeriods]),
                ([By, Gaps, KnownAt, Scores, HalfLife], [DyadPeriods]),
            })
            {
                foreach (var option in options.Where(option => result.GetResult(option) is { Implicit: false } && !subjects.Contains(what)))
                    result.AddError($"{option.Name} does not apply to {what}.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddStanceTracker(database.ConnectionString)
                .BuildServiceProvider();
            var what = parsed.GetValue(Subject)!;
            var export = what switch
            {
                Ledger => WriteLedger(services, parsed, cancel),
                Statements => WriteStatements(services, parsed, cancel),
                _ => await WriteDyadPeriodsAsync(services, parsed, cancel),
            };
            if (!export.TryGet(out var write, out var problem))
            {
                await Console.Error.WriteLineAsync(problem.ProblemDetails.Detail);
                return Cli.Failed;
            }

            await OutputFile.WriteAsync(parsed.GetValue(Output), what == Ledger ? "events" : "rows", write);
            return Cli.Done;
        });
        return command;
    }

    private static Parsed<Func<Stream, Task<long>>> WriteStatements(
        IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var parameters = new StatementParameters
        {
            From = DayParameter.Read(parsed.GetValue(From)),
            To = DayParameter.Read(parsed.GetValue(To)),
            Speaker = IdParameter<ActorId>.Read(parsed.GetValue(Source)),
            Target = IdParameter<ActorId>.Read(parsed.GetValue(Target)),
        };
        if (KnownParameters.ProblemOf(parameters) is { } problem) return problem;
        var rows = services.GetRequiredService<StatementExport>().ReadAsync(parameters.ToFilter(), cancel);
        return WriteRows(StatementEvidenceRow.Table, rows, parsed, cancel);
    }

    private static async Task<Parsed<Func<Stream, Task<long>>>> WriteDyadPeriodsAsync(
        IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var stanceParameters = new StanceParameters
        {
            AsOf = AsOfParameter.Read(parsed.GetValue(To)),
            KnownAt = KnownAtParameter.Read(parsed.GetValue(KnownAt)),
            Scores = ScoresParameter.Read(parsed.GetValue(Scores)),
            HalfLifeDays = HalfLifeParameter.Read(parsed.GetValue(HalfLife)),
        };
        var parameters = new DyadPeriodParameters
        {
            By = NameParameter<PeriodLength>.Read(parsed.GetValue(By)),
            From = DayParameter.Read(parsed.GetValue(From)),
            Gaps = BoolParameter.Read(parsed.GetValue(Gaps) ? "true" : null),
            Source = IdParameter<ActorId>.Read(parsed.GetValue(Source)),
            Target = IdParameter<ActorId>.Read(parsed.GetValue(Target)),
        };
        if ((KnownParameters.ProblemOf(stanceParameters) ?? KnownParameters.ProblemOf(parameters)) is { } problem) return problem;
        var knownAt = ActivatorUtilities.CreateInstance<KnownAt>(services);
        var asOf = ActivatorUtilities.CreateInstance<AsOf>(services, TimeProvider.System);
        var question = await StanceQuery.ReadAsync(stanceParameters, knownAt, asOf, cancel);
        if (!parameters.Read(question).TryGet(out var filter, out problem)) return problem;
        var rows = services.GetRequiredService<DyadPeriodExport>().ReadAsync(filter, cancel);
        return WriteRows(DyadPeriodRow.Table, rows, parsed, cancel);
    }

    private static Func<Stream, Task<long>> WriteRows<T>(
        Table<T> table, IAsyncEnumerable<T> rows, ParseResult parsed, CancellationToken cancel) => async stream =>
    {
        var count = 0L;
        if (parsed.GetValue(Form) == Csv)
        {
            await table.WriteAsync(stream, Counted(cancel), cancel);
            return count;
        }

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        await ListResult.WriteNdjsonAsync(stream, Counted(cancel), options, cancel);
        return count;

        async IAsyncEnumerable<T> Counted([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var row in rows.WithCancellation(stop))
            {
                count++;
                yield return row;
            }
        }
    };

    private static Parsed<Func<Stream, Task<long>>> WriteLedger(
        IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var filter = new LedgerFilter(After: parsed.GetValue(After));
        var events = services.GetRequiredService<LedgerReader>().ReadAsync(filter, cancel: cancel);
        return (Func<Stream, Task<long>>)(stream => JsonLinesWriter.WriteAsync(stream, events, LedgerLine.Write, cancel));
    }
}
