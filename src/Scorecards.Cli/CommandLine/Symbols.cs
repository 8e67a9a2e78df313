using System.CommandLine;
using System.Text.RegularExpressions;
using Scorecards.Core.Text;

namespace Scorecards.Cli.CommandLine;

/// <summary>How the arguments and options that several commands have are written.</summary>
internal static partial class Symbols
{
    public static Option<bool> Json() => new("--json") { Description = "Print JSON" };

    /// <summary>An argument that does not take a misspelt option for its value.</summary>
    public static Argument<string> Required(string name, string description) => Guard(new Argument<string>(name) { Description = description });

    /// <inheritdoc cref="Required"/>
    public static Argument<string?> Optional(string name, string description) =>
        Guard(new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne });

    private static Argument<T> Guard<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && OptionForm().IsMatch(value) && result.Parent is System.CommandLine.Parsing.CommandResult command)
            {
                result.AddError($"'{value}' is not an option of '{command.Command.Name}': {Spelling.Hint(value, [.. command.Command.Options.Select(o => o.Name)])}");
            }
        });
        return argument;
    }

    [GeneratedRegex("^--[a-z][a-z-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OptionForm();
}
