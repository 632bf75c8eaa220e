using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace StanceTracker.Server.OpenApi;

/// <summary>An example of a call, from the seed corpus, shown in the OpenAPI document.</summary>
/// <param name="Request">A body to send; null if the call takes none.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Response">The answer; null where the schema says enough.</param>
internal sealed record Example(string? Request, int Status, string? Response)
{
    /// <summary>A call that shows something.</summary>
    public static Example Read(string response) => new(null, 200, response);

    /// <summary>A call that writes.</summary>
    public static Example Writing(string request, string response) => new(request, 201, response);

    /// <summary>An id that the seed corpus has, for an address.</summary>
    public static JsonNode? ForPath(string parameter) => parameter switch
    {
        "holder" => "iran",
        "target" => "taliban",
        _ => null,
    };

    /// <summary>Puts the example into an operation.</summary>
    public void Put(OpenApiOperation operation)
    {
        foreach (var body in operation.RequestBody?.Content?.Values ?? []) body.Example = Request is null ? null : JsonNode.Parse(Request);
        if (Response is null || operation.Responses is null || !operation.Responses.TryGetValue($"{Status}", out var answer)) return;
        foreach (var body in answer.Content?.Values ?? []) body.Example = JsonNode.Parse(Response);
    }
}

/// <summary>The examples.</summary>
internal static class Examples
{
    private const string Context = """
        "asOf": "2024-01-16", "knownAt": 457, "method": "discounted", "scores": "icews", "halfLifeDays": 180, "position": 457
        """;

    private const string Row = """
        "holder": "taliban", "target": "iran", "stance": -1.2363087402836062, "low": -4.57521912595087, "high": 2.102601645383658,
        "evidence": 2.4801946140972464, "mean": -1.6506963229600502, "label": "critical", "certainty": "leaning", "lastKnown": null, "statements": 10, "unscored": 0, "lastDay": "2024-01-04",
        "quad": {"verbalCooperation": 3, "materialCooperation": 0, "verbalConflict": 5, "materialConflict": 2}
        """;

    private const string Clash = """
        "span": {"earliest": "2023-05-01", "latest": "2023-05-31"}, "extent": "within", "day": "2023-05-16", "intensity": -10, "confidence": 0.6
        """;

    public static readonly Example Stance = Example.Read($$"""
        {{{Row}}, "contributions": [{"statement": "muttaqi-rebukes-iran-over-executions", "speaker": "amir-khan-muttaqi", "act": "1122",
            "paraphrase": "The Taliban's foreign minister holds Iran's executions, disappearances and denial of rights against it.", "documents": ["001-harici-iran-taliban-relations"],
            "span": {"earliest": "2023-08-30", "latest": "2023-08-30"}, "extent": "within", "day": "2023-08-30", "intensity": -2, "confidence": 0.48, "weight": 0.28104714970506534, "share": -0.16973960080742895}], {{Context}}}
        """);

    public static readonly Example Stances = Example.Read($$"""
        {"items": [{{{Row}}}], "next": null, {{Context}}}
        """);

    public static readonly Example Matrix = Example.Read($$"""
        {"actors": ["taliban", "iran"], "positions": [[null, {{{Row}}}], [{{{Row}}}, null]], {{Context}}}
        """);

    /// <summary>Where the Islamic State stands toward Iran, and what moved it.</summary>
    private const string Move = """
        {"holder": "islamic-state", "target": "iran",
         "from": {"holder": "islamic-state", "target": "iran", "stance": -3.650177101218727, "low": -8.670100782723473, "high":
            1.3697465802860194, "evidence": 0.6336975232591886, "mean": -8.438654921409853, "label": "hostile", "certainty": "thin",
            "lastKnown": null, "statements": 3, "unscored": 0, "lastDay": "2023-09-02", "quad": {"verbalCooperation": 0,
            "materialCooperation": 0, "verbalConflict": 2, "materialConflict": 1}},
         "to": {"holder": "islamic-state", "target": "iran", "stance": -5.12235667410831, "low": -9.59354422563678, "high":
            -0.6511691225798408, "evidence": 1.0153570835194088, "mean": -9.316242142875357, "label": "hostile", "certainty": "clear",
            "lastKnown": null, "statements": 4, "unscored": 0, "lastDay": "2024-01-03", "quad": {"verbalCooperation": 0,
            "materialCooperation": 0, "verbalConflict": 2, "materialConflict": 2}},
         "change": {"value": -1.4721795728895835, "low": -8.194616027708276, "high": 5.2502568819291096, "direction": "colder"},
         "because": {"statement": "islamic-state-bombs-kerman", "day": "2024-01-03", "speaker": "islamic-state", "act": "1831",
            "paraphrase": "The Islamic State kills nearly ninety people in a suicide attack in the Iranian city of Kerman.",
                     "share": -3.090440878016657, "change": "came", "documents": [{"document": "003-iran-pakistan-officials-meet",
                        "title": "Iran and Pakistan Officials Meet to Discuss Afghanistan", "publisher": "KabulNow"}]}}
        """;

