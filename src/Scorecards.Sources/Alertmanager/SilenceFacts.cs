using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Alertmanager;

/// <summary>Silences as facts. Who made one is nobody's business here: services are rated, not people.</summary>
internal static class SilenceFacts
{
    private const int MaxListed = 500;
    private const int MaxComment = 500;

    // Alertmanager wants an end of every silence; one that is further away than this stands for none.
    private static readonly TimeSpan _endless = TimeSpan.FromDays(365);

    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Of(JsonElement body, IReadOnlyList<KeyValuePair<string, string>> match, TimeSpan longerThan, DateTimeOffset now)
    {
        var silences = body.Items().Select(Read).Where(silence => silence.State != "expired" && Concerns(silence, match)).OrderByDescending(silence => silence.Lasts).ToList();
        return new FactFields
        {
            { "count", silences.Count },
            { "long", silences.Count(silence => silence.Lasts > longerThan) },
            { "endless", silences.Count(silence => silence.Lasts > _endless) },
            { "withoutComment", silences.Count(silence => silence.Comment.Length == 0) },
            { "truncated", silences.Count > MaxListed },
            { "silences", CelValue.List([.. silences.Take(MaxListed).Select(silence => Value(silence, now))]) },
        }.ToValue();
    }

    // One that names none of the labels, such as a silence of a whole data centre, is no service's own.
    private static bool Concerns(SilenceEntry silence, IReadOnlyList<KeyValuePair<string, string>> match)
    {
        var wanted = match.ToLookup(one => one.Key, one => one.Value);
        var naming = silence.Matchers.Where(matcher => wanted.Contains(matcher.Name)).ToList();
        return match.Count == 0
            || (naming.Any(matcher => matcher.IsEqual) && naming.All(matcher => wanted[matcher.Name].All(matcher.Matches)));
    }

    private static CelValue Value(SilenceEntry silence, DateTimeOffset now) => new FactFields
    {
        { "state", silence.State },
        { "matchers", silence.Matchers.Select(matcher => matcher.ToString()) },
        { "comment", silence.Comment },
        { "startsAt", silence.StartsAt },
        { "endsAt", silence.EndsAt },
        { "days", (long)silence.Lasts.TotalDays },
        { "leftDays", Math.Max(0, (long)(silence.End - now).TotalDays) },
        { "endless", silence.Lasts > _endless },
    }.ToValue();

    private static SilenceEntry Read(JsonElement silence)
    {
        var state = silence.Part("status")?.Text("state") ?? throw new FormatException("a silence has no state");
        var comment = (silence.Text("comment") ?? "").Trim();
        return new SilenceEntry(
            state,
            [.. silence.Items("matchers").Select(Matcher)],
            comment.Length > MaxComment ? comment[..MaxComment] : comment,
            silence.Text("startsAt") ?? "",
            silence.Text("endsAt") ?? "",
            silence.Time("endsAt"),
            silence.Time("endsAt") - silence.Time("startsAt"));
    }

    private static LabelMatcher Matcher(JsonElement matcher) => new(
        matcher.Text("name") ?? throw new FormatException("a matcher has no name"),
        matcher.Text("value") ?? throw new FormatException("a matcher has no value"),
        matcher.Part("isRegex") is { ValueKind: JsonValueKind.True },
        // Before 0.22 there were no others.
        matcher.Part("isEqual") is not { ValueKind: JsonValueKind.False });

    private sealed record SilenceEntry(
        string State, IReadOnlyList<LabelMatcher> Matchers, string Comment, string StartsAt, string EndsAt, DateTimeOffset End, TimeSpan Lasts);
}
