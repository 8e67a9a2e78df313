using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scorecards.Core;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Sources.Network;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Setup;

/// <summary>A source document being read: hands out its settings and collects every mistake, each at its place.</summary>
public sealed class SourceSetup(string name, SourceSpec spec, string file, SourceContext context)
{
    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private Uri? _otherwise;

    public string Name { get; } = name;

    public SourceSpec Spec { get; } = spec;

    public SourceContext Context { get; } = context;

    public IReadOnlyList<Problem> Problems => _problems;

    public void Report(int line, int column, string message, string? hint = null) =>
        _problems.Add(new Problem(file, line, column, message, hint));

    /// <summary>The base URL without a slash at its end; reported when it is missing or cannot be asked.</summary>
    /// <param name="otherwise">Where the system answers for most, so that <c>url</c> may be left out.</param>
    public Uri? RequiredUrl(Uri? otherwise = null)
    {
        _otherwise = otherwise;
        if (Spec.Url is null && otherwise is not null)
            return otherwise;
        if (Spec.Url is null)
        {
            Report(Spec.Kind.Line, Spec.Kind.Column, $"a source of the kind '{Spec.Kind.Value}' needs 'url'", "add where the system answers, such as url: https://host");
            return null;
        }

        var (url, error) = HttpUrl.Parse(Spec.Url.Value.TrimEnd('/'));
        if (url is not null && (url.Query.Length > 0 || url.Fragment.Length > 0))
            error = "the url of a source has no part after ? or #";
        if (error is not null)
            Report(Spec.Url.Line, Spec.Url.Column, error);
        return url;
    }

    /// <summary>The guard over what this source may dial.</summary>
    public AddressGuard Guard() => new(AllowList.Parse(Spec.Allow, file, _problems), Context.OwnUrls, Context.Resolve);

    /// <summary>The guarded way out over HTTP, with the document's time-out, <c>caFile</c> and credentials.</summary>
    /// <param name="isProbe">True where how the other side answers, or that it does not, is the fact itself.</param>
    /// <param name="terms">What the kind knows of its upstream's limits; the option <c>budget</c> goes before it.</param>
    public GuardedHttp Http(int maxBody = 1024 * 1024, bool isProbe = false, UpstreamTerms? terms = null)
    {
        if (Spec.Timeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromMinutes(1)))
            Report(Spec.Kind.Line, Spec.Kind.Column, "the timeout must be more than 0s and at most 1m");

