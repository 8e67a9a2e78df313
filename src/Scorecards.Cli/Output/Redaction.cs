using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Cli.Output;

/// <summary>Takes a source's secrets out of what it answered: a system may repeat what it was sent.</summary>
internal sealed class Redaction
{
    private const string Hidden = "***";

    private readonly IReadOnlyList<string> _secrets;

    private Redaction(IReadOnlyList<string> secrets) => _secrets = secrets;

    public static Redaction Of(AuthSpec? auth, Func<string, string?> environment)
    {
        if (auth is null || SecretReference.Parse(auth.SecretRef) is not { } reference)
        {
            return new Redaction([]);
        }

        // As it is, and as it is sent: Basic authentication writes it in base64.
        string?[] forms = [reference.Read(environment).Value, reference.ReadHeader(auth, environment).Value?.Split(' ', 2)[^1]];
        return new Redaction([.. forms.OfType<string>().Where(secret => secret.Length > 0).Distinct().OrderByDescending(secret => secret.Length)]);
    }

    public Fact Apply(Fact fact)
    {
        if (_secrets.Count == 0)
        {
            return fact;
        }

        var evidence = fact.Evidence is { } link ? Hide(link) : null;
        return fact.Error is { } error
            ? fact with { Error = error with { Message = Hide(error.Message) }, Evidence = evidence }
            : Fact.Ok(Hide(fact.Value), fact.CollectedAt, evidence) with { Took = fact.Took, Requests = fact.Requests };
    }

    private string Hide(string text) => _secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, Hidden, StringComparison.Ordinal));

    private CelValue Hide(CelValue value) => value.Kind switch
    {
        CelKind.String => CelValue.Of(Hide(value.AsString())),
        CelKind.List => CelValue.List([.. value.AsList().Select(Hide)]),
        CelKind.Map => CelValue.Map([.. value.AsMap().Select(entry => KeyValuePair.Create(Hide(entry.Key.AsString()), Hide(entry.Value)))]),
        _ => value,
    };
}
