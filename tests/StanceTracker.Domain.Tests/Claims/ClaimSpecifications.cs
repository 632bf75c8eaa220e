using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Claims;

public class ClaimSpecifications
{
    private static readonly Command[] Two = [Introduced("ttp"), Introduced("taliban")];
    private static readonly ClaimFramed Shelter = new(Claim("shelter"), "The TTP operates from Afghan soil.", [Actor("ttp"), Actor("taliban")]);
    private static readonly ClaimCorrected Corrected = new(Shelter.Claim, "The TTP is led from Afghan soil.", Shelter.About, Why);

    [Fact]
    public void A_claim_is_framed() => Given(Two).When(OfClaim("shelter", Shelter)).ThenRecorded();

    [Fact]
    public void A_claim_may_be_about_nobody() => Given().When(OfClaim("shelter", Shelter with { About = [] })).ThenRecorded();

    [Fact]
    public void The_same_framing_again_is_so_already() =>
        Given([.. Two, OfClaim("shelter", Shelter)]).When(OfClaim("shelter", Shelter with { About = [.. Shelter.About] })).ThenNothing();

    [Fact]
    public void Another_framing_of_the_same_id_is_refused()
    {
        Given([.. Two, OfClaim("shelter", Shelter)]).When(OfClaim("shelter", Shelter with { About = [] })).ThenRejected(RejectionType.AlreadyExists, "claim");
        Given([.. Two, OfClaim("shelter", Shelter), OfClaim("shelter", Corrected)]).When(OfClaim("shelter", Shelter)).ThenRejected(RejectionType.AlreadyExists, "claim");
    }

    [Fact]
    public void A_claim_is_corrected()
    {
        Given([.. Two, OfClaim("shelter", Shelter)]).When(OfClaim("shelter", Corrected)).ThenRecorded();
        Given([.. Two, OfClaim("shelter", Shelter)]).When(OfClaim("shelter", Corrected with { Proposition = Shelter.Proposition, About = [Actor("ttp")] })).ThenRecorded();
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_refused()
    {
        Given([.. Two, OfClaim("shelter", Shelter)])
            .When(OfClaim("shelter", Corrected with { Proposition = Shelter.Proposition, About = [.. Shelter.About] })).ThenRejected(RejectionType.ChangesNothing);
        Given([.. Two, OfClaim("shelter", Shelter), OfClaim("shelter", Corrected)]).When(OfClaim("shelter", Corrected)).ThenRejected(RejectionType.ChangesNothing);
    }

    [Fact]
    public void A_claim_that_was_never_framed_cannot_be_corrected() => Given(Two).When(OfClaim("shelter", Corrected)).ThenRejected(RejectionType.NotFound);

    [Fact]
    public void Bad_content_is_refused_by_field_when_framed_and_when_corrected()
    {
        IEnumerable<(ClaimFramed Bad, RejectionType Type, string Field)> bad =
        [
            (Shelter with { Claim = Claim("other") }, RejectionType.InvalidField, "claim"),
            .. BadTexts.Beyond(1_000).Select(text => (Shelter with { Proposition = text.Text }, text.As, "proposition")),
            (Shelter with { About = [Actor("ttp"), Actor("nobody")] }, RejectionType.UnknownActor, "about[1]"),
            (Shelter with { About = [Actor("ttp"), Actor("taliban"), Actor("ttp")] }, RejectionType.InvalidField, "about"),
            (Shelter with { About = [.. Enumerable.Range(0, 101).Select(i => Actor($"a{i}"))] }, RejectionType.InvalidField, "about"),
        ];
        foreach (var (framed, type, field) in bad)
        {
            Given(Two).When(OfClaim("shelter", framed)).ThenRejected(type, field);
            Given([.. Two, OfClaim("shelter", Shelter)])
                .When(OfClaim("shelter", new ClaimCorrected(framed.Claim, framed.Proposition, framed.About, Why))).ThenRejected(type, field);
        }
    }

    [Fact]
    public void A_reason_is_demanded()
    {
        foreach (var (text, type) in BadTexts.Beyond(2_000))
            Given([.. Two, OfClaim("shelter", Shelter)]).When(OfClaim("shelter", Corrected with { Reason = text })).ThenRejected(type, "reason");
    }

    [Fact]
    public void What_happens_to_others_does_not_happen_to_a_claim() =>
        Should.Throw<ArgumentException>(() => Given([.. Two, OfClaim("shelter", Shelter)]).When(OfClaim("shelter", Rebuke())));
}
