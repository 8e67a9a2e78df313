using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Webhooks;

/// <summary>The option <c>webhook</c>, the same for every kind that has it.</summary>
/// <param name="Poll">How long facts live of which the upstream tells when they change.</param>
internal sealed record WebhookOption(SecretReference Secret, TimeSpan Poll)
{
    public const string Name = "webhook";

    private static readonly string[] _fields = ["secretRef", "poll"];
    private static readonly TimeSpan _usual = TimeSpan.FromHours(6);
    private static readonly TimeSpan _shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(7);

    /// <summary>Null without it, and where it has mistakes, which are reported.</summary>
    public static WebhookOption? Of(SourceSetup setup)
    {
        if (setup.Any(Name) is not { } value)
            return null;
        var fields = value.Value.Kind == CelKind.Map ? value.Value.AsMap().ToDictionary(field => field.Key.AsString(), field => field.Value) : [];
        foreach (var field in fields.Keys.Where(field => !_fields.Contains(field)))
            Report(setup, value, $"has no '{field}'", Spelling.Hint(field, _fields));
        if (fields.GetValueOrDefault("secretRef") is not { Kind: CelKind.String } reference || SecretReference.Parse(reference.AsString()) is not { } secret)
        {
            Report(setup, value, "needs 'secretRef', which names the secret that the upstream signs with or sends", "write { secretRef: env:NAME } or file:PATH");
            return null;
        }

        var poll = _usual;
        if (fields.TryGetValue("poll", out var given)
            && (given.Kind != CelKind.String || !Duration.TryParse(given.AsString(), out poll) || poll < _shortest || poll > _longest))
            Report(setup, value, $"has a 'poll' that is no duration from {Duration.Format(_shortest)} to {Duration.Format(_longest)}", "such as 6h");
        return new WebhookOption(secret, poll);
    }

    private static void Report(SourceSetup setup, Located<CelValue> value, string problem, string? hint) =>
        setup.Report(value.Line, value.Column, $"the option '{Name}' {problem}", hint);
}