    public static readonly Example Brief = Example.Read($$"""
        {"from": {"asOf": "2023-10-16", "knownAt": 457}, "to": {"asOf": "2024-01-16", "knownAt": 457},
         "reach": {"statements": 228, "speakers": 43, "documents": 5, "estimated": false, "first": "1989-02-15", "newest": "2024-01-16"},
         "pairs": [{{Move}}], "moves": [{{Move}}], "appeared": [], "faded": [], "disputes": [], "reversals": [], "corrections": [], {{Context}}}
        """);

    public static readonly Example History = Example.Read($$"""
        {"holder": "taliban", "target": "iran", "from": "1998-08-08", "to": "2024-01-16", "step": "event",
         "points": [{"day": "2024-01-16", "stance": -1.2363087402836062, "low": -4.57521912595087, "high": 2.102601645383658, "evidence": 2.4801946140972464, "label": "critical", "certainty": "leaning",
                     "lastKnown": null, "statements": 10}], {{Context}}}
        """);

    public static readonly Example Changes = Example.Read($$"""
        {"holder": "taliban", "target": "iran",
         "from": {"holder": "taliban", "target": "iran", "asOf": "2023-06-30", "knownAt": 210, "stance": -3.601567120706127, "low": -8.589963336488886, "high": 1.3868290950766324,
                  "evidence": 0.6522742699663417, "mean": -8.191716499016515, "label": "hostile", "certainty": "thin", "lastKnown": null, "statements": 3},
         "to": {"holder": "taliban", "target": "iran", "asOf": "2023-12-31", "knownAt": 457, "stance": -1.6069004270506875, "low": -4.990086605963549, "high": 1.7762857518621746,
                "evidence": 2.3940862564158127, "mean": -2.1648754082471506, "label": "critical", "certainty": "leaning", "lastKnown": null, "statements": 9},
         "difference": 1.9946666936554396, "low": -4.032774349343055, "high": 8.022107736653934,
         "parts": [
            {"statement": "taliban-clash-with-iran-at-border-2023", "change": "aged",
             "from": {{{Clash}}, "weight": 0.5048371699043184, "share": -3.402809802785045},
             "to": {{{Clash}}, "weight": 0.2485603045172242, "share": -0.7706337726375437},
             "part": 2.6321760301475012, "events": []},
            {"statement": "taliban-press-iran-to-shun-their-opponents", "change": "came", "from": null,
             "to": {"span": {"earliest": "2023-09-02", "latest": "2023-09-10"}, "extent": "within", "day": "2023-09-06", "intensity": -5, "confidence": 0.24, "weight": 0.15119052598738478, "share": -0.2343747640135336},
             "part": -0.2343747640135336, "events": [{"position": 238, "type": "statement_recorded", "recordedAt": "2024-02-01T09:30:00+00:00", "recordedBy": "maryam"}]}],
         {{Context}}}
        """);

    public static readonly Example Reversals = Example.Read("""
        {"items": [{"claim": "drone-strike-killed-al-qaeda-leader", "actor": "taliban", "for": ["afghanistan", "taliban-foreign-ministry"], "day": "2023-09-06", "from": "denies", "to": "asserts",
                    "before": "taliban-dispute-and-investigate-strike", "after": "taliban-name-strike-victim"}],
         "next": null, "asOf": "2024-01-31", "knownAt": 457, "position": 457}
        """);

