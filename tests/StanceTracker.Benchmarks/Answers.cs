using System.Globalization;
using System.Net.Http.Json;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks;

/// <summary>What a server answers a second over HTTP, against pgbench running the bare SQL behind the answer.</summary>
internal static class Answers
{
    private const int Callers = 8, MostPairs = 400, Square = 20;

    /// <summary>Asks; gives the median seconds of a position.</summary>
    public static async Task<double> MeasureAsync(Ground ground, TestDatabase database, Plan plan, Report report, bool marked, CancellationToken cancel)
    {
        var pairs = await PairsAsync(database, cancel);
        var (holder, target) = await LargestAsync(database, cancel);
        var square = string.Join(',', pairs.SelectMany(pair => new[] { pair.Holder, pair.Target }).Distinct().Take(Square));
        var head = (long)(await ScalarAsync(database, "select max(seq_id) from ledger.mt_events"))!;
        using var serving = await Ground.ServeAsync(database);
        string Any(long n) => $"/api/stances/{pairs[(int)(n % pairs.Count)].Holder}/{pairs[(int)(n % pairs.Count)].Target}";
        var some = $"\\set i random(1, {pairs.Count})\n";
        const string Observed = "select d.first_day, d.last_day, d.throughout, d.act, d.announced, d.statements, d.confidence from read.bench_pair p join read.pair_day d on d.holder = p.holder and d.target = p.target where p.i = :i;";

        var position = await AskAsync("position of a pair", n => Any(n), some + Observed, marked ? 0.5 : null);
        if (marked) report.Add(new Figure("position: its p99 to the bare SQL's p99", $"{Report.Number(position.Ours.P99.TotalMilliseconds)} ms", $"{Report.Number(position.Limit.P99.TotalMilliseconds)} ms", position.SlowRatio, 5, AtMost: true));
        using (var others = new CancellationTokenSource())
        {
            var envelope = RecordAsync(serving, others.Token);
            await AskAsync("position of a pair, while others record", n => Any(n), some + Observed);
            await others.CancelAsync();
            await envelope;
        }

        await AskAsync("position of a pair, known at another position in the past each time", n => $"{Any(n)}?knownAt={(head / 2) + (n % (head / 2))}", some + $"select c.first_day, c.last_day, c.throughout, c.act, c.announced, c.confidence from read.bench_pair p cross join lateral read.counting(p.holder, p.target, {head / 2}) c where p.i = :i;");
        await AskAsync("history of a pair, by month", n => $"{Any(n)}/history?step=month", some + Observed);
        await AskAsync($"matrix of {Square} actors", _ => $"/api/stances/matrix?actors={square}", $"select * from read.pair_day where holder = any(string_to_array('{square}', ',')) and target = any(string_to_array('{square}', ','));");
        await AskAsync("replay of the pair with most statements", _ => $"/api/stances/{holder}/{target}/replay", $"select * from read.counting('{holder}', '{target}', {head});");
        await AskAsync("page of 50 statements", n => $"/api/statements?limit=50&speaker={pairs[(int)(n % pairs.Count)].Holder}", "\\set p random(1, " + head + ")\nselect position, statement from read.statement where position > :p order by position limit 50;");
        await AskAsync("page of 100 pairs", n => $"/api/stances?limit=100&holder={pairs[(int)(n % pairs.Count)].Holder}", some + "select d.* from read.bench_pair p join read.pair_day d on d.holder = p.holder where p.i = :i;");
        report.Add(new Figure("memory of the server under all these", $"{serving.Memory >> 20} MiB", ""));
        return position.Ours.P50.TotalSeconds;

        async Task<Rounds> AskAsync(string what, Func<long, string> address, string sql, double? mark = null)
        {
            var taken = await Rounds.TakeAsync(
                plan.Rounds,
                () => Load.PutAsync(Callers, plan.Duration, async (caller, n) =>
                {
                    using var answer = await serving.Http.GetAsync(new Uri(address((n * Callers) + caller), UriKind.Relative), HttpCompletionOption.ResponseContentRead, cancel);
                    if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address(n)}: {await answer.Content.ReadAsStringAsync(cancel)}");
                }, ground.Cpu),
                () => Pgbench.RunAsync(database.ConnectionString, sql, Callers, plan.Duration, ground.Cpu));
            report.Add(new Figure(what, taken, mark));
            return taken;
        }
    }

    /// <summary>Introduces one actor after another, until it is stopped.</summary>
    private static async Task RecordAsync(Serving serving, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var answer = await serving.Http.PostAsJsonAsync("/api/actors", new { actor = $"bench-{Guid.NewGuid()}", name = "Somebody", kind = "person" }, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Pairs to ask for, spread over all, also as a table for pgbench.</summary>
    private static async Task<List<(string Holder, string Target)>> PairsAsync(TestDatabase database, CancellationToken cancel)
    {
        await using var command = database.Application.CreateCommand(
            string.Create(CultureInfo.InvariantCulture, $"""
            create table read.bench_pair as
            select row_number() over () as i, holder, target from (select distinct holder, target from read.pair_day) p order by hashtext(holder || target) limit {MostPairs};
            alter table read.bench_pair add primary key (i);
            analyze read.bench_pair;
            select holder, target from read.bench_pair order by i
            """));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var pairs = new List<(string Holder, string Target)>();
        while (await reader.ReadAsync(cancel)) pairs.Add((reader.GetString(0), reader.GetString(1)));
        return pairs;
    }

    /// <summary>The pair whose statements are nearest to 5,000.</summary>
    private static async Task<(string Holder, string Target)> LargestAsync(TestDatabase database, CancellationToken cancel)
    {
        await using var command = database.Application.CreateCommand("select holder, target from read.pair_day group by holder, target order by abs(sum(statements) - 5000) limit 1");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetString(0), reader.GetString(1));
    }

    private static async Task<object?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var command = database.Application.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
