namespace Scorecards.Core.Definitions;

/// <summary>The form of names in definitions.</summary>
public static class Names
{
    public const string ApiVersion = "scorecards.dev/v1";

    /// <summary>Kebab-case.</summary>
    public const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// <summary>The most characters a name may have.</summary>
    public const int MaxLength = 100;

    /// <summary>What an expression can name after a dot.</summary>
    public const string Identifier = "^[A-Za-z_][A-Za-z0-9_]{0,99}$";
}
