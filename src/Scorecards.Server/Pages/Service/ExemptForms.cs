using Scorecards.Server.Declaring;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Service;

/// <summary>Asks that a check counts for nothing for a while.</summary>
internal sealed class ExemptForms(ExemptionDesk desk)
{
    public const string Check = "check";
    public const string Reason = "reason";

    /// <summary>The last day.</summary>
    public const string Until = "expiresAt";

    public async Task<FormOutcome> RequestAsync(string service, IFormCollection form, Sender sender, CancellationToken cancellationToken)
    {
        var until = form.EndOfDay(Until, out var isDay);
        var asked = new NewExemption(form.Text(Check), form.Text(Reason), until);
        return await desk.RequestAsync(service, asked, sender.Name, cancellationToken) switch
        {
            ExemptionResult.Done => new FormOutcome.Done(ServiceForms.Exempt),
            ExemptionResult.Wrong(var mistakes) => new FormOutcome.Wrong(Days(mistakes, isDay)),
            ExemptionResult.NotRated(_, var nearest) => new FormOutcome.Wrong(new Dictionary<string, string>
            {
                [Check] = $"must be one that counts for this service{(nearest.Count > 0 ? $", such as {nearest[0]}" : "")}",
            }),
            ExemptionResult.AnotherIsOpen => FormOutcome.Refused("An exemption of this check is asked for or in force already."),
            _ => FormOutcome.Refused("The service is not in the catalog any more."),
        };
    }

    private static Dictionary<string, string> Days(IReadOnlyDictionary<string, string> mistakes, bool isDay)
    {
        var said = new Dictionary<string, string>(mistakes);
        if (said.ContainsKey(Until) && !isDay)
        {
            said[Until] = "must be a day, such as 2030-01-31";
        }

        return said;
    }
}
