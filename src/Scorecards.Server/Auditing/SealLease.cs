using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Auditing;

/// <summary>Says whether this node is the one that seals.</summary>
public sealed class SealLease(ILeaseStore store, TimeProvider time) : NodeLease("audit", store, time);
