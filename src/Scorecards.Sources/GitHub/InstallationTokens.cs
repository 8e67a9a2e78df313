using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>
/// The tokens of an app's installations, got when they are needed and used until shortly before they end, by all requests of a source,
/// https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app.
/// </summary>
internal sealed class InstallationTokens(AppOptions app, Uri url, GuardedHttp http, SourceContext context)
{
    /// <summary>Owners come from annotations.</summary>
    private const int MaxOwners = 1000;

    private static readonly TimeSpan _early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _refusedFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Seat> _seats = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _base = url.AbsoluteUri.TrimEnd('/');

    /// <summary>The credential for repositories of this owner, or why there is none.</summary>
    public async Task<(HostCredential? Credential, FactError? Error)> ForAsync(string owner, CancellationToken cancellationToken)
    {
        var seat = SeatOf(owner);
        if (seat.Held is { } held && held.IsValid(context.Clock.GetUtcNow()))
            return (held.Credential, held.Error);
        await seat.Turn.WaitAsync(cancellationToken);
        try
        {
            if (seat.Held is { } meanwhile && meanwhile.IsValid(context.Clock.GetUtcNow()))
                return (meanwhile.Credential, meanwhile.Error);
            var got = await GetAsync(owner, seat, cancellationToken);
            seat.Held = got;
            return (got.Credential, got.Error);
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    /// <summary>What was given out is refused: the next one who asks gets another.</summary>
    public void Forget(string owner) => SeatOf(owner).Held = null;

    private Seat SeatOf(string owner)
    {
        if (_seats.Count >= MaxOwners)
            _seats.Clear();
        return _seats.GetOrAdd(app.InstallationId is null ? owner : "", _ => new Seat());
    }

    private async Task<Held> GetAsync(string owner, Seat seat, CancellationToken cancellationToken)
    {
        var now = context.Clock.GetUtcNow();
        if (SignIn(now) is not { Value: { } jwt } signedIn)
            return Held.Refused(SignIn(now).Error!, now, now);
        seat.Installation ??= app.InstallationId;
        if (seat.Installation is null)
        {
            var (found, error) = await FindAsync(owner, jwt, cancellationToken);
            if (found is null)
                return Held.Refused(error!.Message, now, error.IsLasting ? now + _refusedFor : now);
            seat.Installation = found;
        }

        var outcome = await http.PostAsync(Request($"app/installations/{seat.Installation}/access_tokens", jwt), new GuardedContent("{}"u8.ToArray(), "application/json"), cancellationToken);
        if (outcome.Reply is { Status: 201 } reply && Read(reply) is { } json && json.Text("token") is { Length: > 0 } token)
        {
            var ends = json.Text("expires_at") is null ? now + TimeSpan.FromHours(1) : json.Time("expires_at");
            return new Held(Credential(token) with { Account = app.AccountIn(seat.Installation.Value) }, null, now, ends - _early);
        }

        // It may have been removed and added again, under another number.
        seat.Installation = outcome.Reply?.Status == 404 ? null : seat.Installation;
        return Held.Refused(Words(outcome, $"gives {app.Account} no token for {owner}"), now, now);
    }

    /// <summary>Organizations and users have one path each for this.</summary>
    private async Task<(long? Installation, Refusal? Error)> FindAsync(string owner, string jwt, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { $"orgs/{owner}/installation", $"users/{owner}/installation" })
        {
            var outcome = await http.GetAsync(Request(path, jwt), cancellationToken);
            if (outcome.Reply is { Status: 200 } reply && Read(reply)?.Number("id") is { } id)
                return ((long)id, null);
            if (outcome.Reply?.Status != 404)
                return (null, new Refusal(Words(outcome, $"does not tell the installation of {app.Account} at {owner}"), IsLasting: false));
        }

        return (null, new Refusal($"{app.Account} is not installed at {owner}: install it there, for all repositories or for those in the catalog", IsLasting: true));
    }

    private SecretValue SignIn(DateTimeOffset now)
    {
        var key = app.PrivateKey.Read(context.Environment);
        if (key.Value is null)
            return key;
        try
        {
            return new SecretValue(AppToken.Create(app.Id, key.Value, now), null);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return new SecretValue(null, $"the private key of {app.Account} ({app.PrivateKey.Place}) is no RSA key in PEM");
        }
    }

    private GuardedRequest Request(string path, string jwt) => new(new Uri($"{_base}/{path}"), GitHubApi.Headers) { Credential = Credential(jwt) };

    private HostCredential Credential(string token) => new(url, "Authorization", () => new SecretValue($"Bearer {token}", null));

    private string Words(HttpOutcome outcome, string what) => outcome switch
    {
        { Trouble: { } trouble } => trouble.Message,
        { Reply: { Status: 401 } } => $"{url.Host} does not take the private key for {app.Account} (401): look at id and privateKeyRef of the source, and at the clock of this machine",
        { Reply: { } reply } => $"{url.Host} {what} ({reply.Status}{(Read(reply)?.Text("message") is { } said ? $": {said}" : "")})",
        _ => $"{url.Host} {what}",
    };

    private static JsonElement? Read(GuardedReply reply)
    {
        try
        {
            using var json = JsonDocument.Parse(reply.Body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Seat
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public volatile Held? Held;

        public long? Installation { get; set; }
    }

    private sealed record Refusal(string Message, bool IsLasting);

    /// <summary>A token, or why there is none, for as long as that holds.</summary>
    private sealed record Held(HostCredential? Credential, FactError? Error, DateTimeOffset Since, DateTimeOffset Until)
    {
        public static Held Refused(string message, DateTimeOffset since, DateTimeOffset until) => new(null, new FactError(UnknownCause.Source, message), since, until);

        // A clock that went back says nothing about how long a token has left.
        public bool IsValid(DateTimeOffset now) => now >= Since && now < Until;
    }
}
