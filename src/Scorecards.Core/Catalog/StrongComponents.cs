namespace Scorecards.Core.Catalog;

/// <summary>
/// Groups the nodes of a graph that can all reach each other: Tarjan, "Depth-first search and linear graph algorithms" (1972), with a
/// stack of its own instead of recursion, since a chain of dependencies can be longer than the thread's stack is deep.
/// </summary>
internal static class StrongComponents
{
    private const int NotSeen = -1;

    /// <summary>For each node the number of its component.</summary>
    /// <param name="next">For each node the nodes its arrows lead to.</param>
    public static int[] Of(int[][] next)
    {
        var (order, low, component) = (new int[next.Length], new int[next.Length], new int[next.Length]);
        Array.Fill(order, NotSeen);
        Array.Fill(component, NotSeen);
        var (seen, components) = (0, 0);
        var open = new Stack<int>();
        var path = new Stack<(int Node, int Arrow)>();

        for (var root = 0; root < next.Length; root++)
        {
            if (order[root] == NotSeen)
            {
                path.Push((root, 0));
            }

            while (path.TryPop(out var step))
            {
                var (node, arrow) = step;
                if (arrow == 0)
                {
                    order[node] = low[node] = seen++;
                    open.Push(node);
                }
                else
                {
                    low[node] = Math.Min(low[node], low[next[node][arrow - 1]]);
                }

                arrow = FirstOpenArrow(next[node], arrow, order, component, ref low[node]);
                if (arrow < next[node].Length)
                {
                    path.Push((node, arrow + 1));
                    path.Push((next[node][arrow], 0));
                }
                else if (low[node] == order[node])
                {
                    Close(node, open, component, components++);
                }
            }
        }

        return component;
    }

    /// <summary>The first arrow to a node not seen yet; those before it that lead into the open part are counted in.</summary>
    private static int FirstOpenArrow(int[] next, int arrow, int[] order, int[] component, ref int low)
    {
        while (arrow < next.Length && order[next[arrow]] != NotSeen)
        {
            if (component[next[arrow]] == NotSeen)
            {
                low = Math.Min(low, order[next[arrow]]);
            }

            arrow++;
        }

        return arrow;
    }

    private static void Close(int root, Stack<int> open, int[] component, int number)
    {
        int node;
        do
        {
            node = open.Pop();
            component[node] = number;
        }
        while (node != root);
    }
}
