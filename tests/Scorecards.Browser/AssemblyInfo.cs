// A browser, a server and what fills its board share the machine: one after the other they are done sooner, and nothing waits in vain.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
