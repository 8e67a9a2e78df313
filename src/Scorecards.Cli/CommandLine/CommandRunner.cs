using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Core.Runtime;
using Scorecards.Sources.Documents;

namespace Scorecards.Cli.CommandLine;

/// <summary>Runs what the command line asks for, and turns what goes wrong into an exit code and a line on stderr.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        DocumentedHelp.Install(root);

        // Without response files: an argument that begins with @ is an argument.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            ParseMistakes.Write(parsed, Console.Error);
            return (int)ExitStatus.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return (int)ExitStatus.Interrupted;
        }
        catch (StoreException e)
        {
            return Fail(ExitStatus.Away, e.Message);
        }
        catch (ServerException e)
        {
            return Fail(e.IsAway ? ExitStatus.Away : ExitStatus.BadInput, e.Message);
        }
        catch (OriginException e)
        {
            return Fail(e.IsAway ? ExitStatus.Away : ExitStatus.BadInput, e.Message);
        }
        catch (Exception e)
        {
            // A bug of ours must not look like one of the answers that the other codes stand for.
            return Fail(ExitStatus.Bug, $"this is a bug of scorecards, please report it: {e}");
        }
    }

    private static int Fail(ExitStatus code, string message)
    {
        Console.Error.WriteLine(Printable.Of($"scorecards: {message}"));
        return (int)code;
    }
}
