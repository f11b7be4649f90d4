using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// Where stakeholders lie in the picture of who works with whom: who has agreements together lies near (Fruchterman and Reingold 1991).
/// The same agreements give the same picture; nothing is drawn by chance.
/// </summary>
internal static class NetworkLayout
{
    /// <summary>More than so many cannot be told apart: those with the most and the deepest agreements are drawn.</summary>
    public const int Most = 300;

    private const int Steps = 220;
    private const double Gravity = 0.9; // Keeps those in reach who have no agreement.
    private const double Disc = 1000; // Radius of the picture.

    /// <summary>A place for everybody who is drawn.</summary>
    /// <param name="snapshots">The rounds that are shown: all of them have a say.</param>
    public static IReadOnlyDictionary<StakeholderId, (double X, double Y)> Of(IReadOnlyList<Snapshot> snapshots)
    {
        var pulls = snapshots.SelectMany(seen => seen.Agreements)
            .GroupBy(one => (one.Key.University, one.Key.Enterprise), one => (double)one.Value)
            .Select(group => (group.Key.University, group.Key.Enterprise, Pull: group.Sum()))
            .OrderBy(one => one.University).ThenBy(one => one.Enterprise).ToArray();
        var weights = pulls.SelectMany(one => new[] { (Who: one.University, one.Pull), (Who: one.Enterprise, one.Pull) })
            .GroupBy(one => one.Who).ToDictionary(group => group.Key, group => group.Sum(one => one.Pull));
        StakeholderId[] who = [.. snapshots.SelectMany(seen => seen.Stances.Keys).Distinct()
            .OrderByDescending(id => weights.GetValueOrDefault(id)).ThenBy(id => id).Take(Most).Order()];
        var index = who.Index().ToDictionary(one => one.Item, one => one.Index);
        var edges = pulls.Where(one => index.ContainsKey(one.University) && index.ContainsKey(one.Enterprise))
            .Select(one => (From: index[one.University], To: index[one.Enterprise], Pull: 1 + Math.Log(one.Pull))).ToArray();
        var places = Spread(Relax(Spiral(who.Length), edges));
        return who.Zip(places).ToDictionary(one => one.First, one => (Math.Round(one.Second.X, 1), Math.Round(one.Second.Y, 1)));
    }

    // Distinct starts, evenly spread.
    private static (double X, double Y)[] Spiral(int count)
    {
        double turn = Math.PI * (3 - Math.Sqrt(5));
        return [.. Enumerable.Range(0, count).Select(i => (
            50 * Math.Sqrt(i + 0.5) * Math.Cos(i * turn), 50 * Math.Sqrt(i + 0.5) * Math.Sin(i * turn)))];
    }

    // Everybody keeps its direction and its order from the middle, and all have as much room: else a few who are far out leave little to the rest.
    private static (double X, double Y)[] Spread((double X, double Y)[] places)
    {
        double middleX = places.Select(place => place.X).DefaultIfEmpty().Average();
        double middleY = places.Select(place => place.Y).DefaultIfEmpty().Average();
        var spread = new (double X, double Y)[places.Length];
        foreach (var (rank, i) in Enumerable.Range(0, places.Length).OrderBy(Radius).Index())
        {
            double radius = Radius(i), to = Disc * Math.Sqrt((rank + 0.5) / places.Length);
            spread[i] = radius == 0 ? (0, 0) : ((places[i].X - middleX) * to / radius, (places[i].Y - middleY) * to / radius);
        }
        return spread;

        double Radius(int i) => Math.Sqrt((places[i].X - middleX) * (places[i].X - middleX) + (places[i].Y - middleY) * (places[i].Y - middleY));
    }

    private static (double X, double Y)[] Relax((double X, double Y)[] places, (int From, int To, double Pull)[] edges)
    {
        const double near = 60; // How far apart two lie that nothing else moves.
        double reach = near * Math.Sqrt(places.Length);
        for (int step = 0; step < Steps; step++)
        {
            var moves = new (double X, double Y)[places.Length];
            for (int i = 0; i < places.Length; i++)
                for (int j = 0; j < i; j++)
                    Push(i, j, -near * near / Square(i, j));
            foreach (var (from, to, pull) in edges)
                Push(from, to, pull * Math.Sqrt(Square(from, to)) / near / 3);
            double most = reach / 10 * (1 - (double)step / Steps);
            for (int i = 0; i < places.Length; i++)
            {
                double x = moves[i].X - Gravity * places[i].X / Math.Sqrt(places.Length), y = moves[i].Y - Gravity * places[i].Y / Math.Sqrt(places.Length);
                double length = Math.Max(1e-9, Math.Sqrt(x * x + y * y)), far = Math.Min(length, most) / length;
                places[i] = (places[i].X + x * far, places[i].Y + y * far);
            }

            // Moves both towards each other, or apart.
            void Push(int i, int j, double by)
            {
                double x = (places[j].X - places[i].X) * by, y = (places[j].Y - places[i].Y) * by;
                moves[i] = (moves[i].X + x, moves[i].Y + y);
                moves[j] = (moves[j].X - x, moves[j].Y - y);
            }
        }
        return places;

        double Square(int i, int j) => Math.Max(
            1, (places[i].X - places[j].X) * (places[i].X - places[j].X) + (places[i].Y - places[j].Y) * (places[i].Y - places[j].Y));
    }
}
