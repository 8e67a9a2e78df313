using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>The option <c>app</c>: as which GitHub App to sign in.</summary>
/// <param name="Id">The id of the app, or its client id.</param>
/// <param name="InstallationId">Null where the installation is found by the repository's owner.</param>
/// <param name="PrivateKey">Where its private key is, in PEM.</param>
internal sealed record AppOptions(string Id, long? InstallationId, SecretReference PrivateKey)
{
    private const string Form = "what to sign in as, such as { id: 12345, privateKeyRef: file:/run/secrets/github.pem }, and installationId where it is always the same";

    /// <summary>Null where there is none; mistakes are reported.</summary>
    public static AppOptions? Read(SourceSetup setup)
    {
        if (setup.Any("app") is not { } option)
            return null;
        var fields = option.Value.Kind == CelKind.Map ? option.Value.AsMap().ToDictionary(field => field.Key.AsString(), field => field.Value) : [];
        var id = fields.GetValueOrDefault("id") switch
        {
            { Kind: CelKind.Int } number when number.AsInt() > 0 => number.ToJson(),
            { Kind: CelKind.String } text when text.AsString().Length > 0 => text.AsString(),
            _ => null,
        };
        var key = fields.GetValueOrDefault("privateKeyRef") is { Kind: CelKind.String } place ? SecretReference.Parse(place.AsString()) : null;
        var isKnown = fields.Keys.All(name => name is "id" or "installationId" or "privateKeyRef");
        var hasInstallation = fields.TryGetValue("installationId", out var installation);
        if (setup.Spec.Auth is not null)
            setup.Report(option.Line, option.Column, "a source signs in by auth or by app, not both");
        if (id is not null && key is not null && isKnown && (!hasInstallation || (installation.Kind == CelKind.Int && installation.AsInt() > 0)))
            return new AppOptions(id, hasInstallation ? installation.AsInt() : null, key);
        setup.Report(option.Line, option.Column, $"the option 'app' must be {Form}");
        return null;
    }

    /// <summary>As whom its own requests are counted, which sign it in.</summary>
    public string Account => $"app {Id}";

    /// <summary>As whom those of an installation are counted: each has a limit of its own.</summary>
    public string AccountIn(long installation) => $"{Account} in installation {installation}";
}
