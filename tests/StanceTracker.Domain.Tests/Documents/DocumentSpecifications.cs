using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Documents;

public class DocumentSpecifications
{
    private static readonly DocumentRegistered Dawn = Registration("dawn");

    [Fact]
    public void A_document_is_registered() => Given().When(OfDocument("dawn", Dawn)).ThenRecorded();

    [Fact]
    public void A_document_needs_no_more_than_publisher_and_time() => Given().When(OfDocument("dawn", new DocumentRegistered
    {
        Document = Document("dawn"),
        Publisher = "A daily",
        Published = new Published(On("1000-01-01"), On("9000-12-31"), DateBasis.Inferred),
        Reliability = Reliability.F,
    })).ThenRecorded();

    [Fact]
    public void The_same_registration_again_is_so_already() => Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", Registration("dawn"))).ThenNothing();

    [Fact]
    public void The_same_registration_of_a_document_rated_and_withdrawn_since_is_so_already() =>
        Given(OfDocument("dawn", Dawn), OfDocument("dawn", new DocumentRated(Reliability.D, Why)), OfDocument("dawn", new DocumentWithdrawn(Why)))
            .When(OfDocument("dawn", Registration("dawn"))).ThenNothing();

    [Fact]
    public void Another_registration_of_the_same_id_is_refused() =>
        Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", Dawn with { Length = 2 })).ThenRejected(RejectionType.AlreadyExists, "document");

    [Fact]
    public void The_first_registration_of_a_corrected_document_is_not_recorded_again() =>
        Given(OfDocument("dawn", Dawn), OfDocument("dawn", Corrected(Dawn with { Title = null }))).When(OfDocument("dawn", Dawn)).ThenRejected(RejectionType.AlreadyExists, "document");

    [Fact]
    public void A_body_that_registers_another_than_its_stream_is_refused() => Given().When(OfDocument("dusk", Dawn)).ThenRejected(RejectionType.InvalidField, "document");

    [Fact]
    public void A_bad_description_is_refused_by_field_when_registered_and_when_corrected()
    {
        foreach (var (bad, type, field) in BadDescriptions)
        {
            Given().When(OfDocument("dawn", bad)).ThenRejected(type, field);
            Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", Corrected(bad))).ThenRejected(type, field);
        }
    }

    [Theory]
    [InlineData("http://example.org/a?b=c#d")]
    [InlineData("https://example.org/تهران")]
    public void An_address_of_the_web_is_taken(string url) => Given().When(OfDocument("dawn", Dawn with { Url = url })).ThenRecorded();

    [Fact]
    public void Its_description_is_corrected() => Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", Corrected(Dawn with { Length = 999 }))).ThenRecorded();

    [Fact]
    public void A_correction_that_changes_nothing_is_refused()
    {
        Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", Corrected(Dawn))).ThenRejected(RejectionType.ChangesNothing);
        Given(OfDocument("dawn", Dawn), OfDocument("dawn", Corrected(Dawn with { Title = null })))
            .When(OfDocument("dawn", Corrected(Dawn with { Title = null }) with { Reason = "Another reason." })).ThenRejected(RejectionType.ChangesNothing);
    }

    [Fact]
    public void A_correction_can_be_taken_back_by_another() =>
        Given(OfDocument("dawn", Dawn), OfDocument("dawn", Corrected(Dawn with { Title = null }))).When(OfDocument("dawn", Corrected(Dawn))).ThenRecorded();

    [Fact]
    public void Its_reliability_is_rated() => Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", new DocumentRated(Reliability.E, Why))).ThenRecorded();

    [Fact]
    public void A_rating_that_changes_nothing_is_refused()
    {
        Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", new DocumentRated(Dawn.Reliability, Why))).ThenRejected(RejectionType.ChangesNothing);
        Given(OfDocument("dawn", Dawn), OfDocument("dawn", new DocumentRated(Reliability.E, Why)))
            .When(OfDocument("dawn", new DocumentRated(Reliability.E, Why))).ThenRejected(RejectionType.ChangesNothing);
    }

