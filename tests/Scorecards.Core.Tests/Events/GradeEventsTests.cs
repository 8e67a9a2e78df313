using FsCheck.Fluent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Core.Tests.Scoring;

namespace Scorecards.Core.Tests.Events;

public sealed class GradeEventsTests
{
    private static readonly DefinitionSet _definitions = World.Definitions([5, 5, 20, 10, 30, 30]);

    private static readonly EventContext _context = new(
        new Service { Id = "ns:svc", Name = "svc", Title = "The <Service>", Team = "payments", System = "shop", Tier = 1 }, _definitions, "https://scorecards.example");

    [Fact]
    public void A_changed_grade_is_an_event_that_says_from_what_to_what_and_why()
    {
        var (before, after) = Play("PPPPPP", "PPPPFP");

        var told = GradeEvents.Between(before, after, _context)!;

        told.Should().BeEquivalentTo(new
        {
            Id = $"{after.Id}-grade",
            Type = "dev.scorecards.grade.changed",
            Source = "https://scorecards.example",
            Subject = "svc",
            Time = after.At,
        });
        told.Data.Should().BeEquivalentTo(new EventData
        {
            Service = new EventService("ns:svc", "The <Service>", "payments", "shop", 1),
            From = new GradeAndScore("A+", 100),
            To = new GradeAndScore("C-", 70),
            Attribution = new EventAttribution(AttributionKind.Service, "c4", _definitions.Checks["c4"].Title, "A+ → C-: c4 went from pass to fail, since facts.it changed"),
            Fix = _definitions.Checks["c4"].Spec.Fix is { } fix ? new EventFix(fix.Text, fix.Link) : null,
            Evaluation = after.Id,
            Links = new EventLinks("https://scorecards.example/services/ns%3Asvc", "https://scorecards.example/checks/c4"),
        });
    }

    [Fact]
    public void The_way_to_mend_it_is_told_where_a_check_fails_and_it_is_written_down()
    {
        var check = _definitions.Checks["c4"];
        var mended = check with { Spec = check.Spec with { Fix = new FixSpec { Text = "Do it", Link = "https://how.example" } } };
        var context = _context with { Definitions = _definitions with { Checks = new Dictionary<string, Check> { ["c4"] = mended } } };
        var (before, after) = Play("PPPPPP", "PPPPFP");
        var (lower, higher) = Play("PPPPFP", "PPPPPP");

        GradeEvents.Between(before, after, context)!.Data.Fix.Should().Be(new EventFix("Do it", "https://how.example"));
        GradeEvents.Between(lower, higher, context)!.Data.Fix.Should().BeNull();
    }

    [Fact]
    public void A_first_evaluation_or_the_same_grade_is_no_event()
    {
        var (first, second) = Play("PPPPPP", "PPPPPP");
        var (_, lower) = Play("PPPPPP", "PPPPPF");

        GradeEvents.Between(null, first, _context).Should().BeNull();
        GradeEvents.Between(first, second, _context).Should().BeNull();
        GradeEvents.Between(lower, lower, _context).Should().BeNull();
    }

    [Fact]
    public void Without_an_address_of_the_server_an_event_has_a_source_nevertheless()
    {
        var (before, after) = Play("PPPPPP", "PPPPFP");

        var told = GradeEvents.Between(before, after, _context with { ServerUrl = "" })!;

        told.Source.Should().Be("/");
        told.Data.Links.Page.Should().Be("/services/ns%3Asvc");
    }

    [Fact]
    public void History_has_exactly_one_event_for_each_change_of_the_grade() => Properties.Check(Story.Any, story =>
    {
        var (rows, told, at) = (new List<Evaluation>(), new List<CloudEvent>(), World.Begin);
        foreach (var step in story.Steps)
        {
            at = at.AddMinutes(step.Minutes);
            var previous = rows.LastOrDefault();
            var (row, append) = History.Continue(previous, World.Evaluate(story.Definitions, step.Seen, previous, at));
            if (GradeEvents.Between(previous, row, _context) is { } e)
            {
                told.Add(e);
            }

            if (!append)
            {
                rows.RemoveAt(rows.Count - 1);
            }

            rows.Add(row);
        }

        var changes = rows.Zip(rows.Skip(1)).Where(pair => Letter(pair.First) != Letter(pair.Second)).ToList();
        return told.Select(e => (e.Id, e.Data.From!.Grade, e.Data.To!.Grade)).SequenceEqual(
                changes.Select(pair => ($"{pair.Second.Id}-grade", Letter(pair.First), Letter(pair.Second))))
            && told.Select(e => e.Id).Distinct().Count() == told.Count
            && told.All(e => CloudEventJson.Write(CloudEventJson.Read(CloudEventJson.Write(e))) == CloudEventJson.Write(e));
    });

    private static string Letter(Evaluation evaluation) => evaluation.Primary!.Grade.Letter();

    private static (Evaluation Before, Evaluation After) Play(string before, string after)
    {
        var first = World.Evaluate(_definitions, before, null, World.Begin);
        return (first, History.Continue(first, World.Evaluate(_definitions, after, first, World.Begin.AddHours(1))).Evaluation);
    }
}
