namespace Scorecards.Core.Definitions;

/// <summary>The form of names in definitions.</summary>
public static class Names
{
    public const string ApiVersion = "scorecards.dev/v1";

    /// <summary>Kebab-case, at most 100 characters.</summary>
    public const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
}
