namespace Gongyu.Model;

/// <summary>Students of a programme who began in the same semester. They graduate after six semesters.</summary>
/// <param name="Sector">The programme's sector.</param>
/// <param name="Competence">What they can do by now, [0,1].</param>
/// <param name="Knowledge">How well they know the technology of the enterprises that take part in their training, [0,1].</param>
public readonly record struct Cohort(int Sector, double Competence, double Knowledge) : ICanonical<Cohort>
{
    /// <summary>Semesters from intake to graduation: the three years of higher vocational education.</summary>
    [Parameter("{round}", "Semesters of study: three years of higher vocational education", "学习的学期数：高等职业教育三年", Basis = Basis.Given)]
    public const int Semesters = 6;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Sector);
        to.Double(Competence);
        to.Double(Knowledge);
    }

    /// <inheritdoc/>
    public static Cohort Read(ref CanonicalReader from) => new(from.Int(), from.Double(), from.Double());
}
