using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Tests.Folding;

/// <summary>Which rows a batch closes and which it stores, and at which positions.</summary>
public sealed class TemporalRowsTests
{
    private readonly TemporalRows<string, string> _rows = new();

    [Fact]
    public void A_row_is_stored_from_the_position_that_it_was_first_said_at()
    {
        _rows.Set("rebuke", ["iran"], At(5)).ShouldBeTrue();
        _rows.Set("rebuke", ["iran"], At(7)).ShouldBeFalse("nothing changed");

        Opened().ShouldBe([("rebuke", "iran", 5, null)]);
        _rows.Closed.ShouldBeEmpty();
        _rows.OpenRowsOf("rebuke").ShouldBe(["iran"]);
    }

    [Fact]
    public void A_stored_row_that_goes_on_is_neither_closed_nor_stored_again()
    {
        _rows.Load("rebuke", ["iran"]);
        _rows.Set("rebuke", ["iran"], At(5)).ShouldBeFalse();

        _rows.Opened.ShouldBeEmpty();
        _rows.Closed.ShouldBeEmpty();
        _rows.OpenRowsOf("rebuke").ShouldBe(["iran"]);
    }

    [Fact]
    public void A_stored_row_that_does_not_hold_any_more_is_closed_at_that_position_and_the_new_one_opened_there()
    {
        _rows.Load("rebuke", ["iran", "iraq"]);
        _rows.Set("rebuke", ["iraq", "pakistan"], At(5)).ShouldBeTrue();

        _rows.Closed.ShouldBe([("rebuke", "iran", 5L)]);
        Opened().ShouldBe([("rebuke", "pakistan", 5, null)]);
        _rows.OpenRowsOf("rebuke").ShouldBe(["iraq", "pakistan"], ignoreOrder: true);
    }

    [Fact]
    public void That_nothing_holds_any_more_is_a_change_and_that_nothing_ever_held_is_none()
    {
        _rows.Load("rebuke", ["iran"]);
        _rows.Set("rebuke", [], At(5)).ShouldBeTrue();
        _rows.Set("praise", [], At(6)).ShouldBeFalse();

        _rows.Closed.ShouldBe([("rebuke", "iran", 5L)]);
        _rows.Opened.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_that_came_and_went_within_the_batch_is_stored_with_both_positions_and_never_as_open()
    {
        _rows.Set("rebuke", ["iran"], At(5)).ShouldBeTrue();
        _rows.Set("rebuke", ["iraq"], At(7)).ShouldBeTrue();

        Opened().ShouldBe([("rebuke", "iran", 5, 7), ("rebuke", "iraq", 7, null)]);
        _rows.Closed.ShouldBeEmpty();
    }

    [Fact]
    public void A_stored_row_that_goes_and_comes_back_is_closed_and_stored_anew()
    {
        _rows.Load("rebuke", ["iran"]);
        _rows.Set("rebuke", [], At(5));
        _rows.Set("rebuke", ["iran"], At(7)).ShouldBeTrue();
        _rows.Set("rebuke", [], At(9)).ShouldBeTrue();
        _rows.Set("rebuke", ["iran"], At(11)).ShouldBeTrue();

        _rows.Closed.ShouldBe([("rebuke", "iran", 5L)]);
        Opened().ShouldBe([("rebuke", "iran", 7, 9), ("rebuke", "iran", 11, null)]);
    }

    [Fact]
    public void The_same_row_of_two_subjects_is_two()
    {
        _rows.Load("rebuke", ["iran"]);
        _rows.Set("praise", ["iran"], At(5)).ShouldBeTrue();
        _rows.Set("rebuke", [], At(6)).ShouldBeTrue();

        Opened().ShouldBe([("praise", "iran", 5, null)]);
        _rows.Closed.ShouldBe([("rebuke", "iran", 6L)]);
        _rows.OpenRowsOf("praise").ShouldBe(["iran"]);
    }

    [Fact]
    public void A_subject_is_known_once_anything_was_said_of_it_even_that_nothing_holds()
    {
        _rows.HasSubject("rebuke").ShouldBeFalse();
        _rows.Load("rebuke", []);
        _rows.Set("praise", [], At(5));

        _rows.HasSubject("rebuke").ShouldBeTrue();
        _rows.HasSubject("praise").ShouldBeTrue();
        _rows.HasSubject("threat").ShouldBeFalse();
    }

    private static LedgerPosition At(long position) => new(position);

    private (string Subject, string Row, long From, long? To)[] Opened() => [.. _rows.Opened.OrderBy(row => row.KnownFrom)];
}
