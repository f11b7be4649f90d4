namespace Gongyu.Model.Tests;

/// <summary>
/// One more stakeholder leaves the others as they were. What changes is what serves it: its government's size and budget, its
/// sector's association's size and opening reserve. And where the number of a kind passes a power of two, the slots that searches
/// draw from double.
/// </summary>
public class NewcomerTests
{
    [Fact]
    public void Enterprises_and_universities_are_founded_the_same() => Newcomers((run, more) =>
    {
        foreach (var id in run.Plan.Roster.Where(id => id.Kind is Kind.Enterprise or Kind.University))
            Assert.Equal(Stage.BytesOf(Found(run.Plan, run.Seed, id)), Stage.BytesOf(Found(more, run.Seed, id)));
    });

    [Fact]
    public void A_government_serves_and_is_paid_for_the_newcomer_in_its_region_only() => Newcomers((run, more) =>
    {
        var newcomer = Found(more, run.Seed, more.Roster.Except(run.Plan.Roster).Single()).Profile;
        foreach (var id in run.Plan.Roster.Where(id => id.Kind == Kind.Government))
        {
            var (before, after) = (Found(run.Plan, run.Seed, id).Profile, Found(more, run.Seed, id).Profile);
            double size = before.Size + (newcomer.Region == id.Index ? 1 : 0);
            double ofEach = run.Plan.Regions == 1
                ? run.Plan.BudgetPerMember
                : run.Plan.BudgetPerMember * (1 + run.Plan.BudgetTilt * (1 - 2.0 * id.Index / (run.Plan.Regions - 1)));
            Assert.Equal(before with { Size = size, Budget = Money.Of(ofEach * size) }, after);
        }
    });

    [Fact]
    public void An_association_has_one_more_member_if_an_enterprise_comes_to_its_sector() => Newcomers((run, more) =>
    {
        var newcomer = Found(more, run.Seed, more.Roster.Except(run.Plan.Roster).Single()).Profile;
        foreach (var id in run.Plan.Roster.Where(id => id.Kind == Kind.Association))
        {
            var (before, after) = (Found(run.Plan, run.Seed, id), Found(more, run.Seed, id));
            int joins = newcomer.Id.Kind == Kind.Enterprise && newcomer.IsIn(id.Index) ? 1 : 0;
            Assert.Equal(before.Profile with { Size = before.Profile.Size + joins }, after.Profile);
            Assert.Equal(before.Balance + new Money(100_000 * joins), after.Balance); // ten rounds of dues of 0.01
        }
    });

    [Fact]
    public void A_search_changes_only_where_it_hits_the_newcomer() => Gen.Select(
        Gen.ULong, Gen.Int[1, 1000], Gen.Int[1, 500], Gen.Int[0, 30], Gen.Int[0, 3000]).Sample((seed, round, who, search, count) =>
    {
        if (System.Numerics.BitOperations.IsPow2(count) || count == 0)
            return; // The slots double.
        var chance = new Chance(seed, round);
        var id = new StakeholderId(Kind.University, who);
        int before = chance.DrawNumber(id, Purpose.Candidate, search, count);
        int after = chance.DrawNumber(id, Purpose.Candidate, search, count + 1);
        Assert.True(after == before || after == count + 1);
        Assert.InRange(before, 0, count);
    }, iter: 3000);

    [Fact]
    public void Every_slot_is_drawn_alike()
    {
        const int count = 5, draws = 50_000;
        int[] hits = new int[count + 1];
        for (int round = 0; round < draws; round++)
            hits[new Chance(7, round).DrawNumber(new(Kind.University, 3), Purpose.Candidate, 0, count)]++;
        Assert.Equal(0, hits[0]); // (3/8)^16 is less than one in six millions.
        // Chi-square with 4 degrees of freedom: 33 cuts off 1e-6.
        Assert.InRange(hits.Skip(1).Sum(hit => Math.Pow(hit - draws / count, 2) / (draws / count)), 0, 33);
        Assert.Equal(0, new Chance(7, 1).DrawNumber(new(Kind.University, 3), Purpose.Candidate, 0, 0));
    }

    private static Stakeholder Found(CommunityPlan plan, ulong seed, StakeholderId id) => Founding.Found(plan, seed, id, Decisions.Own);

    private static void Newcomers(Action<Run, CommunityPlan> law) => Gen.Select(Some.Runs, Gen.Bool).Sample((run, enterprise) => law(run,
        enterprise ? run.Plan with { Enterprises = run.Plan.Enterprises + 1 } : run.Plan with { Universities = run.Plan.Universities + 1 }),
        iter: 200);
}
