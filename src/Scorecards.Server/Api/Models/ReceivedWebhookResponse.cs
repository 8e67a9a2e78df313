namespace Scorecards.Server.Api.Models;

/// <summary>What became of a webhook.</summary>
/// <param name="Result"><c>taken</c>; <c>replayed</c> when it came before; <c>ignored</c> when no fact depends on it; <c>unknown</c> when it is about no service of the catalog.</param>
/// <param name="Event">What the upstream calls it; null where it does not say.</param>
/// <param name="Delivery">Its id; null where it is ignored and has none.</param>
/// <param name="Services">How many services are evaluated because of it.</param>
/// <param name="Reason">Why there are none, for people; null where there are some.</param>
public sealed record ReceivedWebhookResponse(string Result, string? Event, string? Delivery, int Services, string? Reason);
