using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>Checks an answer about changes against the two stances between which it tells them.</summary>
internal static class ChangesCheck
{
    /// <summary>The changes between two moments are what the two answers say, asked for each alone. Returns the status.</summary>
    public static async Task<int> ShouldExplainAsync(HttpClient http, string pair, string from, string to)
    {
        var asked = $"/api/stances/{pair}/changes?from={from}&to={to}";
        var answer = await http.AskAsync(asked);
        var second = await http.AskAsync(Single(pair, to));
        if (second.Status == 400)
        {
            answer.ShouldRefuse(400, "same-actor", "target");
            return 400;
        }

        var status = answer.Status;
        if (second.Status == 307)
        {
            answer.ShouldBe(307);
            pair = string.Join('/', second.Location!.Split('/', '?')[3..5]);
            answer.Location.ShouldBe($"/api/stances/{pair}/changes?from={from}&to={to}");
            answer = await http.AskAsync(answer.Location!);
            second = await http.AskAsync(second.Location!);
        }

        var first = await FollowAsync(http, Single(pair, from));
        if (first.Status == 400)
        {
            answer.ShouldRefuse(400, "same-actor", "from");
            return 400;
        }

        var changes = answer.ShouldBe(200).Json;
        foreach (var (side, expected) in new[] { ("from", first.ShouldBe(200).Json), ("to", second.ShouldBe(200).Json) })
        {
            var shown = changes.GetProperty(side);
            foreach (var field in shown.EnumerateObject()) field.Value.GetRawText().ShouldBe(expected.GetProperty(field.Name).GetRawText(), $"{asked}: {side}.{field.Name}");
            var contributions = changes.GetProperty("parts").EnumerateArray().Where(part => part.GetProperty(side).ValueKind != JsonValueKind.Null)
                .ToDictionary(part => part.Text("statement")!, part => part.GetProperty(side));
            contributions.Count.ShouldBe((int)shown.Number("statements")!);
            foreach (var contribution in expected.GetProperty("contributions").EnumerateArray())
            {
                foreach (var field in contributions[contribution.Text("statement")!].EnumerateObject())
                    field.Value.GetRawText().ShouldBe(contribution.GetProperty(field.Name).GetRawText(), $"{asked}: {side} of {contribution.Text("statement")}");
            }
        }

        foreach (var field in new[] { "asOf", "knownAt", "method", "scores", "halfLifeDays", "position" })
            changes.GetProperty(field).GetRawText().ShouldBe(second.Json.GetProperty(field).GetRawText(), asked);
        (double? one, double? other) = (first.Json.Number("stance"), second.Json.Number("stance"));
        changes.Number("difference").ShouldBe(one is null && other is null ? null : (other ?? 0) - (one ?? 0), asked);
        ShouldHaveTheIntervalOfBoth(changes, asked);
        changes.GetProperty("parts").EnumerateArray().Sum(part => part.Number("part")!.Value).ShouldBe(changes.Number("difference") ?? 0, 1e-9, asked);
        foreach (var part in changes.GetProperty("parts").EnumerateArray())
            part.Number("part").ShouldBe(Share(part, "to") - Share(part, "from"), asked);
        return status;

        static double Share(JsonElement part, string side) => part.GetProperty(side) is { ValueKind: JsonValueKind.Object } c ? c.Number("share")!.Value : 0;
    }

    /// <summary>The answer, at the survivors' address if it leads there.</summary>
    public static async Task<Answer> FollowAsync(HttpClient http, string address)
    {
        var answer = await http.AskAsync(address);
        return answer.Status == 307 ? await http.AskAsync(answer.Location!) : answer;
    }

    /// <summary>The interval of a difference is as wide as those of both answers together, and there is none from or to what is unknown or faded.</summary>
    private static void ShouldHaveTheIntervalOfBoth(JsonElement changes, string asked)
    {
        var sides = new[] { changes.GetProperty("from"), changes.GetProperty("to") };
        if (sides.Any(side => side.Text("label") is "unknown" or "faded"))
        {
            changes.Number("low").ShouldBeNull(asked);
            changes.Number("high").ShouldBeNull(asked);
            return;
        }

        var half = Math.Sqrt(sides.Sum(side => Math.Pow((side.Number("high")!.Value - side.Number("low")!.Value) / 2, 2)));
        changes.Number("low")!.Value.ShouldBe(changes.Number("difference")!.Value - half, 1e-9, asked);
        changes.Number("high")!.Value.ShouldBe(changes.Number("difference")!.Value + half, 1e-9, asked);
    }

    private static string Single(string pair, string moment) => $"/api/stances/{pair}?asOf={moment.Split(',')[0]}&knownAt={moment.Split(',')[1]}&explain=true";
}
