using Scorecards.Core.Calendars;
using Scorecards.Core.Definitions;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Calendars;

/// <summary>The calendars in use: of the definitions in use, with what is known of those behind URLs. Any number may ask at the same time.</summary>
public sealed class LiveCalendars(LiveInputs inputs, CalendarCopies copies, TimeProvider clock)
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    private readonly Lock _making = new();
    private volatile Made? _made;

    /// <summary>As they are now. It never is behind the definitions, and knows at the moment itself that a copy is too old.</summary>
    public CalendarBook Current
    {
        get
        {
            var (definitions, known, now) = (inputs.Current.Definitions, copies.Known, clock.GetUtcNow());
            if (_made is { } made && made.IsFor(definitions, known, now))
            {
                return made.Book;
            }

            lock (_making)
            {
                if (_made is not { } other || !other.IsFor(definitions, known, now))
                {
                    _made = other = Make(definitions, known, now);
                }

                return other.Book;
            }
        }
    }

    private static Made Make(DefinitionSet definitions, IReadOnlyDictionary<string, FeedCopy> copies, DateTimeOffset now)
    {
        List<CalendarPlan> plans = [.. definitions.Calendars.Values.Select(calendar => calendar.Plan)];
        var end = CalendarBook.OldestEnd(plans, copies, now) ?? DateTimeOffset.MaxValue;
        return new Made(definitions, copies, now, end < now + _longest ? end : now + _longest, new CalendarBook(plans, copies, now));
    }

    /// <param name="From">When it was made.</param>
    /// <param name="To">When something in it may be another, though nothing it was made of is.</param>
    private sealed record Made(DefinitionSet Definitions, IReadOnlyDictionary<string, FeedCopy> Copies, DateTimeOffset From, DateTimeOffset To, CalendarBook Book)
    {
        public bool IsFor(DefinitionSet definitions, IReadOnlyDictionary<string, FeedCopy> copies, DateTimeOffset now) =>
            ReferenceEquals(Definitions, definitions) && ReferenceEquals(Copies, copies) && From <= now && now < To;
    }
}
