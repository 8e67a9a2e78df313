using System.Text.RegularExpressions;

namespace Scorecards.Sources.Forges;

/// <summary>Names of branches in which <c>*</c> stands for anything, slashes too.</summary>
internal static class Wildcard
{
    public static bool Fits(string pattern, string branch) =>
        Regex.IsMatch(branch, $@"\A{string.Join(".*", pattern.Split('*').Select(Regex.Escape))}\z", RegexOptions.NonBacktracking | RegexOptions.Singleline);
}
