using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>
/// The seed corpus answers as a reader of its five articles would. Each sentence is taken from the articles named at its end, and from nothing that
/// the server says: where one fails, the coding or the method is at odds with the text.
/// </summary>
public sealed class ReadingTests(SeededServer server)
{
    [Theory]

    // Iran and the Taliban.
    [InlineData("taliban", "iran", "1998-08-10", "hostile", "They have just killed Iranian diplomats and reporters in Mazar-e-Sharif (000, 002).")]
    [InlineData("iran", "taliban", "1999-06-30", "critical or hostile", "Iran builds up the forces that fight them, to isolate them (000, 002).")]
    [InlineData("iran", "northern-alliance", "1999-06-30", "aligned", "Iran backs and arms the Taliban's enemies (000, 002).")]
    [InlineData("saeed-khatibzadeh", "taliban", "2021-09-06", "critical", "The spokesman condemns the attacks in Panjshir in the strongest terms (000).")]
    [InlineData("iran", "taliban", "2021-09-30", "favourable or mixed or neutral", "A guarded welcome, a condemnation, and calls to take minorities in (000).")]
    [InlineData("amir-khan-muttaqi", "iran", "2023-08-30", "critical", "He throws its executions and its disappeared in Iran's face (001).")]
    [InlineData("taliban", "iran", "2023-09-10", "critical", "Open criticism, mockery and a clash at the border, over water (001).")]
    [InlineData("hassan-kazemi-qomi", "taliban", "2023-09-10", "neutral", "He sees them and asks for a softer tone: no praise, no blame (001).")]
    [InlineData("iran", "taliban", "2023-09-10", "favourable or aligned or mixed", "An embassy, money, backing, patience; but a clash too (001).")]
    [InlineData("taliban", "iran", "latest", "critical", "Taunts (001), then blame for the deportations (003).")]
    [InlineData("iran", "taliban", "latest", "mixed", "What it gives them (001), against deportations and a sealed border (003, 004).")]

    // Pakistan and the Taliban.
    [InlineData("pakistan", "taliban", "1997-05-31", "favourable or aligned", "It is the first to recognize their government (002, 000).")]
    [InlineData("pakistan", "taliban", "2021-09-30", "favourable or aligned", "It has backed them for decades and pleads for them abroad (000).")]
    [InlineData("pakistan", "taliban", "latest", "critical or mixed", "It accuses them over the TTP; envoys try to mend torn relations (003, 004).")]
    [InlineData("taliban", "pakistan", "latest", "critical or mixed", "They turn its complaint away, and send a governor and a pledge (003, 004).")]
    [InlineData("ttp", "pakistan", "latest", "hostile", "It kills soldiers and civilians, in many attacks (003, 004).")]
    [InlineData("pakistan", "ttp", "latest", "critical or hostile", "It will hear of no dialogue with the group that attacks it (003, 004).")]
    [InlineData("taliban", "ttp", "latest", "neutral or favourable or aligned", "They want talks with it, and no quarrel is told (003, 004).")]

    // Iran and Pakistan.
    [InlineData("iran", "pakistan", "2021-11-14", "favourable or aligned", "New crossings and markets, joint exercises, brotherly words (002).")]
    [InlineData("pakistan", "iran", "2021-11-14", "favourable or aligned", "The same from the other side; it receives Iran's chief of staff (002).")]
    [InlineData("iran", "pakistan", "latest", "favourable", "An envoy's visit, one view of the refugees, common plans; a border to be sealed (003, 004).")]
    [InlineData("pakistan", "iran", "latest", "favourable or aligned", "It invites and receives the envoy and asks for closer coordination (003, 004).")]
    [InlineData("baloch-separatists", "iran", "2021-11-14", "hostile", "They wage an insurgency from both sides of the border (002).")]
    [InlineData("mushahid-hussain", "iran", "2021-11-14", "favourable", "The senator speaks of good dealings and welcomes its return to the talks (002).")]

    // The refugees, and the state they fled.
    [InlineData("iran", "afghan-refugees", "2023-12-31", "mixed", "It hosts millions and has deported hundreds of thousands in a year (003, 004).")]
    [InlineData("pakistan", "afghan-refugees", "2023-12-31", "mixed", "It hosts millions, and its crackdown began in November (003, 004).")]

    // The United States.
    [InlineData("united-states", "iran", "2021-11-14", "critical or hostile", "It left the accord; heavy sanctions are in force (002).")]
    [InlineData("iran", "united-states", "2021-08-31", "not friendly", "Gladness that its troops leave is no kindness to it (003).")]
    [InlineData("iran", "united-states", "latest", "critical or hostile", "Enmity with it shapes the policy toward the Taliban (001), a feud at sea (002).")]
    [InlineData("pakistan", "united-states", "2021-08-31", "not friendly", "Gladness that its troops leave is no kindness (003); ties are strained (002).")]
    [InlineData("united-states", "taliban", "2021-08-31", "not friendly", "It leaves after twenty years of war with them; that is no gift to them (001, 002).")]
    [InlineData("taliban", "united-states", "2022-08-31", "critical or hostile", "They accuse it over their airspace; it is the common enemy (001).")]
    [InlineData("united-states", "al-qaeda", "2022-08-01", "hostile", "Its drones have just killed the group's leader (001).")]
    [InlineData("hassan-kazemi-qomi", "united-states", "2022-12-31", "critical", "He says that it has made up the Resistance Front (001).")]
    [InlineData("united-states", "pakistan", "2021-11-14", "not friendly", "Once close; now the ties are strained and it leans to India (002).")]
    [InlineData("united-states", "india", "2021-11-14", "favourable or aligned", "Defence agreements, and a place in the Quad (002).")]
    [InlineData("united-states", "china", "2021-11-14", "critical", "The Quad is said to be there to rein it in (002).")]

