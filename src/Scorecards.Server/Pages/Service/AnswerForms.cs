using System.Text.RegularExpressions;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Server.Declaring;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Service;

/// <summary>Answers the question of a check.</summary>
internal sealed partial class AnswerForms(AttestationDesk desk)
{
    public const string Answer = "answer";
    public const string Release = "release";

    /// <summary>A link in each line.</summary>
    public const string Evidence = "evidence";

    /// <summary>In each line what could go wrong, an arrow, and what is done about it.</summary>
    public const string Items = "items";
    public const string Note = "note";

    public const string Arrow = "=>";

    public async Task<FormOutcome> AnswerAsync(string service, string? check, IFormCollection form, Sender sender, CancellationToken cancellationToken)
    {
        AttestationAnswer? said = form.Text(Answer) switch { "yes" => AttestationAnswer.Yes, "no" => AttestationAnswer.No, _ => null };
        var answer = new NewAttestation(check, said, [.. form.Lines(Evidence)], form.Text(Note), form.Text(Release), [.. form.Lines(Items).Select(Item)]);
        return await desk.AnswerAsync(service, answer, sender.Name, sender.Role, cancellationToken) switch
        {
            AttestationResult.Given => new FormOutcome.Done(ServiceForms.Answer),
            AttestationResult.Wrong(var mistakes) => new FormOutcome.Wrong(ByField(mistakes)),
            AttestationResult.Lacking(var lack, _) => Lacks(lack),
            AttestationResult.RoleNeeded(var needed) => FormOutcome.Refused(needed),
            AttestationResult.NotApplicable => FormOutcome.Refused("The question is not asked of this service any more."),
            AttestationResult.NoQuestion => FormOutcome.Refused("There is no such question any more."),
            _ => FormOutcome.Refused("The service is not in the catalog any more."),
        };
    }

    private static NewAttestationItem Item(string line) =>
        line.Split(Arrow, 2, StringSplitOptions.TrimEntries) is [var risk, var response] ? new NewAttestationItem(risk, response) : new NewAttestationItem(line, null);

    private static FormOutcome.Wrong Lacks(AttestationLack lack) => lack switch
    {
        AttestationLack.Release => Wrong(Release, "must be the one that the answer is for"),
        AttestationLack.Evidence => Wrong(Evidence, "must have at least one link to what shows a yes"),
        AttestationLack.Items => Wrong(Items, "must have at least one line for a yes"),
        _ => FormOutcome.Refused("The question is bound to no release any more."),
    };

    private static FormOutcome.Wrong Wrong(string field, string mistake) => new(new Dictionary<string, string> { [field] = mistake });

    // What is wrong with a line is said of its field: the first of them, for then one knows what to look for.
    private static Dictionary<string, string> ByField(IReadOnlyDictionary<string, string> mistakes)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (field, mistake) in mistakes)
        {
            var line = Line().Match(field);
            fields.TryAdd(line.Success ? line.Groups[1].Value : field, line.Success ? $"in line {int.Parse(line.Groups[2].Value, null) + 1} {mistake}" : mistake);
        }

        return fields;
    }

    [GeneratedRegex(@"^(\w+)\[(\d+)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
