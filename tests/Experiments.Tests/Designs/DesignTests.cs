using System.Numerics;
using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class DesignTests
{
    private static readonly Factor Audit = new(Levers.AuditRate, 0, 0.6, 3), Relief = new(Levers.TaxRelief, 0.2, 0.8, 4);
    private static readonly Factor Tier = new(Levers.TierCap, 1, 4, 2);

    [Fact]
    public void A_grid_has_every_level_with_every_other_the_last_changing_first()
    {
        var design = Design.Grid([Audit, Tier]);
        Assert.Equal([Levers.AuditRate, Levers.TierCap], design.Levers);
        Assert.Equal([1, 2, 3, 4, 5, 6], design.Points.Select(point => point.Number));
        Assert.Equal([[0, 1], [0, 4], [0.3, 1], [0.3, 4], [0.6, 1], [0.6, 4]], design.Points.Select(point => point.Values));
    }

    private static readonly Gen<Factor> Factors = Gen.Select(Gen.Int[0, Levers.All.Count - 1], Gen.Int[2, 4]).Select((lever, levels) =>
        new Factor(Levers.All[lever], Levers.All[lever].Minimum, Levers.All[lever].Maximum, levels));

    [Fact]
    public void A_grid_has_as_many_points_as_it_says_and_none_twice() =>
        Factors.Array[1, 5].Where(factors => factors.DistinctBy(factor => factor.Lever).Count() == factors.Length).Sample(factors =>
        {
            var design = Design.Grid(factors);
            Assert.Equal(Design.CountOfGrid(factors), design.Points.Count);
            Assert.Equal(design.Points.Count, design.Points.Select(point => string.Join(' ', point.Values)).Distinct().Count());
            foreach (var (i, factor) in factors.Index())
                Assert.Equal(
                    Enumerable.Range(0, factor.Levels).Select(factor.Level),
                    design.Points.Select(point => point.Values[i]).Distinct().Order());
        }, iter: 100);

    [Fact]
    public void A_grid_that_is_too_large_is_refused_with_its_count_before_it_is_built()
    {
        Factor[] factors = [.. Levers.All.Where(lever => lever != Levers.TierCap).Take(30)
            .Select(lever => new Factor(lever, lever.Minimum, lever.Maximum, 10))];
        Assert.Equal(BigInteger.Pow(10, 30), Design.CountOfGrid(factors));
        Refused(
            "1.0e+30 points are too many: a design has at most 1,000,000", "1.0e+30 个点过多：一个设计最多 1,000,000 个点",
            () => Design.Grid(factors));
        Refused(
            "1,000,000,000 points are too many: a design has at most 1,000,000", "1,000,000,000 个点过多：一个设计最多 1,000,000 个点",
            () => Design.Grid([.. factors.Take(9)]));
    }

    [Fact]
    public void Lists_in_pairs_are_played_together()
    {
        var design = Design.Paired([(Levers.AuditRate, [0, 0.2, 0.4]), (Levers.TaxRelief, [0.5, 0.3, 0.1])]);
        Assert.Equal([[0, 0.5], [0.2, 0.3], [0.4, 0.1]], design.Points.Select(point => point.Values));
        Refused(
            "lists in pairs are equally long: supervision.auditRate has 2 values, incentive.taxRelief has 1",
            "配对列表的长度须相等：supervision.auditRate 有 2 个值，incentive.taxRelief 有 1 个值",
            () => Design.Paired([(Levers.AuditRate, [0, 0.2]), (Levers.TaxRelief, [0.5])]));
        Refused("0 points: a design has at least 1", "点数为 0：一个设计至少有 1 个点", () => Design.Paired([(Levers.AuditRate, [])]));
        Refused("a design needs at least one lever that varies", "设计至少需要一个变化的政策工具", () => Design.Paired([]));
    }

    [Fact]
    public void A_table_is_played_row_by_row()
    {
        var design = Design.Table(["incentive.taxRelief", "governance.tierCap"], [[0.5, 2], [0.1, 4]]);
        Assert.Equal([Levers.TaxRelief, Levers.TierCap], design.Levers);
        Assert.Equal([[0.5, 2], [0.1, 4]], design.Points.Select(point => point.Values));
    }

    [Fact]
    public void All_that_is_wrong_with_a_table_is_told_at_once()
    {
        var rows = Assert.Throws<DesignException>(() => Design.Table(
            ["incentive.taxRelief", "governance.tierCap"], [[1.5, 2], [0.1], [0.1, 2.5], [double.NaN, 5], [0.3, 3]])).Faults;
        Assert.Equal(
            [
                "row 1: incentive.taxRelief: 1.5 is out of range: 0 to 1 is allowed", "row 2: 1 values, while there are 2 levers",
                "row 3: governance.tierCap: 2.5 is not a whole number",
                "row 4: incentive.taxRelief: NaN is out of range: 0 to 1 is allowed",
                "row 4: governance.tierCap: 5 is out of range: 1 to 4 is allowed",
            ], rows.Select(fault => fault.En));
        Assert.Equal("第 3 行：governance.tierCap：2.5 不是整数", rows[2].Zh);
        var levers = Assert.Throws<DesignException>(() => Design.Table(["incentive.taxReleif", "weather"], [[0, 0]])).Faults;
        Assert.Equal(
            ["unknown lever \"incentive.taxReleif\"; did you mean \"incentive.taxRelief\"?", "unknown lever \"weather\""],
            levers.Select(fault => fault.En));
        Assert.Equal("未知的政策工具“incentive.taxReleif”；是否想写“incentive.taxRelief”？", levers[0].Zh);
    }

    [Fact]
    public void Hypercubes_and_sequences_cover_the_ranges_of_their_factors()
    {
        Factor[] factors = [Audit, Relief];
        foreach (var design in (Design[])[Design.LatinHypercube(factors, 64, 1), Design.Sobol(factors, 64, 1), Design.Sobol(factors, 64)])
        {
            Assert.Equal(64, design.Points.Count);
            foreach (var (i, factor) in factors.Index())
            {
                var places = design.Points.Select(point => (point.Values[i] - factor.Low) / (factor.High - factor.Low));
                Assert.Equal(Enumerable.Range(0, 64), places.Select(place => (int)Math.Floor(place * 64 + 1e-9)).Order());
            }
        }
    }

    [Fact]
    public void Points_are_those_of_the_cube_as_values_of_the_factors()
    {
        var design = Design.Of([Audit, Tier], [[0, 0], [0.5, 0.5], [1, 1], [0.25, 0.25]]);
        Assert.Equal([[0, 1], [0.3, 3], [0.6, 4], [0.15, 2]], design.Points.Select(point => point.Values));
        Assert.Throws<ArgumentException>(() => Design.Of([Audit, Tier], [[0]]));
    }

    [Fact]
    public void A_lever_varies_once() => Refused(
        "supervision.auditRate varies twice", "supervision.auditRate 重复出现",
        () => Design.Grid([Audit, Tier, new(Levers.AuditRate, 0.1, 0.2)]));

    [Fact]
    public void Counts_that_are_no_design_are_refused()
    {
        Refused("0 points: a design has at least 1", "点数为 0：一个设计至少有 1 个点", () => Design.Sobol([Audit], 0));
        Refused("-3 points: a design has at least 1", "点数为 -3：一个设计至少有 1 个点", () => Design.LatinHypercube([Audit], -3, 1));
        Refused(
            "1,000,001 points are too many: a design has at most 1,000,000", "1,000,001 个点过多：一个设计最多 1,000,000 个点",
            () => Design.LatinHypercube([Audit], 1_000_001, 1));
        Refused("a design needs at least one lever that varies", "设计至少需要一个变化的政策工具", () => Design.Sobol([], 8));
    }

    [Fact]
    public void A_points_policy_has_its_values_and_what_else_is_set()
    {
        var design = Design.Table(["incentive.taxRelief", "governance.tierCap"], [[0.5, 2]]);
        var policy = design.PolicyOf(design.Points[0], Policy.None.With(Levers.TaxRelief, 0.1).With(Levers.Penalty, 3));
        Assert.Equal(Policy.None.With(Levers.TaxRelief, 0.5).With(Levers.TierCap, 2).With(Levers.Penalty, 3), policy);
    }

    private static void Refused(string en, string zh, Action make)
    {
        var refused = Assert.Throws<DesignException>(make);
        Assert.Equal(new(en, zh), Assert.Single(refused.Faults));
        Assert.Equal(en, refused.Message);
    }
}
