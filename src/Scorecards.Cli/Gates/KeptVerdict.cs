using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Gates;

/// <summary>A verdict with the keys that the server published when it gave it, as a file keeps them.</summary>
/// <param name="Verdict">A compact JWS.</param>
/// <param name="Keys">A JWK set's keys; null where only the verdict is kept.</param>
internal sealed record KeptVerdict(string Verdict, IReadOnlyList<KeyAnswer>? Keys);
