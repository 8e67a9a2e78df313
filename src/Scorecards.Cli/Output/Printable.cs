namespace Scorecards.Cli.Output;

/// <summary>Text of others, made safe to print: a title in a catalog must not move the cursor or retitle the window.</summary>
internal static class Printable
{
    public static string Of(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c)) : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
