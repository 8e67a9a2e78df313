using System.Text.Json;
using Scorecards.Core.Facts;

namespace Scorecards.Sources.Forges;

/// <summary>What a forge answered to one request.</summary>
/// <param name="Status">0 without an answer.</param>
/// <param name="Body">Undefined where there is none.</param>
/// <param name="Error">What the answer is, taken for trouble; null for a good one.</param>
/// <param name="Next">The page after this one; null on the last.</param>
internal sealed record ForgeReply(int Status, JsonElement Body, FactError? Error, Uri? Next = null);
