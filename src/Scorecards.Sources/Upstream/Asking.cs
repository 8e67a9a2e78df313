namespace Scorecards.Sources.Upstream;

/// <summary>
/// The getting of one fact, known to everything below it on its way to the wire: how old an answer may be, for whom it is, and
/// what was spent. It flows with the call, so that a kind of source need not carry it along.
/// </summary>
internal sealed class Asking
{
    private static readonly AsyncLocal<Asking?> _current = new();

    private readonly Asking? _within;
    private readonly Lock _lock = new();
    private int _requests;
    private DateTimeOffset? _oldest;

    private Asking(Asking? within, TimeSpan? maxAge, DateTimeOffset? notBefore, string? service)
    {
        _within = within;
        MaxAge = maxAge;
        NotBefore = notBefore;
        Service = service;
    }

    public static Asking? Current => _current.Value;

    /// <summary>How old an answer may be that is there already; null when the upstream is to be asked now.</summary>
    public TimeSpan? MaxAge { get; }

    /// <summary>An answer that is there already must have been asked for from here on; null where that does not matter.</summary>
    public DateTimeOffset? NotBefore { get; }

    /// <summary>The service it is for; null when it is for none.</summary>
    public string? Service { get; }

    /// <summary>The requests sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>When the oldest of the answers that went into it was got; null when there were none.</summary>
    public DateTimeOffset? Oldest
    {
        get
        {
            lock (_lock)
                return _oldest;
        }
    }

    /// <summary>Begins one; it is over where the calling method returns.</summary>
    public static Asking Begin(TimeSpan? maxAge, DateTimeOffset? notBefore, string service) =>
        _current.Value = new Asking(null, maxAge, notBefore, service);

    /// <summary>Begins a part of the current one, whose answers have an age of their own.</summary>
    public static Asking BeginPart() => _current.Value = new Asking(Current, Current?.MaxAge, Current?.NotBefore, Current?.Service);

    /// <summary>What follows is for nobody in particular, and always asks.</summary>
    public static void Leave() => _current.Value = null;

    public void Spend()
    {
        Interlocked.Increment(ref _requests);
        _within?.Spend();
    }

    public void Use(DateTimeOffset? answeredAt)
    {
        lock (_lock)
            _oldest = answeredAt is null || answeredAt > _oldest ? _oldest : answeredAt;
        _within?.Use(answeredAt);
    }
}
