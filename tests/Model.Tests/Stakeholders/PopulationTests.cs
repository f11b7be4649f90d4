namespace Gongyu.Model.Tests;

/// <summary>Enterprises and universities that are given are as they are given; only what is left open is drawn.</summary>
public class PopulationTests
{
    private static readonly Gen<double?> AnyInfluence = Gen.Select(Gen.Bool, Gen.Double[0.001, 1], (given, value) => given ? value : (double?)null);

    private static readonly Gen<Stance?> AnyStance =
        Gen.Select(Gen.Bool, Gen.Enum<Stance>(), (given, value) => given ? value : (Stance?)null);

    /// <summary>Any two regions and three sectors of some organisations.</summary>
    internal static readonly Gen<Population> Any = Gen.Select(
        Organisations(Gen.Int[0, 2].Select(sector => 1u << sector)), Organisations(Gen.UInt[1, 7]),
        (enterprises, universities) => Of(enterprises, universities));

    [Fact]
    public void What_is_given_is_kept() => Gen.Select(Any, Gen.ULong).Sample((population, seed) =>
    {
        var plan = new CommunityPlan().With(population);
        foreach (var id in plan.Roster.Where(id => id.Kind is Kind.Enterprise or Kind.University))
        {
            var given = population[id];
            var founded = (Member)Found(plan, seed, id);
            Assert.Equal((given.Region, given.Sectors, given.Size), (founded.Profile.Region, founded.Profile.Sectors, founded.Profile.Size));
            Assert.Equal(given.Influence ?? founded.Profile.Influence, founded.Profile.Influence);
            Assert.Equal(given.Stance ?? founded.Stance, founded.Stance);
        }
    }, iter: 100);

    [Fact]
    public void Governments_and_associations_serve_those_that_are_there() => Gen.Select(Any, Gen.ULong).Sample((population, seed) =>
    {
        var plan = new CommunityPlan().With(population);
        var members = plan.Roster.Where(id => id.Kind is Kind.Enterprise or Kind.University).Select(id => population[id]).ToArray();
        for (int region = 0; region < plan.Regions; region++)
        {
            var government = Found(plan, seed, new(Kind.Government, region + 1)).Profile;
            Assert.Equal(members.Count(one => one.Region == region), government.Size);
            Assert.Equal(Money.Of(plan.BudgetPerMember * government.Size), government.Budget);
        }
        for (int sector = 0; sector < plan.Sectors; sector++)
            Assert.Equal(
                population.Enterprises.Count(one => one.Sectors == 1u << sector), Found(plan, seed, new(Kind.Association, sector + 1)).Profile.Size);
    }, iter: 100);

    [Fact]
    public void One_that_is_added_at_the_end_leaves_the_others_as_they_were() => Gen.Select(Any, Gen.ULong).Sample((population, seed) =>
    {
        var before = new CommunityPlan().With(population);
        var after = new CommunityPlan().With(Of([.. population.Enterprises, population.Enterprises[0] with { Size = 5000 }], [.. population.Universities]));
        foreach (var id in before.Roster.Where(id => id.Kind is Kind.Enterprise or Kind.University))
            Assert.Equal(Stage.BytesOf(Found(before, seed, id)), Stage.BytesOf(Found(after, seed, id)));
    }, iter: 100);

    [Fact]
    public void Names_and_codes_have_no_effect_on_results_and_sizes_do() => Any.Sample(population =>
    {
        var renamed = Of(
            [.. population.Enterprises.Select(one => one with { Code = "x" + one.Code, Name = new("other", "别") })], [.. population.Universities]);
        var grown = Of([.. population.Enterprises.Select(one => one with { Size = one.Size + 300 })], [.. population.Universities]);
        Assert.NotEqual(population, renamed);
        Assert.Equal(Hash(population), Hash(renamed));
        Assert.NotEqual(Hash(population), Hash(grown));
    }, iter: 20);

    [Fact]
    public void A_population_equals_its_canonical_copy_and_no_other() => Gen.Select(Any, Any).Sample((one, other) =>
    {
        var bytes = new CanonicalWriter();
        new CommunityPlan { Names = "en" }.With(one).Write(bytes);
        var reader = new CanonicalReader(bytes.Written);
        var copy = CommunityPlan.Read(ref reader);
        Assert.Equal(new CommunityPlan { Names = "en" }.With(one), copy);
        Assert.Equal(one.Enterprises.SequenceEqual(other.Enterprises) && one.Universities.SequenceEqual(other.Universities), one.Equals(other));
        Assert.Null(copy.Outline().Population);
        Assert.Equal(copy.Roster, copy.Outline().Roster);
    }, iter: 100);

    [Fact]
    public void A_quantile_is_that_of_its_size() => Gen.Select(Gen.OneOf(Gen.Const(SizeShape.Uniform), Gen.Const(SizeShape.Pareto)), Gen.Double[0, 1], Gen.Double[0.5, 3])
        .Sample((shape, quantile, exponent) =>
        {
            var sizes = new SizeDistribution(shape, 20, 1e12, exponent);
            Assert.Equal(quantile, sizes.QuantileOf(sizes.At(Math.Min(quantile, 0.999999))), tolerance: 5e-6);
            Assert.Equal((0, 1), (sizes.QuantileOf(10), sizes.QuantileOf(1e300)));
        });

    private static string Hash(Population population)
    {
        var community = Community.Found(new CommunityPlan().With(population), 1);
        var recorder = new Recorder(1);
        for (int round = 1; round <= 3; round++)
            community.Play(Some.Everything, recorder);
        return community.Close(recorder).ToString();
    }

    private static Stakeholder Found(CommunityPlan plan, ulong seed, StakeholderId id) => Founding.Found(plan, seed, id, Decisions.Own);

    private static Population Of(Organisation[] enterprises, Organisation[] universities) =>
        new("some.csv", [new("A", "甲"), new("B", "乙")], [new("S", "丙"), new("T", "丁"), new("U", "戊")], enterprises, universities);

    private static Gen<Organisation[]> Organisations(Gen<uint> sectors) => Gen.Select(
        Gen.Int[0, 1], sectors, Gen.Double[1, 20_000], AnyInfluence, AnyStance,
        (region, mask, size, influence, stance) => new Organisation("", new("some", "某"), region, mask, size, influence, stance)).Array[1, 12]
        .Select(all => all.Select((one, i) => one with { Code = $"{i}" }).ToArray());
}