    public static readonly Example Disputes = Example.Read("""
        {"items": [{"claim": "ttp-shelters-on-afghan-soil", "asserting": "pakistan", "assertingFor": [], "denying": "taliban", "denyingFor": ["afghanistan"], "since": "2024-01-15",
                    "asserted": "pakistan-accuses-taliban-of-sheltering-ttp", "denied": "taliban-call-ttp-pakistans-affair"}],
         "next": null, "asOf": "2024-01-31", "knownAt": 457, "position": 457}
        """);

    public static readonly Example Actor = Example.Writing(
        """{"actor": "javad-zarif", "name": "Mohammad Javad Zarif", "kind": "person", "codes": {"wikidata": "Q1277690"}}""",
        """{"id": "javad-zarif", "version": 1, "position": 458}""");

    public static readonly Example Alias = Example.Writing("""{"alias": "Ghomi", "language": "fa"}""", """{"id": "hassan-kazemi-qomi", "version": 5, "position": 459}""");

    public static readonly Example AliasWithdrawal = Example.Writing(
        """{"alias": "Ghomi", "reason": "That is his predecessor."}""", """{"id": "hassan-kazemi-qomi", "version": 6, "position": 475}""");

    public static readonly Example Affiliation = Example.Writing(
        """{"with": "iran-foreign-ministry", "role": "Foreign Minister", "from": "2013-08-15", "to": "2021-08-25"}""",
        """{"id": "javad-zarif", "version": 2, "position": 460}""");

    public static readonly Example Document = Example.Writing(
        """
        {"document": "irna-2021-09-06", "title": "Spokesman on Panjshir", "publisher": "IRNA", "published": {"earliest": "2021-09-06", "latest": "2021-09-06", "basis": "stated"},
         "language": "en", "length": 2400, "reliability": "B"}
        """,
        """{"id": "irna-2021-09-06", "version": 1, "position": 461}""");

    public static readonly Example Claim = Example.Writing(
        """{"claim": "panjshir-fell", "proposition": "The whole of Panjshir was under Taliban control by 6 September 2021.", "about": ["taliban"]}""",
        """{"id": "panjshir-fell", "version": 1, "position": 462}""");

