namespace Scorecards.Cli.Server;

/// <summary>How long a server is waited for.</summary>
/// <param name="Answer">How long one answer may take.</param>
/// <param name="Again">How long a server that asks for a little patience gets it, over all attempts.</param>
internal sealed record ServerPatience(TimeSpan Answer, TimeSpan Again)
{
    public static readonly ServerPatience Ordinary = new(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(60));

    /// <summary>One attempt, for whoever decides by themselves when to ask again.</summary>
    public static readonly ServerPatience OneAttempt = new(TimeSpan.FromSeconds(10), TimeSpan.Zero);
}
