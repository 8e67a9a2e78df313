using Scorecards.Core.Calendars;

namespace Scorecards.Core.Definitions;

/// <summary>A calendar, compiled.</summary>
public sealed record Calendar(Metadata Metadata, CalendarSpec Spec, CalendarPlan Plan, string File)
{
    public string Name => Metadata.Name;
}
