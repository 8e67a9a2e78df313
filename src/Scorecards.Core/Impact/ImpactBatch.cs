namespace Scorecards.Core.Impact;

/// <summary>Some services, and what is needed to judge them: read it in one go, then judge.</summary>
public sealed class ImpactBatch
{
    private readonly DefinitionsImpact _impact;
    private readonly IReadOnlyList<PreparedService> _services;

    internal ImpactBatch(DefinitionsImpact impact, IReadOnlyList<PreparedService> services)
    {
        (_impact, _services) = (impact, services);
        Digests = [.. services.SelectMany(s => s.PlanBefore.Digests.Concat(s.PlanAfter.Digests)).Distinct()];
    }

    /// <summary>The contents that are needed, by SHA-256, each once; none where no check has to run again.</summary>
    public IReadOnlyCollection<string> Digests { get; }

    /// <summary>What happens to each of the services.</summary>
    /// <param name="contents">Canonical JSON by its SHA-256; what is not kept any more is left out.</param>
    public IReadOnlyList<ServiceImpact> Judge(IReadOnlyDictionary<string, string> contents)
    {
        var bodies = RecordedBody.Read(contents);
        return [.. _services.Select(s => _impact.Judge(s, bodies))];
    }
}