    // Pakistan, India and China.
    [InlineData("pakistan", "india", "2021-11-14", "critical", "Its foremost foe: it accuses India of breeding extremists and is uneasy about the Quad (002).")]
    [InlineData("india", "pakistan", "2021-11-14", "critical", "It brings the same charge, in a tense dispute (002).")]
    [InlineData("pakistan", "china", "2021-11-14", "favourable or aligned", "A close strategic partner (002).")]

    // The Islamic State, and Kabul.
    [InlineData("islamic-state", "iran", "latest", "hostile", "It has bombed a crowd in Kerman (003).")]
    [InlineData("islamic-state-khorasan", "pakistan", "2021-09-30", "hostile", "It shows itself ready to strike (000).")]
    [InlineData("iran", "islamic-state", "latest", "critical or hostile", "It fights it abroad (001) and accuses it of training a bomber (003).")]
    [InlineData("taliban", "islamic-state", "2024-01-05", "critical", "They condemn the bombing, whatever they call it (003).")]
    [InlineData("taliban", "islamic-republic-of-afghanistan", "2021-08-15", "hostile", "They have taken power, and it has collapsed (001, 002).")]
    [InlineData("taliban", "india", "latest", "unknown", "No article tells of anything they say or do to India.")]
    public async Task A_reader_of_the_articles_says_so(string holder, string target, string asOf, string expected, string reading)
    {
        var answer = await server.Http.ReadAsync($"/api/stances/{holder}/{target}?asOf={asOf}");

        var told = $"{holder} toward {target} at {asOf}: {answer.Text("label")}, {answer.Number("stance"):0.00}, mean {answer.Number("mean"):0.00}. {reading}";
        if (expected == "not friendly") answer.Text("label").ShouldNotBeOneOf(["favourable", "aligned"], told);
        else answer.Text("label").ShouldBeOneOf(expected.Split(" or "), told);
    }

    [Fact]
    public async Task The_three_acts_of_the_mission_are_what_they_are()
    {
        // A rebuke and a condemnation are words, an announced sealing is more than words and less than a bombing.
        var rebuke = await IntensityAsync("amir-khan-muttaqi/iran?asOf=2023-08-30", "muttaqi-rebukes-iran-over-executions");
        var condemnation = await IntensityAsync("saeed-khatibzadeh/taliban?asOf=2021-09-06", "khatibzadeh-condemns-panjshir-attacks");
        var sealing = await IntensityAsync("ahmad-vahidi/afghanistan?asOf=2024-01-05", "vahidi-announces-sealing-of-borders");
        var bombing = await IntensityAsync("islamic-state/iran?asOf=2024-01-03", "islamic-state-bombs-kerman");

        new[] { rebuke, condemnation }.ShouldAllBe(words => sealing < words && words < 0);
        bombing.ShouldBeLessThan(sealing);
    }

    [Theory]
    [InlineData("iran/taliban", "vahidi-announces-sealing-of-borders")]
    [InlineData("iran/taliban", "iran-deports-afghans-2023")]
    [InlineData("pakistan/taliban", "pakistan-deports-afghans-2023")]
    [InlineData("afghanistan/iran", "muttaqi-rebukes-iran-over-executions")]
    public async Task What_is_aimed_at_the_state_reaches_those_who_rule_it_and_what_they_say_is_its_own(string pair, string statement) =>
        (await ContributionsAsync($"{pair}?asOf=latest")).ShouldContainKey(statement);

    [Fact]
    public async Task Where_nothing_was_told_for_decades_the_answer_says_how_it_was()
    {
        // Pakistan had a leading part in helping the mujahideen against the Soviet Union, in what form is not said (002).
        var answer = await server.Http.ReadAsync("/api/stances/pakistan/afghan-mujahideen?asOf=latest");

        answer.Text("label").ShouldBe("faded");
        answer.GetProperty("lastKnown").Text("label").ShouldBeOneOf("favourable", "aligned");
    }

    [Theory]
    [InlineData("ttp-shelters-on-afghan-soil", "Pakistan says so and the Taliban deny it (003, 004).")]
    [InlineData("militants-use-afghan-soil-against-neighbours", "Iran and Pakistan say so, the Taliban that they let nobody (003, 004).")]
    public async Task What_the_articles_show_in_dispute_is_listed_so(string claim, string reading) =>
        (await server.Http.AllAsync($"/api/disputes?claim={claim}")).ShouldNotBeEmpty(reading);

    private async Task<double> IntensityAsync(string pair, string statement) => (await ContributionsAsync(pair))[statement];

    /// <summary>The intensity of each statement that counts.</summary>
    private async Task<Dictionary<string, double>> ContributionsAsync(string pair)
    {
        var answer = await server.Http.ReadAsync($"/api/stances/{pair}&explain=true");
        return answer.GetProperty("contributions").EnumerateArray().ToDictionary(each => each.Text("statement")!, each => each.Number("intensity")!.Value);
    }
}
