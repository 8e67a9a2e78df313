using Scorecards.Cli.Output.Json;

namespace Scorecards.Cli.Server.Models;

/// <summary>The grades of a service now and with supposed outcomes, as the API tells them.</summary>
internal sealed record WhatIfAnswer(string Service, IReadOnlyList<WhatIfCard> Scorecards);

internal sealed record WhatIfCard(ScorecardJson Now, ScorecardJson Then);