    public static readonly Example Statement = Example.Writing(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "111"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-06", "latest": "2021-09-06", "basis": "stated"}, "paraphrase": "Condemns the assault on Panjshir.",
         "evidence": {"document": "irna-2021-09-06", "passage": {"start": 120, "end": 310}, "voice": "quoted", "via": ["IRNA"], "credibility": 2}}
        """,
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 1, "position": 463, "possibleDuplicates": []}""");

    public static readonly Example Preview = new(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "111"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-06", "latest": "2021-09-06", "basis": "stated"}, "paraphrase": "Condemns the assault on Panjshir.",
         "evidence": {"document": "irna-2021-09-06", "passage": {"start": 120, "end": 310}, "voice": "quoted", "via": ["IRNA"], "credibility": 2}}
        """,
        200,
        $$"""
        {"intensity": -2, "confidence": 0.64, "items": [{"holder": "taliban", "target": "iran", "before": {{{Row}}}, "after": {{{Row}}} }], "warnings": [], {{Context}}}
        """);

    public static readonly Example Corroboration = Example.Writing(
        """{"evidence": {"document": "irna-2021-09-06", "passage": {"start": 900, "end": 1010}, "voice": "reported", "credibility": 2}}""",
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 2, "position": 464}""");

    public static readonly Example EvidenceWithdrawal = Example.Writing(
        """{"evidence": 2, "reason": "The passage reports another remark of his."}""",
        """{"id": "muttaqi-rebukes-iran-over-executions", "version": 3, "position": 465}""");

    public static readonly Example StatementCorrection = Example.Writing(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "112"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-04", "latest": "2021-09-06", "basis": "inferred", "note": "Within the days of the assault.", "extent": "within"}, "paraphrase": "Accuses the Taliban of the assault on Panjshir.",
         "reason": "He accuses; he does not merely criticise."}
        """,
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 4, "position": 466}""");

    public static readonly Example CorrectionPreview = new(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "112"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-04", "latest": "2021-09-06", "basis": "inferred"}, "paraphrase": "Accuses the Taliban of the assault on Panjshir.",
         "reason": "He accuses; he does not merely criticise."}
        """,
        200,
        $$"""
        {"intensity": -2, "confidence": 0.64, "items": [{"holder": "taliban", "target": "iran", "before": {{{Row}}}, "after": {{{Row}}} }], "warnings": [], {{Context}}}
        """);

    public static readonly Example Reason = Example.Writing(
        """{"reason": "The publisher took the article back."}""",
        """{"id": "muttaqi-rebukes-iran-over-executions", "version": 5, "position": 467}""");

    public static readonly Example StatementMerge = Example.Writing(
        """{"into": "muttaqi-rebukes-iran-over-executions", "reason": "One interview, coded from two reports."}""",
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 3, "position": 469}""");

    public static readonly Example AffiliationEnd = Example.Writing(
        """{"affiliation": 2, "on": "2021-08-24", "reason": "His successor took office the day after."}""",
        """{"id": "javad-zarif", "version": 3, "position": 468}""");

    public static readonly Example AffiliationWithdrawal = Example.Writing(
        """{"affiliation": 2, "reason": "It was another man of that name."}""",
        """{"id": "javad-zarif", "version": 4, "position": 469}""");

    public static readonly Example ActorCorrection = Example.Writing(
        """{"name": "Mohammad-Javad Zarif", "kind": "person", "codes": {"wikidata": "Q1277690"}, "reason": "The name was misspelt."}""",
        """{"id": "javad-zarif", "version": 5, "position": 470}""");

    public static readonly Example Merge = Example.Writing(
        """{"into": "iran-foreign-ministry", "reason": "The reports mean the ministry, not the man."}""",
        """{"id": "javad-zarif", "version": 6, "position": 471}""");

    public static readonly Example DocumentCorrection = Example.Writing(
        """
        {"title": "The spokesman on Panjshir", "publisher": "IRNA", "published": {"earliest": "2021-09-06", "latest": "2021-09-06", "basis": "stated"},
         "language": "en", "length": 2400, "reason": "The title was cut short."}
        """,
        """{"id": "irna-2021-09-06", "version": 2, "position": 472}""");

    public static readonly Example Rating = Example.Writing(
        """{"reliability": "D", "reason": "Two of its reports were disproved."}""",
        """{"id": "irna-2021-09-06", "version": 3, "position": 473}""");

    public static readonly Example ClaimCorrection = Example.Writing(
        """{"proposition": "The Taliban held the whole of Panjshir by 6 September 2021.", "about": ["taliban"], "reason": "It said nothing of who held it."}""",
        """{"id": "panjshir-fell", "version": 2, "position": 474}""");

    public static readonly Example Import = new(
        """ "event_id,event_date,source_name,source_sectors,source_country,cameo_code,target_name,target_sectors,target_country,story_id,publisher\n32891065,2018-06-01,Japan,,Japan,032,Vietnam,,Vietnam,47400359,Vietnam News Agency Bulletin\n" """,
        202,
        """
        {"id": "import-0199f3c1-d2e4-7a6b-8c5d-4e3f2a1b0c9d", "format": "icews", "state": "queued", "dryRun": false, "strict": false, "analyst": "amina", "bytes": 236, "bytesRead": 0,
         "rows": 0, "recorded": 0, "alreadyThere": 0, "noTarget": 0, "noSpeaker": 0, "toItself": 0, "waiting": 0, "rejected": 0, "attached": 0, "rejectedByReason": [], "error": null,
         "received": "2025-10-17T09:30:00.123456Z", "started": null, "finished": null}
        """);

    public static readonly Example Alert = Example.Writing(
        """{"holder": "taliban", "target": "iran", "threshold": -1.5, "url": "https://example.org/hooks/stances"}""",
        """
        {"alert": "a-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "holder": "taliban", "target": "iran", "actor": null, "threshold": -1.5, "scores": "icews", "halfLifeDays": 180,
         "url": "https://example.org/hooks/stances", "setBy": "mina", "setAt": "2024-01-01T12:00:00+00:00", "checkpoint": 413, "waiting": 0, "dead": 0, "lastError": null,
         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}
        """);
}
