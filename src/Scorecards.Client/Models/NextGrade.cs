namespace Scorecards.Client.Models;

/// <summary>Ways to a better grade.</summary>
/// <param name="Current">The grade now.</param>
/// <param name="Plans">The cheapest plans; none where the best grade is reached, or where fixes alone cannot reach the next.</param>
public sealed record NextGrade(string Current, IReadOnlyList<Plan> Plans);
