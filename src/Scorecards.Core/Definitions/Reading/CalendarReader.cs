using Scorecards.Core.Calendars.Feeds;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Reads all calendars, which may name each other and files.</summary>
internal static class CalendarReader
{
    /// <param name="files">All files of the definitions, those of iCalendar among them.</param>
    public static Dictionary<string, Calendar> Read(IReadOnlyList<RawDocument> documents, IEnumerable<DefinitionDocument> files, List<Problem> problems)
    {
        var feeds = new Dictionary<string, Feed?>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => CalendarFiles.Is(file.Path)))
        {
            var read = FeedReader.Read(file.Text, file.Path);
            problems.AddRange(read.Problems);
            feeds[CalendarFiles.Resolve("", file.Path)] = read.Feed;
        }

        var calendars = new Dictionary<string, Calendar>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (document.Spec is CalendarSpec spec)
            {
                calendars.Add(document.Name, CalendarCompiler.Compile(document, spec, feeds, problems));
            }
        }

        CheckPlaces(calendars, [.. documents.Select(document => document.Name)], problems);
        return calendars;
    }

    /// <summary>A calendar takes the place of one that takes no other's, once a team.</summary>
    private static void CheckPlaces(Dictionary<string, Calendar> calendars, IReadOnlyCollection<string> names, List<Problem> problems)
    {
        var taken = new Dictionary<(string Name, string Team), Calendar>();
        foreach (var calendar in calendars.Values)
        {
            var (spec, report) = (calendar.Spec, new ProblemList(calendar.File, problems));
            if (spec.InPlaceOf is not { } place)
            {
                foreach (var team in spec.Teams.Take(1))
                {
                    report.Add(team, "only a calendar in place of another is for teams", "add inPlaceOf, or remove 'teams'");
                }

                continue;
            }

            if (place.Value == calendar.Name)
            {
                report.Add(place, "a calendar cannot take its own place", "name another one, or remove 'inPlaceOf'");
            }
            else if (!names.Contains(place.Value))
            {
                report.Add(place, $"there is no calendar '{place.Value}'", Spelling.Hint(place.Value, [.. names.Where(name => name != calendar.Name)]));
            }
            else if (calendars.GetValueOrDefault(place.Value)?.Spec.InPlaceOf is not null)
            {
                report.Add(place, $"the calendar '{place.Value}' takes the place of another itself", "name the one that all teams without their own have");
            }

            if (spec.Teams.Count == 0)
            {
                report.Add(place, "it does not say for which teams", "add teams: [name]");
            }

            foreach (var team in spec.Teams)
            {
                if (!taken.TryAdd((place.Value, team.Value), calendar))
                {
                    var other = taken[(place.Value, team.Value)];
                    report.Add(team, other.Name == calendar.Name ? $"the team '{team.Value}' stands there twice"
                        : $"the team '{team.Value}' has a calendar in place of '{place.Value}' already: '{other.Name}' in {other.File}", "leave the team at one of the two");
                }
            }
        }
    }
}
