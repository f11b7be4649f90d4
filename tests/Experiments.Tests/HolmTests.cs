namespace Gongyu.Experiments.Tests;

public class HolmTests
{
    private static readonly Gen<double[]> PValues = Gen.OneOf(Gen.Double[0, 1], Gen.Double[0, 0.1], Gen.OneOf(0.0, 0.01, 1.0)).Array[0, 12];

    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })] // as p.adjust of R gives
    [InlineData(new[] { 0.9, 0.8 }, new[] { 1.0, 1.0 })]
    [InlineData(new[] { 0.02, 0.02, 0.02 }, new[] { 0.06, 0.06, 0.06 })]
    [InlineData(new[] { 0.3 }, new[] { 0.3 })]
    [InlineData(new double[0], new double[0])]
    public void Known_adjustments(double[] pValues, double[] adjusted) =>
        Assert.Equal(adjusted, Holm.Adjust(pValues).Select(p => Math.Round(p, 12)));

    // Holm's own words: from the least on, reject while p ≤ α ÷ (claims not yet rejected); stop at the first that is not.
    [Fact]
    public void A_claim_is_believed_when_the_step_down_procedure_believes_it() =>
        Gen.Select(PValues, Gen.Double[0.001, 0.3]).Sample((pValues, alpha) =>
        {
            var adjusted = Holm.Adjust(pValues);
            bool[] believed = new bool[pValues.Length];
            int left = pValues.Length;
            foreach (int i in Enumerable.Range(0, left).OrderBy(i => pValues[i]))
            {
                if (left * pValues[i] > alpha)
                    break;
                believed[i] = true;
                left--;
            }
            Assert.Equal(believed, adjusted.Select(p => p <= alpha));
        }, iter: 2_000);

    [Fact]
    public void An_adjusted_value_lies_between_its_own_and_Bonferronis() =>
        PValues.Sample(pValues =>
        {
            var adjusted = Holm.Adjust(pValues);
            for (int i = 0; i < pValues.Length; i++)
                Assert.InRange(adjusted[i], pValues[i], Math.Min(1, pValues.Length * pValues[i]));
        }, iter: 500);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([0.5, p, 0.1]));
}