    [Fact]
    public void A_correction_leaves_the_rating_as_it_is() =>
        Given(OfDocument("dawn", Dawn), OfDocument("dawn", new DocumentRated(Reliability.E, Why)), OfDocument("dawn", Corrected(Dawn with { Title = null })))
            .When(OfDocument("dawn", new DocumentRated(Reliability.E, Why))).ThenRejected(RejectionType.ChangesNothing);

    [Fact]
    public void A_document_is_withdrawn_and_reinstated_by_turns()
    {
        Command registered = OfDocument("dawn", Dawn), withdrawn = OfDocument("dawn", new DocumentWithdrawn(Why)), reinstated = OfDocument("dawn", new DocumentReinstated(Why));
        Given(registered).When(withdrawn).ThenRecorded();
        Given(registered).When(reinstated).ThenRejected(RejectionType.AlreadyInThatState);
        Given(registered, withdrawn).When(withdrawn).ThenRejected(RejectionType.AlreadyInThatState);
        Given(registered, withdrawn).When(reinstated).ThenRecorded();
        Given(registered, withdrawn, reinstated).When(reinstated).ThenRejected(RejectionType.AlreadyInThatState);
        Given(registered, withdrawn, reinstated).When(withdrawn).ThenRecorded();
    }

    [Fact]
    public void Nothing_but_a_registration_begins_a_documents_stream()
    {
        foreach (var body in Reasoned(Why)) Given(OfDocument("dusk", Registration("dusk"))).When(OfDocument("dawn", body)).ThenRejected(RejectionType.NotFound);
    }

    [Fact]
    public void Every_reason_is_demanded()
    {
        foreach (var (text, type) in BadTexts.Beyond(2_000))
        {
            foreach (var body in Reasoned(text)) Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", body)).ThenRejected(type, "reason");
        }
    }

    [Fact]
    public void What_happens_to_others_does_not_happen_to_a_document() =>
        Should.Throw<ArgumentException>(() => Given(OfDocument("dawn", Dawn)).When(OfDocument("dawn", Rebuke())));

    private static DocumentCorrected Corrected(DocumentRegistered to) => new()
    {
        Title = to.Title,
        Publisher = to.Publisher,
        Published = to.Published,
        Language = to.Language,
        Sha256 = to.Sha256,
        Length = to.Length,
        Url = to.Url,
        Reason = Why,
    };

    private static IEnumerable<LedgerEvent> Reasoned(string reason) =>
        [Corrected(Dawn with { Title = "Other" }) with { Reason = reason }, new DocumentRated(Reliability.E, reason), new DocumentWithdrawn(reason), new DocumentReinstated(reason)];

    private static IEnumerable<(DocumentRegistered Bad, RejectionType Type, string Field)> BadDescriptions =>
    [
        .. BadTexts.Beyond(1_000).Select(bad => (Dawn with { Title = bad.Text }, bad.As, "title")),
        .. BadTexts.Beyond(300).Select(bad => (Dawn with { Publisher = bad.Text }, bad.As, "publisher")),
        .. BadTexts.Beyond(35).Select(bad => (Dawn with { Language = bad.Text }, bad.As, "language")),
        .. BadTexts.Beyond(2_000).Select(bad => (Dawn with { Url = bad.Text }, bad.As, "url")),
        .. new[] { "example.org", "/talks", "//example.org/talks", "ftp://example.org/talks", "javascript:alert(1)", "file:///etc/passwd", "https://" }
            .Select(url => (Dawn with { Url = url }, RejectionType.InvalidField, "url")),
        (Dawn with { Length = 0 }, RejectionType.InvalidField, "length"),
        (Dawn with { Length = -1 }, RejectionType.InvalidField, "length"),
        (Dawn with { Published = new Published(On("0999-12-31"), On("2023-01-01"), DateBasis.Stated) }, RejectionType.InvalidField, "published.earliest"),
        (Dawn with { Published = new Published(On("2023-01-01"), On("9001-01-01"), DateBasis.Stated) }, RejectionType.InvalidField, "published.latest"),
    ];
}
