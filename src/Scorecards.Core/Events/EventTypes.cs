namespace Scorecards.Core.Events;

/// <summary>What happened, as the <c>type</c> of a CloudEvent.</summary>
public static class EventTypes
{
    private const string Prefix = "dev.scorecards.";

    /// <summary>The grade of a service on the primary scorecard became another.</summary>
    public const string GradeChanged = Prefix + "grade.changed";

    /// <summary>A source gives no answer about too many of the services that use it.</summary>
    public const string SourceTroubled = Prefix + "source.troubled";

    /// <summary>A source that was in trouble answers again.</summary>
    public const string SourceRecovered = Prefix + "source.recovered";

    /// <summary>An exemption ends soon.</summary>
    public const string ExemptionExpiring = Prefix + "exemption.expiring";

    /// <summary>An exemption has ended by its expiry.</summary>
    public const string ExemptionExpired = Prefix + "exemption.expired";

    /// <summary>An attestation ends soon.</summary>
    public const string AttestationExpiring = Prefix + "attestation.expiring";

    /// <summary>An attestation has ended by its expiry.</summary>
    public const string AttestationExpired = Prefix + "attestation.expired";

    /// <summary>Someone stopped deployments at once.</summary>
    public const string FreezeDeclared = Prefix + "freeze.declared";

    /// <summary>A freeze was lifted.</summary>
    public const string FreezeLifted = Prefix + "freeze.lifted";

    /// <summary>A deployment waits for a second person.</summary>
    public const string DeploymentHeld = Prefix + "deployment.held";

    /// <summary>Someone broke the glass: a service may pass the gate for a while.</summary>
    public const string OverrideOpened = Prefix + "override.opened";

    /// <summary>A second person said that breaking the glass was right.</summary>
    public const string OverrideApproved = Prefix + "override.approved";

    /// <summary>Nobody said in time that breaking the glass was right.</summary>
    public const string OverrideUnapproved = Prefix + "override.unapproved";

    /// <summary>Every type there is.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        GradeChanged, SourceTroubled, SourceRecovered, ExemptionExpiring, ExemptionExpired, AttestationExpiring, AttestationExpired,
        FreezeDeclared, FreezeLifted, DeploymentHeld, OverrideOpened, OverrideApproved, OverrideUnapproved,
    ];

    /// <summary>The type without what all have in common: <c>grade.changed</c>.</summary>
    public static string Short(string type) => type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type;
}
