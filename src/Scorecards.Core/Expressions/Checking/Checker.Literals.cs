using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Patterns;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Checking;

/// <content>Literals that a function would refuse every time: better an error at load than an unknown at night.</content>
internal sealed partial class Checker
{
    private void CheckLiterals(CallNode call, Function function)
    {
        if (call.Arguments.Count == 0 || call.Arguments[^1] is not LiteralNode { Value.Kind: CelKind.String } last)
            return;
        var text = last.Value.AsString();
        switch (function.Name)
        {
            case "matches" when TextPattern.Parse(text).Fault is { } fault:
                Report(last, $"invalid regular expression: {fault.Message}, at its character {fault.Position + 1}");
                break;
            case "timestamp" when call.Arguments.Count == 1 && TimestampReading.Read(last.Value).IsError:
                Report(last, $"'{text}' is not a timestamp", "RFC 3339, as in 2025-01-31T12:00:00Z");
                break;
            case "duration" when call.Arguments.Count == 1 && DurationReading.Read(last.Value).IsError:
                Report(last, $"'{text}' is not a duration", "units are h, m, s, ms, us, ns, as in 1h30m; a day is 24h");
                break;
        }
    }
}
