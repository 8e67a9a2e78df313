using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Models;
using Scorecards.Sources.Pushed;

namespace Scorecards.Server.Api;

/// <summary>What events come to: facts, events that nobody asked for, and mistakes. Pure.</summary>
internal sealed class EventIntake
{
    private readonly List<(string Event, PushedFact Fact)> _facts = [];
    private readonly List<IgnoredEvent> _ignored = [];
    private readonly Dictionary<string, string> _mistakes = new(StringComparer.Ordinal);

    private EventIntake()
    {
    }

    public IReadOnlyList<(string Event, PushedFact Fact)> Facts => _facts;

    public IReadOnlyList<IgnoredEvent> Ignored => _ignored;

    /// <summary>By the id of the event. Where there are any, nothing may be stored.</summary>
    public IReadOnlyDictionary<string, string> Mistakes => _mistakes;

    /// <param name="find">A service by what an event calls it; null when the catalog has none.</param>
    /// <param name="by">The name of the token that brought the events.</param>
    public static EventIntake Of(PushedSource source, IEnumerable<InboundEvent> events, Func<string, Service?> find, string by, DateTimeOffset now)
    {
        var intake = new EventIntake();
        foreach (var e in events)
        {
            var rules = source.Events.Where(rule => rule.Fits(e)).ToList();
            if (rules.Count == 0)
            {
                intake._ignored.Add(new IgnoredEvent(e.Id, $"the source has no rule for the type '{Short(e.Type)}'"));
            }

            rules.ForEach(rule => intake.Take(rule, e, find, by, now));
        }

        return intake;
    }

    private void Take(EventRule rule, InboundEvent e, Func<string, Service?> find, string by, DateTimeOffset now)
    {
        var (name, mistake) = rule.ServiceOf(e);
        if (mistake is not null)
        {
            Wrong(e, mistake);
            return;
        }

        if (find(name!) is not { } service)
        {
            // Systems tell of everything they do, also of what is no service here.
            _ignored.Add(new IgnoredEvent(e.Id, $"no service is called '{Short(name!)}'"));
            return;
        }

        var (value, unfit) = rule.ValueOf(e);
        var at = e.Time ?? now;
        if (unfit.Count > 0)
        {
            Wrong(e, string.Join("; ", unfit.Take(10)));
        }
        else if (at > now + PushedFactReader.Skew)
        {
            Wrong(e, string.Create(CultureInfo.InvariantCulture, $"happened at {at:O}, which is later than now, {now:O}; set the clock of the sender"));
        }
        else if (at <= now - rule.Fact.Ttl)
        {
            _ignored.Add(new IgnoredEvent(e.Id, $"it happened so long ago that '{rule.Fact.Name}' would hold no more: it holds for {Duration.Format(rule.Fact.Ttl)}"));
        }
        else
        {
            _facts.Add((e.Id, new PushedFact(service.Id, rule.Fact.Name, value.ToJson(), at, now, by, rule.Fact.Ttl, PushedFactReader.IsLink(e.Source) ? e.Source : null)));
        }
    }

    private void Wrong(InboundEvent e, string mistake) =>
        _mistakes[e.Id] = _mistakes.TryGetValue(e.Id, out var others) ? $"{others}; {mistake}" : mistake;

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
