using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class EnsembleHashTests
{
    private static readonly Gen<Replication[]> Different =
        Gen.ULong.ArrayUnique[2, 8].Select(seeds => seeds.Select(seed => Some.Replication(seed, 0)).ToArray());

    [Fact]
    public void The_hash_is_that_of_the_replications_in_order() => Different.Sample(
        played => Some.Ensemble(played).Hash == RunHash.Of([.. played.Select(one => one.Hash)]), iter: 100);

    [Fact]
    public void The_hash_does_not_know_which_finished_first() => Different.Sample(played =>
    {
        var backwards = played.Index().Reverse().ToDictionary(one => one.Index, one => one.Item);
        return Some.Ensemble(played).Hash == new Ensemble(Some.Scenario(played.Length), backwards).Hash;
    }, iter: 100);

    [Fact]
    public void Two_that_change_places_change_the_hash() =>
        Gen.Select(Different, Gen.Int[0, 7], Gen.Int[1, 7]).Sample((played, at, by) =>
        {
            int one = at % played.Length, other = (one + 1 + by % (played.Length - 1)) % played.Length;
            var swapped = (Replication[])played.Clone();
            (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
            return Some.Ensemble(played).Hash != Some.Ensemble(swapped).Hash;
        }, iter: 300);

    [Fact]
    public void One_that_is_missing_changes_the_hash() =>
        Gen.Select(Different, Gen.Int[0, 7]).Sample((played, at) =>
        {
            var rest = played.Index().Where(one => one.Index != at % played.Length).ToDictionary(one => one.Index, one => one.Item);
            var incomplete = new Ensemble(Some.Scenario(played.Length), rest);
            return !incomplete.IsComplete && incomplete.Hash != Some.Ensemble(played).Hash;
        }, iter: 300);

    [Fact]
    public void A_single_replication_has_the_hash_of_its_own()
    {
        var played = Some.Replication(7, 0);
        Assert.Equal(played.Hash, Some.Ensemble(played).Hash);
    }
}
