using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;
using Scorecards.Core.Zones;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes notifications out of their documents.</summary>
internal static class NotificationCompiler
{
    private static readonly TimeSpan _longestTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _shortestDigest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>The notification; its mistakes are added to the problems.</summary>
    public static Notification Compile(RawDocument document, NotificationSpec spec, List<Problem> problems)
    {
        var report = new ProblemList(document.File, problems);
        CheckChannel(spec.Channel, report);
        var services = spec.Services is { } s ? report.Take(s, "services", Expression.Compile(s.Value, Scopes.Service)) : null;
        report.RequireType(spec.Services, "services", services, CelType.Bool);
        return new Notification
        {
            Metadata = document.Metadata,
            Spec = spec,
            Services = services,
            From = Grades(spec.Grades.From, report),
            To = Grades(spec.Grades.To, report),
            QuietHours = spec.QuietHours is { } quiet ? Quiet(quiet, report) : null,
            Digest = spec.Digest is { } digest ? Digest(digest, report) : null,
            File = document.File,
        };
    }

    private static void CheckChannel(ChannelSpec channel, ProblemList report)
    {
        if (channel.Kind.Value == ChannelKind.Webhook && channel.Secret is null)
        {
            report.Add(channel.Kind, "a channel of the kind webhook needs 'secret', so that who gets a message can tell that it is from here",
                "add secret: { secretRef: env:NAME } and put whsec_… under the name");
        }
        else if (channel is { Kind.Value: not ChannelKind.Webhook, Secret: { } secret })
        {
            report.Add(secret.SecretRef, "only messages to a channel of the kind webhook are signed", "remove 'secret'");
        }

        if (channel.Timeout is { } timeout && (timeout.Value <= TimeSpan.Zero || timeout.Value > _longestTimeout))
        {
            report.Add(timeout, $"the timeout must be more than 0s and at most 1m, not {Duration.Format(timeout.Value)}", "leave it out for 10s");
        }
    }

    private static HashSet<Grade> Grades(IReadOnlyList<Located<string>> letters, ProblemList report)
    {
        var grades = new HashSet<Grade>();
        foreach (var letter in letters)
        {
            if (!GradeExtensions.TryParse(letter.Value, out var grade))
            {
                report.Add(letter, $"there is no grade '{letter.Value}'", "write A+, A, A-, B+ … D-, F or U");
            }

            grades.Add(grade);
        }

        return grades;
    }

    private static QuietHours? Quiet(QuietHoursSpec spec, ProblemList report)
    {
        var (from, to) = (ClockTimes.Read(spec.From.Value), ClockTimes.Read(spec.To.Value));
        var days = (spec.Days.Count == 0 ? Enum.GetValues<Weekday>() : spec.Days).Select(day => (DayOfWeek)day).ToHashSet();
        to = to <= from ? to + _day : to;
        if (from == _day)
        {
            report.Add(spec.From, "quiet hours cannot begin at 24:00", "write \"00:00\", which is the beginning of the next day");
        }
        else if (to - from >= _day && days.Count == 7)
        {
            report.Add(spec.To, "it is quiet all day on every day, so that nothing is ever sent", "give the quiet an end, or name the days it is for");
        }

        return Zone(spec.Timezone, report) is { } zone ? new QuietHours(zone, from, to, days) : null;
    }

    private static DigestTimes? Digest(DigestSpec spec, ProblemList report)
    {
        var every = spec.Every.Value;
        if (every < _shortestDigest || every > _day || _day.Ticks % every.Ticks != 0)
        {
            report.Add(spec.Every, $"a digest goes at equal parts of a day, from 5m to 1d, not every {Duration.Format(every)}", "write 15m, 30m, 1h, 4h, 12h or 1d");
            return null;
        }

        foreach (var daily in new[] { spec.At, spec.Timezone }.OfType<Located<string>>().Where(_ => every < _day))
        {
            report.Add(daily, "only a digest every 1d has a time of day", "remove it, or write every: 1d");
        }

        var zone = spec.Timezone is { } name ? Zone(name, report) : TimeZoneInfo.Utc;
        return zone is null ? null : new DigestTimes(every, spec.At is { } at ? ClockTimes.Read(at.Value) : TimeSpan.Zero, zone);
    }

    private static TimeZoneInfo? Zone(Located<string> name, ProblemList report)
    {
        if (ZoneNames.Find(name.Value) is { } zone)
        {
            return zone;
        }

        report.Add(name, $"there is no time zone '{name.Value}'", ZoneNames.Hint(name.Value));
        return null;
    }
}
