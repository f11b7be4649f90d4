using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>Conditions as users write them.</summary>
public class FeasibleTests
{
    private static readonly Policy Some = Policy.None
        .With(Levers.AuditRate, 0.4).With(Levers.TaxRelief, 0.5).With(Levers.LoanDiscount, 0.25);

    [Theory]
    [InlineData("supervision.auditRate <= 0.5 and incentive.taxRelief + incentive.loanDiscount < 0.8", true)]
    [InlineData("supervision.auditRate <= 0.5 and incentive.taxRelief + incentive.loanDiscount < 0.7", false)]
    [InlineData("governance.tierCap = 4", true)] // what is not set is neutral
    [InlineData("1 + 2 * 3 = 7", true)]
    [InlineData("(1 + 2) * 3 = 9", true)]
    [InlineData("8 - 4 - 2 = 2", true)]
    [InlineData("8 / 4 / 2 = 1", true)]
    [InlineData("-2 * -3 = 6 and - - 1 = 1 and 2--1 = 3", true)]
    [InlineData("1 = 1 or 1 = 1 and 1 = 2", true)] // and before or
    [InlineData("(1 = 1 or 1 = 1) and 1 = 2", false)]
    [InlineData("not 1 = 2 and 1 = 2", false)] // not before and
    [InlineData("not (1 = 2 and 1 = 2)", true)]
    [InlineData("not not 1=1", true)]
    [InlineData("1 < 1 + 1", true)] // + before <
    [InlineData("1 <= 1 and 1 >= 1 and not 1 < 1 and not 1 > 1 and 1 != 2 and not 1 != 1", true)]
    [InlineData("1.5e-1 = 0.15", true)]
    [InlineData("0.1 + 0.2 <= 0.3 and 0.1 + 0.2 = 0.3 and not 0.1 + 0.2 > 0.3", true)] // a user's sums, not a machine's
    [InlineData("0.3 < 0.300001", true)]
    [InlineData("1 / 0 > 1", false)]
    [InlineData("not 1 / 0 > 1", false)] // nothing holds of a division by zero
    [InlineData("0 / 0 = 0 or 1 = 1", true)]
    [InlineData("  \t1 = 1\n", true)]
    public void What_a_condition_means(string text, bool holds) => Assert.Equal(holds, Read(text).Holds(Some));

    [Fact]
    public void What_is_written_with_the_fewest_parentheses_or_with_many_means_the_same() =>
        Gen.Select(Expression.Conditions, Expression.Policies, Gen.Bool).Sample((condition, policy, isSpaced) =>
        {
            bool holds = condition.Holds(policy) == true;
            Assert.Equal(holds, Read(condition.Written(isSpaced, fewest: true)).Holds(policy));
            Assert.Equal(holds, Read(condition.Written(isSpaced, fewest: false)).Holds(policy));
        }, iter: 5_000);

