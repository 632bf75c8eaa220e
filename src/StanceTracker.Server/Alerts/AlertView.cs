using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;

namespace StanceTracker.Server.Alerts;

/// <summary>An alert.</summary>
internal sealed record AlertView(
    [property: Description("Its id.")] string Alert,
    [property: Description("The holder of the watched pair, as named; null if an actor is watched.")] ActorId? Holder,
    [property: Description("The target of the watched pair, as named; null if an actor is watched.")] ActorId? Target,
    [property: Description("The actor whose pairs are all watched, as named; null if a pair is watched.")] ActorId? Actor,
    [property: Description("The alert fires when a recorded event moves a stance from below this value to it or above, or back.")]
    double Threshold,
    [property: Description("The score table.")] string Scores,
    [property: Description("The half-life of evidence, in days.")] double HalfLifeDays,
    [property: Description("The URL that deliveries are posted to.")] string Url,
    [property: Description("Who set the alert.")] string SetBy,
    [property: Description("When it was set.")] DateTimeOffset SetAt,
    [property: Description("The ledger position up to which the alert has been evaluated.")] long Checkpoint,
    [property: Description("The number of deliveries waiting to be sent.")] long Waiting,
    [property: Description("The number of dead deliveries: all attempts failed, or the receiver is gone.")] long Dead,
    [property: Description("The last error among waiting and dead deliveries; null if there is none.")] string? LastError)
{
    [Description("The signing secret; shown only in the answer that sets the alert.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }
}

/// <summary>The state of a delivery.</summary>
internal enum DeliveryState
{
    /// <summary>To be sent, now or at its next attempt.</summary>
    Waiting,

    /// <summary>Accepted by the receiver.</summary>
    Delivered,

    /// <summary>All attempts failed, or the receiver is gone.</summary>
    Dead,
}

/// <summary>A delivery of an alert.</summary>
internal sealed record DeliveryView(
    [property: Description("The delivery's number within its alert: 1, 2, 3 … in sending order.")] long Number,
    [property: Description("The `webhook-id` header, the same on every attempt.")] string WebhookId,
    [property: Description("waiting, delivered or dead.")] DeliveryState State,
    [property: Description("The ledger position of the event that moved the stance.")] long Position,
    [property: Description("The actor whose stance it is.")] ActorId Holder,
    [property: Description("The actor it is toward.")] ActorId Target,
    [property: Description("The stance before the event; null if unknown.")] double? Before,
    [property: Description("The stance after the event; null if unknown.")] double? After,
    [property: Description("When the delivery was created.")] DateTimeOffset Made,
    [property: Description("The number of attempts since it was created or last resent.")] int Tries,
    [property: Description("The time of the next attempt; null unless waiting.")] DateTimeOffset? NextTry,
    [property: Description("The time of the last attempt; null if there was none.")] DateTimeOffset? Tried,
    [property: Description("The error of the last attempt, if it failed.")] string? Error);
