using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Text;
using Scorecards.Server.Gates;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Gate;

/// <summary>Declares freezes and lifts them, for an approver.</summary>
internal sealed class FreezeForms(FreezeDesk desk, TimeProvider clock)
{
    public const string Reason = "reason";
    public const string Environments = "environments";
    public const string Services = "services";
    public const string Kinds = "kinds";

    /// <summary>How long, from now; empty until someone lifts it.</summary>
    public const string Until = "until";

    public async Task<FormOutcome> DeclareAsync(IFormCollection form, Sender sender, CancellationToken cancellationToken)
    {
        var mistakes = new Dictionary<string, string>();
        TimeSpan lasts = default;
        if (form.Text(Until) is { } until && !(Duration.TryParse(until, out lasts) && lasts > TimeSpan.Zero))
        {
            mistakes[Until] = "must be one of the list";
        }

        var kinds = new List<DeploymentKind>();
        foreach (var word in form[Kinds])
        {
            if (Enum.TryParse<DeploymentKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind))
            {
                kinds.Add(kind);
            }
            else
            {
                mistakes[Kinds] = "must be of those in the list";
            }
        }

        if (kinds.Count == 0)
        {
            mistakes.TryAdd(Kinds, "must be one at least");
        }

        var freeze = new NewFreeze(
            form.Text(Reason),
            [.. form[Environments].OfType<string>()],
            (form.Text(Services) ?? "").Split([',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries),
            kinds,
            lasts > TimeSpan.Zero ? clock.GetUtcNow() + lasts : null);
        foreach (var (field, mistake) in desk.Mistakes(freeze))
        {
            mistakes.TryAdd(field, mistake);
        }

        if (mistakes.Count > 0)
        {
            return new FormOutcome.Wrong(mistakes);
        }

        await desk.DeclareOnceAsync(freeze, sender.Name, cancellationToken);
        return new FormOutcome.Done(GateForms.Freeze);
    }

    public async Task<FormOutcome> LiftAsync(string? id, Sender sender, CancellationToken cancellationToken)
    {
        var (freeze, lifted) = id is null ? default : await desk.LiftAsync(id, sender.Name, cancellationToken);
        return lifted ? new FormOutcome.Done(GateForms.Lift)
            : FormOutcome.Refused(freeze switch
            {
                null => "There is no such freeze.",
                { LiftedBy: { } by } => $"'{by}' lifted it already.",
                _ => "Its time is over already.",
            });
    }
}
