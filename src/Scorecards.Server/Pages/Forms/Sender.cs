namespace Scorecards.Server.Pages.Forms;

/// <summary>Whoever sent a form.</summary>
/// <param name="Name">Of the token.</param>
internal sealed record Sender(string Name, string? Role);
