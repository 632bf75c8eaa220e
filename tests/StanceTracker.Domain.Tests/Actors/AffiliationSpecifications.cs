using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Actors;

public class AffiliationSpecifications
{
    private static readonly Command[] Two = [Introduced("muttaqi"), Introduced("taliban")];

    [Theory]
    [InlineData(null, null)]
    [InlineData("2021-09-07", null)]
    [InlineData(null, "2021-09-07")]
    [InlineData("2021-09-07", "2021-09-07")]
    [InlineData("1000-01-01", "9000-12-31")]
    public void An_actor_is_affiliated(string? from, string? to) => Given(Two).When(Affiliated("muttaqi", "taliban", "Foreign Minister", from, to)).ThenRecorded();

    [Fact]
    public void An_affiliation_that_ends_before_it_begins_is_refused() =>
        Given(Two).When(Affiliated("muttaqi", "taliban", null, "2021-09-07", "2021-09-06")).ThenRejected(RejectionType.EndsBeforeItBegins, "to");

    [Theory]
    [InlineData("0999-12-31", null, "from")]
    [InlineData("9001-01-01", null, "from")]
    [InlineData(null, "0999-12-31", "to")]
    [InlineData(null, "9001-01-01", "to")]
    public void A_day_beyond_what_is_kept_for_ever_is_refused(string? from, string? to, string field) =>
        Given(Two).When(Affiliated("muttaqi", "taliban", null, from, to)).ThenRejected(RejectionType.InvalidField, field);

    [Fact]
    public void An_affiliation_with_an_unknown_actor_is_refused() => Given(Two).When(Affiliated("muttaqi", "nobody")).ThenRejected(RejectionType.UnknownActor, "with");

    [Fact]
    public void An_affiliation_with_itself_is_refused() => Given(Two).When(Affiliated("muttaqi", "muttaqi")).ThenRejected(RejectionType.InvalidField, "with");

    [Fact]
    public void Affiliations_may_form_a_circle() => Given([.. Two, Affiliated("taliban", "muttaqi")]).When(Affiliated("muttaqi", "taliban")).ThenRecorded();

    [Fact]
    public void A_merged_actor_may_still_be_named() =>
        Given([.. Two, Introduced("afghanistan"), Merged("taliban", "afghanistan")]).When(Affiliated("muttaqi", "taliban")).ThenRecorded();

    [Fact]
    public void Bad_roles_are_refused()
    {
        foreach (var (text, type) in BadTexts.Beyond(300)) Given(Two).When(Affiliated("muttaqi", "taliban", text)).ThenRejected(type, "role");
    }

    [Fact]
    public void The_same_affiliation_again_is_so_already() =>
        Given([.. Two, Affiliated("muttaqi", "taliban", "Minister", "2021-09-07")]).When(Affiliated("muttaqi", "taliban", "Minister", "2021-09-07")).ThenNothing();

    [Theory]
    [InlineData("Ambassador", "2021-09-07")]
    [InlineData("Minister", "2021-09-08")]
    [InlineData(null, null)]
    public void An_affiliation_of_another_role_or_time_is_another(string? role, string? from) =>
        Given([.. Two, Affiliated("muttaqi", "taliban", "Minister", "2021-09-07")]).When(Affiliated("muttaqi", "taliban", role, from)).ThenRecorded();

    [Fact]
    public void The_first_telling_of_an_affiliation_that_ended_since_does_not_open_it_again() =>
        Given([.. Two, Affiliated("muttaqi", "taliban", "Minister", "2021-09-07"), Ended("muttaqi", 2, "2023-01-01")])
            .When(Affiliated("muttaqi", "taliban", "Minister", "2021-09-07")).ThenRejected(RejectionType.AlreadyExists, "with");

    [Fact]
    public void A_withdrawn_affiliation_can_be_made_anew() =>
        Given([.. Two, Affiliated("muttaqi", "taliban"), AffiliationWithdrawn("muttaqi", 2)]).When(Affiliated("muttaqi", "taliban")).ThenRecorded();

    [Theory]
    [InlineData("2021-09-07")]
    [InlineData("2023-01-01")]
    public void An_affiliation_is_ended_on_its_last_day(string on) =>
        Given([.. Two, Affiliated("muttaqi", "taliban", from: "2021-09-07")]).When(Ended("muttaqi", 2, on)).ThenRecorded();

    [Fact]
    public void An_end_can_be_moved() =>
        Given([.. Two, Affiliated("muttaqi", "taliban"), Ended("muttaqi", 2, "2023-01-01")]).When(Ended("muttaqi", 2, "2022-01-01")).ThenRecorded();

    [Fact]
    public void An_end_before_the_beginning_is_refused() =>
        Given([.. Two, Affiliated("muttaqi", "taliban", from: "2021-09-07")]).When(Ended("muttaqi", 2, "2021-09-06")).ThenRejected(RejectionType.EndsBeforeItBegins, "on");

    [Fact]
    public void An_end_on_the_day_that_it_ends_already_changes_nothing() =>
        Given([.. Two, Affiliated("muttaqi", "taliban", to: "2023-01-01")]).When(Ended("muttaqi", 2, "2023-01-01")).ThenRejected(RejectionType.ChangesNothing, "on");

    [Theory]
    [InlineData("0999-12-31")]
    [InlineData("9001-01-01")]
    public void An_end_on_a_day_beyond_what_is_kept_for_ever_is_refused(string on) =>
        Given([.. Two, Affiliated("muttaqi", "taliban")]).When(Ended("muttaqi", 2, on)).ThenRejected(RejectionType.InvalidField, "on");

    [Fact]
    public void An_affiliation_is_withdrawn() => Given([.. Two, Affiliated("muttaqi", "taliban")]).When(AffiliationWithdrawn("muttaqi", 2)).ThenRecorded();

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(long.MaxValue)]
    public void A_number_that_is_not_an_affiliations_is_refused(long number)
    {
        var given = Given([.. Two, OfActor("muttaqi", new ActorAliasAdded("Amir Khan")), Affiliated("muttaqi", "taliban")]);
        given.When(Ended("muttaqi", number, "2023-01-01")).ThenRejected(RejectionType.UnknownAffiliation, "affiliation");
        given.When(AffiliationWithdrawn("muttaqi", number)).ThenRejected(RejectionType.UnknownAffiliation, "affiliation");
        given.When(Ended("muttaqi", 3, "2023-01-01")).ThenRecorded();
    }

    [Fact]
    public void A_withdrawn_affiliation_is_neither_ended_nor_withdrawn()
    {
        var given = Given([.. Two, Affiliated("muttaqi", "taliban"), AffiliationWithdrawn("muttaqi", 2)]);
        given.When(Ended("muttaqi", 2, "2023-01-01")).ThenRejected(RejectionType.UnknownAffiliation, "affiliation");
        given.When(AffiliationWithdrawn("muttaqi", 2)).ThenRejected(RejectionType.UnknownAffiliation, "affiliation");
    }
}
