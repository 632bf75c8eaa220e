using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;

namespace StanceTracker.Server.Alerts;

/// <summary>An alert as it is shown.</summary>
internal sealed record AlertView(
    [property: Description("Its id.")] string Alert,
    [property: Description("The holder of the pair that is watched, as named; null where an actor is.")] ActorId? Holder,
    [property: Description("The target of the pair.")] ActorId? Target,
    [property: Description("The actor all of whose pairs are watched, as named; null where a pair is.")] ActorId? Actor,
    [property: Description("It fires when a recorded event moves a stance from below this to it or above, or back.")] double Threshold,
    [property: Description("The score table by which stances are computed.")] string Scores,
    [property: Description("After how many days evidence weighs half.")] double HalfLifeDays,
    [property: Description("Where deliveries are posted to.")] string Url,
    [property: Description("Who set it.")] string SetBy,
    [property: Description("When.")] DateTimeOffset SetAt,
    [property: Description("The position up to which it is watched.")] long Checkpoint,
    [property: Description("How many deliveries wait to be sent.")] long Waiting,
    [property: Description("How many are dead: tried in vain as often as they are tried.")] long Dead,
    [property: Description("What came of the last try that failed, of those that wait or are dead; null if none did.")] string? LastError)
{
    [Description("What deliveries are signed with; shown when the alert is set, and never again.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }
}

/// <summary>What becomes of a delivery.</summary>
internal enum DeliveryState
{
    /// <summary>It is to be sent, at once or at its next try.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It was tried in vain as often as it is tried, or the receiver is gone.</summary>
    Dead,
}

/// <summary>A delivery as it is shown.</summary>
internal sealed record DeliveryView(
    [property: Description("Its number in its alert: 1, 2, 3 … in the order of sending.")] long Number,
    [property: Description("The header `webhook-id`, the same at every try.")] string WebhookId,
    [property: Description("waiting, delivered or dead.")] DeliveryState State,
    [property: Description("The position of the event that moved the stance.")] long Position,
    [property: Description("Who stands.")] ActorId Holder,
    [property: Description("Toward whom.")] ActorId Target,
    [property: Description("The stance before the event; null if unknown.")] double? Before,
    [property: Description("The stance with it; null if unknown.")] double? After,
    [property: Description("When it was written.")] DateTimeOffset Made,
    [property: Description("How often it was tried since it was written, or last sent again.")] int Tries,
    [property: Description("When it is tried next; null unless it waits.")] DateTimeOffset? NextTry,
    [property: Description("When it was last tried; null if never.")] DateTimeOffset? Tried,
    [property: Description("What came of the last try, if it failed.")] string? Error);
