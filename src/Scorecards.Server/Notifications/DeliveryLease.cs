using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Notifications;

/// <summary>Says whether this node is the one that delivers.</summary>
public sealed class DeliveryLease(ILeaseStore store, TimeProvider time) : NodeLease("delivery", store, time);