    [Fact]
    public void Whatever_is_written_is_read_or_told_what_is_wrong_with_it()
    {
        string[] words =
        [
            "(", ")", "+", "-", "*", "/", "<", "<=", "=", "!=", "!", "and", "or", "not", "1", "0.5", ".5", "1e999", "supervision.auditRate",
            "audit", "；", "\"", "\u0007", " ",
        ];
        Gen.OneOf(words).Array[0, 12].Sample(written =>
        {
            string text = string.Concat(written);
            var (condition, faults) = Feasible.Read(text);
            Assert.Equal(condition is null, faults.Count > 0);
            Assert.All(faults, fault => Assert.InRange(fault.Column, 1, text.Length + 1));
            Assert.All(faults, fault => Assert.DoesNotContain('\u0007', fault.Message.En));
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("", 1, "expected a number, a lever, not, - or (, found the end")]
    [InlineData("supervision.auditRate <", 24, "expected a number, a lever, not, - or (, found the end")]
    [InlineData("1 < * 2", 5, "expected a number, a lever, not, - or (, found \"*\"")]
    [InlineData("1 == 2", 4, "expected a number, a lever, not, - or (, found \"=\"")]
    [InlineData("1 < 2 and and 3 < 4", 11, "expected a number, a lever, not, - or (, found \"and\"")]
    [InlineData("(1 < 2", 7, "expected an operator or ), found the end")]
    [InlineData("(1 < 2 3", 8, "expected an operator or ), found \"3\"")]
    [InlineData("1 < 2 )", 7, "expected an operator, and, or, or the end, found \")\"")]
    [InlineData("1 < 2 && 3 < 4", 7, "expected an operator, and, or, or the end, found \"&\"")]
    [InlineData("0 < supervision.auditRate <= 1", 27, "expected and, or, or the end (for a range write a < b and b < c), found \"<=\"")]
    [InlineData("supervision.auditRate", 1, "expected a condition, such as supervision.auditRate <= 0.5, found \"supervision.auditRate\"")]
    [InlineData("1 < 2 and 3 + 4", 11, "expected a condition, such as supervision.auditRate <= 0.5, found \"3 + 4\"")]
    [InlineData("1 + (2 < 3) > 1", 6, "expected a number or a lever, found \"2 < 3\"")]
    [InlineData("1 < 1e999", 5, "expected a number below 1e308, found \"1e999\"")]
    [InlineData("1 < supervision.auditrate", 5, "unknown lever \"supervision.auditrate\"; did you mean \"supervision.auditRate\"?")]
    [InlineData("taxRelif < 1", 1, "unknown lever \"taxRelif\"; did you mean \"incentive.taxRelief\"?")]
    [InlineData("1 < weather", 5, "unknown lever \"weather\"")]
    public void A_fault_names_the_column_what_stands_there_and_what_is_allowed(string text, int column, string what)
    {
        var (condition, faults) = Feasible.Read(text);
        Assert.Null(condition);
        var fault = Assert.Single(faults);
        Assert.Equal((column, what), (fault.Column, fault.What.En));
    }

    [Fact]
    public void Faults_are_told_in_both_languages_and_all_at_once()
    {
        var (_, faults) = Feasible.Read("taxRelif < 1 and (weather + (1 < 2)) < 3");
        Assert.Equal(
            ["第 1 列：未知的政策工具“taxRelif”；是否想写“incentive.taxRelief”？", "第 19 列：未知的政策工具“weather”", "第 30 列：应为数值或政策工具，实为“1 < 2”"],
            faults.Select(fault => fault.Message.Zh));
        Assert.Equal("column 30: expected a number or a lever, found \"1 < 2\"", faults[2].Message.En);
    }

    [Fact]
    public void What_is_too_long_or_too_deep_is_refused()
    {
        Assert.NotNull(Feasible.Read($"{new string('(', 50)}1{new string(')', 50)} = 1").Condition);
        Assert.Equal(
            "column 51: parentheses are nested deeper than 50 levels",
            Feasible.Read($"{new string('(', 51)}1{new string(')', 51)} = 1").Faults[0].Message.En);
        string longest = $"1 = {new string('-', Feasible.Longest - 5)}1";
        Assert.NotNull(Feasible.Read(longest).Condition);
        Assert.Equal("column 1001: a condition has at most 1000 characters", Feasible.Read(longest + " ").Faults[0].Message.En);
    }

    [Fact]
    public void Only_feasible_points_are_left_and_keep_their_numbers()
    {
        var design = Design.Grid([new Factor(Levers.AuditRate, 0, 1, 3), new Factor(Levers.TaxRelief, 0, 1, 3)]);
        var condition = Read("supervision.auditRate + incentive.taxRelief < 1 and supervision.penalty = 2");
        var left = design.Where(condition, Policy.None.With(Levers.Penalty, 2));
        Assert.Equal(design.Levers, left.Levers);
        Assert.Equal([(1, 0, 0), (2, 0, 0.5), (4, 0.5, 0)], left.Points.Select(point => (point.Number, point.Values[0], point.Values[1])));
        var none = Assert.Throws<DesignException>(() => design.Where(Read(" incentive.taxRelief > 1 "), Policy.None));
        Assert.Equal(
            new("none of 9 points is feasible: incentive.taxRelief > 1", "9 个点中没有一个满足条件：incentive.taxRelief > 1"),
            Assert.Single(none.Faults));
    }

    [Fact]
    public void A_condition_knows_its_levers() => Assert.Equal(
        [Levers.AuditRate, Levers.TaxRelief],
        Read("incentive.taxRelief < 1 or supervision.auditRate < incentive.taxRelief").Levers);

    private static Feasible Read(string text)
    {
        var (condition, faults) = Feasible.Read(text);
        Assert.True(condition is not null, $"{text}: {string.Join("; ", faults.Select(fault => fault.Message.En))}");
        return condition;
    }

    /// <summary>An expression with a meaning and a way of writing of its own.</summary>
    private sealed record Expression(string Operator, params Expression[] Operands)
    {
        private const double Billionth = 1e-9;

        private static readonly string[][] Tightness =
            [["or"], ["and"], ["not"], ["<", "<=", ">", ">=", "=", "!="], ["+", "-"], ["*", "/"], ["negative"]];

        private static readonly Lever[] Spoken = [Levers.AuditRate, Levers.TaxRelief, Levers.EnterpriseShare, Levers.TierCap];

        public static readonly Gen<Expression> Conditions = Condition(3)
            .Where(one => one.Written(isSpaced: true, fewest: false).Length <= Feasible.Longest);

        public static readonly Gen<Policy> Policies = Gen.Int[0, 4].Array[4].Select(steps => Spoken.Zip(steps, (lever, step) =>
            (Lever: lever, Value: lever.Minimum + (lever.Maximum - lever.Minimum) * step / 4))
            .Aggregate(Policy.None, (policy, one) => policy.With(one.Lever, one.Value)));

        // The later, the tighter; what is no operator is tightest.
        private int Level =>
            Operands.Length == 0 ? Tightness.Length : Array.FindIndex(Tightness, operators => operators.Contains(Operator));

        public bool? Holds(Policy policy) => Operator switch
        {
            "or" => Operands[0].Holds(policy) | Operands[1].Holds(policy),
            "and" => Operands[0].Holds(policy) & Operands[1].Holds(policy),
            "not" => !Operands[0].Holds(policy),
            _ => Compare(Operands[0].Value(policy), Operands[1].Value(policy)),
        };

        public string Written(bool isSpaced, bool fewest)
        {
            string space = isSpaced ? " " : "";
            string Operand(Expression operand, int least) => operand.Level < least || !fewest && operand.Level < Tightness.Length
                ? $"({space}{operand.Written(isSpaced, fewest)}{space})" : operand.Written(isSpaced, fewest);
            return (Operator, Operands.Length) switch
            {
                (_, 0) => Operator,
                ("not", _) => $"not {Operand(Operands[0], Level)}",
                ("negative", _) => $"-{space}{Operand(Operands[0], Level)}",
                ("and" or "or", _) => $"{Operand(Operands[0], Level)} {Operator} {Operand(Operands[1], Level + 1)}",
                _ => $"{Operand(Operands[0], Level == 3 ? 4 : Level)}{space}{Operator}{space}{Operand(Operands[1], Level + 1)}",
            };
        }

        private double Value(Policy policy) => (Operator, Operands.Length) switch
        {
            ("negative", _) => -Operands[0].Value(policy),
            ("+", _) => Operands[0].Value(policy) + Operands[1].Value(policy),
            ("-", _) => Operands[0].Value(policy) - Operands[1].Value(policy),
            ("*", _) => Operands[0].Value(policy) * Operands[1].Value(policy),
            ("/", _) => Operands[0].Value(policy) / Operands[1].Value(policy),
            _ => Levers.Find(Operator) is { } lever ? policy[lever] : double.Parse(Operator, CultureInfo.InvariantCulture),
        };

        private bool? Compare(double one, double other)
        {
            if (!double.IsFinite(one) || !double.IsFinite(other))
                return null;
            bool equal = Math.Abs(one - other) <= Billionth * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
            return Operator switch
            {
                "<" => !equal && one < other,
                "<=" => equal || one < other,
                ">" => !equal && one > other,
                ">=" => equal || one > other,
                "=" => equal,
                _ => !equal,
            };
        }

        private static Gen<Expression> Number(int depth)
        {
            var leaf = Gen.OneOf(
                Gen.Int[0, 40].Select(eighths => new Expression((eighths / 8.0).ToString(CultureInfo.InvariantCulture))),
                Gen.OneOf(Spoken).Select(lever => new Expression(lever.Key)));
            if (depth == 0)
                return leaf;
            var inner = Number(depth - 1);
            return Gen.OneOf(
                leaf, inner.Select(operand => new Expression("negative", operand)),
                Gen.Select(Gen.OneOf("+", "-", "*", "/"), inner, inner).Select((name, one, other) => new Expression(name, one, other)));
        }

        private static Gen<Expression> Condition(int depth)
        {
            var number = Number(2);
            var comparison = Gen.Select(Gen.OneOf(Tightness[3]), number, number)
                .Select((name, one, other) => new Expression(name, one, other));
            if (depth == 0)
                return comparison;
            var inner = Condition(depth - 1);
            return Gen.OneOf(
                comparison, inner.Select(operand => new Expression("not", operand)),
                Gen.Select(Gen.OneOf("and", "or"), inner, inner).Select((name, one, other) => new Expression(name, one, other)));
        }
    }
}
