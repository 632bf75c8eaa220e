using System.Text.RegularExpressions;

namespace StanceTracker.Postgres.Tests.TestServers;

/// <summary>The workflow of the hosted runner tests against both databases.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Workflow = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "repository", "ci.yml"));

    [Fact]
    public void A_job_leaves_the_database_to_the_machine_and_one_makes_it_private()
    {
        var jobs = Job().Split(Workflow[Workflow.IndexOf("\njobs:\n", StringComparison.Ordinal)..]).Skip(1).Chunk(2).ToDictionary(job => job[0], job => job[1]);
        jobs.Keys.ShouldBe(["container", "local"]);
        jobs["container"].ShouldNotContain("STANCETRACKER_TEST_DATABASE");
        jobs["local"].ShouldContain("STANCETRACKER_TEST_DATABASE: local");
        jobs.Values.ShouldAllBe(job => job.Contains("- run: .ci/run", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_actions_are_pinned_to_a_major_version()
    {
        var actions = Action().Matches(Workflow).Select(match => match.Groups[1].Value).ToList();
        actions.ShouldNotBeEmpty();
        actions.ShouldAllBe(action => Pinned().IsMatch(action));
    }

    [GeneratedRegex(@"^  (\w+):$", RegexOptions.Multiline)]
    private static partial Regex Job();

    [GeneratedRegex(@"uses: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Action();

    [GeneratedRegex(@"^actions/[a-z-]+@v\d+$")]
    private static partial Regex Pinned();
}
