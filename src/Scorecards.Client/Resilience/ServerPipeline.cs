using Polly;

namespace Scorecards.Client.Resilience;

/// <summary>The pipeline of the one server that a container's clients call.</summary>
internal sealed record ServerPipeline(ResiliencePipeline<HttpResponseMessage> Pipeline);
