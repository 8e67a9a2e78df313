namespace Scorecards.Core.Runtime;

/// <summary>A token just made, with its text. Not a record, so that the text ends in no log by accident.</summary>
public sealed class NewToken(AccessToken token, string text)
{
    /// <summary>What is kept.</summary>
    public AccessToken Token { get; } = token;

    /// <summary>What its holder sends; shown once.</summary>
    public string Text { get; } = text;
}