        var longest = Spec.Timeout is { Ticks: > 0 } given ? given : GuardedHttpOptions.DefaultTimeout;
        var policy = new UpstreamPolicy(
            new UpstreamOptions(Name, longest)
            {
                IsProbe = isProbe,
                Kept = isProbe || Context.CacheFolder.Length == 0 ? null : KeptReplies.In(Context.CacheFolder, Context.Clock),
                Pause = terms?.Pause,
                Budget = Budget(terms),
            },
            Context.Clock);
        if (!isProbe)
            Context.Upstreams.Add(Name, policy);
        var options = new GuardedHttpOptions
        {
            Timeout = longest,
            MaxBody = maxBody,
            Authorities = Authorities(),
            Credential = Credential(),
            Policy = policy,
        };
        return new GuardedHttp(Guard(), options, Context.Gates, Context.Clock);
    }

    /// <summary>An option that is text.</summary>
    public string? Text(string option) => Option(option) is { } value
        ? Expect(option, value, value.Value.Kind == CelKind.String && value.Value.AsString().Length > 0, "text")?.AsString()
        : null;

    /// <summary>An option of any shape, which the kind reads by itself.</summary>
    public Located<CelValue>? Any(string option) => Option(option);

    /// <summary>An option that is a list of texts; one text alone counts as a list of one.</summary>
    public IReadOnlyList<Located<string>> Texts(string option)
    {
        if (Option(option) is not { } value)
            return [];
        CelValue[] items = value.Value.Kind == CelKind.List ? [.. value.Value.AsList()] : [value.Value];
        return Expect(option, value, items.All(item => item.Kind == CelKind.String), "a list of texts") is null
            ? []
            : [.. items.Select(item => new Located<string>(item.AsString(), value.Line, value.Column))];
    }

    /// <summary>An option that is a whole number.</summary>
    public long Number(string option, long otherwise, long smallest, long largest) => Option(option) is { } value
        ? Expect(option, value, value.Value.Kind == CelKind.Int && value.Value.AsInt() >= smallest && value.Value.AsInt() <= largest,
            $"a whole number from {smallest} to {largest}")?.AsInt() ?? otherwise
        : otherwise;

    /// <summary>An option that is a duration such as <c>5m</c>.</summary>
    public TimeSpan Duration(string option, TimeSpan otherwise)
    {
        var duration = otherwise;
        if (Option(option) is { } value)
        {
            var valid = value.Value.Kind == CelKind.String && Core.Text.Duration.TryParse(value.Value.AsString(), out duration);
            Expect(option, value, valid, "a duration such as 30s, 5m or 1h");
        }

        return duration;
    }

    /// <summary>Reports the options that nobody has read, and tells whether the document has no mistake.</summary>
    public bool Finish()
    {
        foreach (var (option, value) in Spec.Options.Where(option => !_known.Contains(option.Key)))
        {
            var hint = Spelling.Hint(option, [.. _known]) ?? (_known.Count == 0 ? "this kind takes no options" : $"known options: {string.Join(", ", _known.Order())}");
            Report(value.Line, value.Column, $"a source of the kind '{Spec.Kind.Value}' has no option '{option}'", hint);
        }

        return _problems.All(problem => problem.IsWarning);
    }

    /// <summary>The credentials, bound to the host of the url; null without.</summary>
    public HostCredential? Credential()
    {
        if (Spec.Auth is not { } auth)
            return null;
        if (auth.Username is not null && auth.Header is not null)
            Report(Spec.Kind.Line, Spec.Kind.Column, "auth takes a username or a header, not both");
        if (auth.Username?.Contains(':', StringComparison.Ordinal) == true)
            Report(Spec.Kind.Line, Spec.Kind.Column, "the username must not hold a colon");
        if (SecretReference.Parse(auth.SecretRef) is not { } reference)
        {
            Report(Spec.Kind.Line, Spec.Kind.Column, "secretRef must name a secret", "write env:NAME or file:PATH");
            return null;
        }

        if ((Spec.Url is null ? _otherwise : HttpUrl.Parse(Spec.Url.Value).Url) is not { } url)
        {
            if (Spec.Url is null)
                Report(Spec.Kind.Line, Spec.Kind.Column, "auth needs 'url'", "credentials are sent to the host of the source's url only");
            return null;
        }

        return new HostCredential(url, auth.Header ?? "Authorization", () => reference.ReadHeader(auth, Context.Environment));
    }

    /// <summary>What may be sent with the credentials: the option <c>budget</c>, or what the kind knows; null without.</summary>
    private Func<string?, Budget>? Budget(UpstreamTerms? terms)
    {
        if (Option("budget") is not { } value)
            return terms is null ? null : Budget(terms, terms.Requests, terms.Per, terms.NotModifiedIsFree);
        var fields = value.Value.Kind == CelKind.Map ? value.Value.AsMap().ToDictionary(field => field.Key.AsString(), field => field.Value) : [];
        var per = TimeSpan.Zero;
        var isValid = fields.Keys.All(name => name is "requests" or "per" or "notModifiedIsFree")
            && fields.GetValueOrDefault("requests") is { Kind: CelKind.Int } requests && requests.AsInt() > 0
            && fields.GetValueOrDefault("per") is { Kind: CelKind.String } text && Core.Text.Duration.TryParse(text.AsString(), out per)
            && per >= TimeSpan.FromSeconds(1) && per <= TimeSpan.FromDays(31)
            && (!fields.TryGetValue("notModifiedIsFree", out var free) || free.Kind == CelKind.Bool);
        if (Expect("budget", value, isValid, "what the upstream allows, such as { requests: 5000, per: 1h }, and notModifiedIsFree: true where it does not count 304") is null)
            return null;
        return Budget(terms, fields["requests"].AsInt(), per, fields.TryGetValue("notModifiedIsFree", out var given) ? given.AsBool() : terms?.NotModifiedIsFree == true);
    }

    private Func<string?, Budget> Budget(UpstreamTerms? terms, long requests, TimeSpan per, bool notModifiedIsFree)
    {
        var where = Spec.Url is { } url && Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed) ? parsed.Authority : _otherwise?.Authority ?? Name;
        var all = Spec.Auth is { } auth ? $"{(auth.Username is null ? "" : auth.Username + " ")}{auth.SecretRef}" : terms?.Account;
        return account => Context.Budgets.Of(new BudgetPlan((account ?? all) is { } who ? $"{where} as {who}" : where, requests, per, notModifiedIsFree), Context.Clock);
    }

    private X509Certificate2Collection? Authorities()
    {
        if (Text("caFile") is not { } path)
            return null;
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            authorities.Clear();
        }

        if (authorities.Count > 0)
            return authorities;
        var place = Spec.Options["caFile"];
        Report(place.Line, place.Column, $"caFile '{path}' holds no certificate that can be read", "give the path of a PEM file with the certificates of the authority");
        return null;
    }

    private Located<CelValue>? Option(string option)
    {
        _known.Add(option);
        return Spec.Options.GetValueOrDefault(option);
    }

    private CelValue? Expect(string option, Located<CelValue> value, bool valid, string what)
    {
        if (valid)
            return value.Value;
        Report(value.Line, value.Column, $"the option '{option}' must be {what}");
        return null;
    }
}
