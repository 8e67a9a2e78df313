using System.Globalization;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Definitions;

/// <summary>Runs one check over one service: pure, never throws.</summary>
public static class CheckRun
{
    /// <summary>Digits of a partial value: few enough that sums of weighted values are exact, in whatever order they are added.</summary>
    private const int ValueDigits = 6;

    /// <summary>A message is stored with every outcome and read by people: a whole web page in it helps nobody.</summary>
    private const int LongestMessage = 1_000;

    /// <summary>Null when the check applies to the service; else why it says nothing of it.</summary>
    public static Observation? Applies(this Check check, CelValue service)
    {
        if (check.MissingSources.Count > 0)
        {
            return Observation.NotApplicable($"source not configured: {string.Join(", ", check.MissingSources)}");
        }

        if (check.AppliesTo is null)
        {
            return null;
        }

        var applies = check.AppliesTo.Evaluate(new BoundVariables(("service", service)));
        return applies.Kind switch
        {
            CelKind.Bool => applies.AsBool() ? null : Observation.NotApplicable(),
            CelKind.Error => Erred("appliesTo", applies),
            _ => Observation.Unknown(UnknownCause.Definition, $"appliesTo gave {applies.ToJson()} instead of true or false"),
        };
    }

    /// <summary>What the check sees in its facts. A fact that is left out was never collected.</summary>
    public static Observation Observe(this Check check, CelValue service, IReadOnlyDictionary<string, Fact> facts, DateTimeOffset now)
    {
        var variables = Variables(check, service, facts, now);
        var value = check.Pass.Evaluate(variables);
        return value.Kind switch
        {
            CelKind.Bool => Seen(check, value.AsBool() ? 1 : 0, variables),
            CelKind.Double => Partial(check, value.AsDouble(), variables),
            CelKind.Int => Partial(check, value.AsInt(), variables),
            CelKind.Unknown => Unseen(check, value, facts, now),
            CelKind.Error => Erred("pass", value),
            _ => Observation.Unknown(UnknownCause.Definition, $"pass gave {value.ToJson()}, neither a bool nor a number from 0 to 1"),
        };
    }

    /// <summary>The values that decided what <see cref="Observe"/> saw, for people; empty when there is nothing to add.</summary>
    public static string Explain(this Check check, CelValue service, IReadOnlyDictionary<string, Fact> facts, DateTimeOffset now) =>
        check.Pass.Explain(Variables(check, service, facts, now));

    private static BoundVariables Variables(Check check, CelValue service, IReadOnlyDictionary<string, Fact> facts, DateTimeOffset now)
    {
        var entries = new KeyValuePair<string, CelValue>[check.Facts.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var name = check.Facts[i].Name;
            entries[i] = new(name, Missing(check, name, facts, now) is null ? facts[name].Value : CelValue.Unknown($"facts.{name}"));
        }

        return new BoundVariables(("service", service), ("facts", CelValue.Map(entries)), ("now", CelValue.Of(now)));
    }

    private static Observation Erred(string field, CelValue error) =>
        Observation.Unknown(UnknownCause.Definition, error.TryGetError(out var message) ? Short($"{field}: {message}") : field);

    private static Observation Partial(Check check, double value, BoundVariables variables) => value is >= 0 and <= 1
        ? Seen(check, Math.Round((decimal)value, ValueDigits), variables)
        : Observation.Unknown(UnknownCause.Definition, string.Create(CultureInfo.InvariantCulture, $"pass gave {value}, which is not from 0 to 1"));

    private static Observation Seen(Check check, decimal value, BoundVariables variables)
    {
        // A blocker is never partial: all of it, or none.
        if (check.Spec.Severity == Severity.Blocker && value < 1)
        {
            value = 0;
        }

        var outcome = value switch
        {
            1 => OutcomeKind.Pass,
            0 => OutcomeKind.Fail,
            _ => OutcomeKind.Partial,
        };
        return new Observation(outcome, value, Say(check, outcome, variables));
    }

    private static string? Say(Check check, OutcomeKind outcome, BoundVariables variables)
    {
        if (check.Message?.Render(variables) is { Kind: CelKind.String } message)
        {
            return Short(message.AsString());
        }

        // Without a message that can be rendered, the values that decided are the next best thing to say.
        return outcome == OutcomeKind.Pass || check.Pass.Explain(variables) is not { Length: > 0 } why ? null : Short(why);
    }

    private static string Short(string text) => text.Length <= LongestMessage ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage), "…");

    private static Observation Unseen(Check check, CelValue unknown, IReadOnlyDictionary<string, Fact> facts, DateTimeOffset now)
    {
        var reasons = check.Facts
            .Where(f => unknown.UnknownNames.Any(n => n == $"facts.{f.Name}" || n.StartsWith($"facts.{f.Name}.", StringComparison.Ordinal)))
            .Select(f => (f.Name, Error: Missing(check, f.Name, facts, now)))
            .Where(f => f.Error is not null)
            .ToList();

        if (reasons.FirstOrDefault(r => r.Error!.Cause == UnknownCause.NotOffered) is { Error: { } nothing } notOffered)
        {
            return Observation.NotApplicable(Short($"{notOffered.Name}: {nothing.Message}"));
        }

        // A source in trouble is nobody's fault here: where it plays a part, nothing is held against the service.
        var cause = reasons.Count == 0 ? UnknownCause.Source : reasons.Min(r => r.Error!.Cause);
        var reason = string.Join("; ", reasons.Select(r => $"{r.Name}: {r.Error!.Message}"));
        return Observation.Unknown(cause, Short(reason));
    }

    private static FactError? Missing(Check check, string name, IReadOnlyDictionary<string, Fact> facts, DateTimeOffset now)
    {
        if (!facts.TryGetValue(name, out var fact))
        {
            return new FactError(UnknownCause.Source, "not collected yet");
        }

        return fact.Error ?? (now - fact.CollectedAt > check.Spec.FreshFor
            ? new FactError(UnknownCause.Source, $"last collected {fact.CollectedAt:u}, too old to be trusted")
            : null);
    }
}
