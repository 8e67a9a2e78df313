namespace Scorecards.Benchmarks.Load;

/// <summary>
/// The Universal Scalability Law: X(N) = λN / (1 + σ(N−1) + κN(N−1)), where σ is the share of the work that queues for one another
/// (contention) and κ what every pair costs to agree (coherency). Source: N. Gunther, Guerrilla Capacity Planning, 2007, chapter 5.
/// </summary>
/// <param name="Lambda">Throughput of one.</param>
internal sealed record Scalability(double Lambda, double Sigma, double Kappa)
{
    /// <summary>The N of the highest throughput; infinite without coherency.</summary>
    public double Peak => Kappa > 0 ? Math.Sqrt((1 - Sigma) / Kappa) : double.PositiveInfinity;

    public double At(double n) => Lambda * n / (1 + (Sigma * (n - 1)) + (Kappa * n * (n - 1)));

    /// <summary>The law nearest to what was measured, each point weighing as much as any other in relation to its size.</summary>
    public static Scalability Fit(IReadOnlyList<(double N, double X)> points)
    {
        // N/X = (1 + σ(N−1) + κN(N−1)) / λ is linear in 1/λ, σ/λ and κ/λ; none of them can be below 0.
        List<Func<double, double>> terms = [_ => 1, n => n - 1, n => n * (n - 1)];
        var used = new List<int> { 0, 1, 2 };
        while (true)
        {
            var solved = LeastSquares(points, [.. used.Select(t => terms[t])]);
            if (used.Zip(solved).Where(s => s.First > 0 && s.Second < 0).OrderBy(s => s.Second).Select(s => s.First).FirstOrDefault() is var negative and > 0)
            {
                used.Remove(negative);
                continue;
            }

            double Of(int term) => used.IndexOf(term) is var at and >= 0 ? solved[at] : 0;
            return new Scalability(1 / Of(0), Of(1) / Of(0), Of(2) / Of(0));
        }
    }

    /// <summary>How much of the variation of what was measured the law explains: R².</summary>
    public double Explains(IReadOnlyList<(double N, double X)> points)
    {
        var mean = points.Average(p => p.X);
        return 1 - (points.Sum(p => Math.Pow(p.X - At(p.N), 2)) / points.Sum(p => Math.Pow(p.X - mean, 2)));
    }

    private static double[] LeastSquares(IReadOnlyList<(double N, double X)> points, Func<double, double>[] terms)
    {
        var size = terms.Length;
        var (left, right) = (new double[size, size], new double[size]);
        foreach (var (n, x) in points)
        {
            var (y, weight) = (n / x, Math.Pow(x / n, 2));
            for (var i = 0; i < size; i++)
            {
                right[i] += weight * terms[i](n) * y;
                for (var j = 0; j < size; j++)
                {
                    left[i, j] += weight * terms[i](n) * terms[j](n);
                }
            }
        }

        return Solve(left, right);
    }

    /// <summary>Gaussian elimination; the matrix is symmetric and positive, so that no pivoting is needed.</summary>
    private static double[] Solve(double[,] left, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            for (var row = column + 1; row < size; row++)
            {
                var factor = left[row, column] / left[column, column];
                right[row] -= factor * right[column];
                for (var k = column; k < size; k++)
                {
                    left[row, k] -= factor * left[column, k];
                }
            }
        }

        var solved = new double[size];
        for (var row = size - 1; row >= 0; row--)
        {
            var known = Enumerable.Range(row + 1, size - row - 1).Sum(k => left[row, k] * solved[k]);
            solved[row] = (right[row] - known) / left[row, row];
        }

        return solved;
    }
}
