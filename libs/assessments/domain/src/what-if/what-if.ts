import type { Indicator, Subjects } from '@gongjian/plans-contracts';
import type { Exact } from '@gongjian/shared-kernel';
import type { PlacedSubject } from '../placed-subject.js';
import { assessmentRulesOf } from '../rules/assessment-rules.js';
import type { Graded, RankRow, UnmetBar } from '../rules/graded.js';
import type { Values } from '../rules/value.js';
import { indicatorsOf, type ScoringRules, type SheetInputs } from '../rules/v2/sheet-result.js';

/** One version of a programme and the round of it that sheets are scored by. */
export interface AssessedBy extends ScoringRules {
  /** The rule interpreter that reads it. */
  readonly rules: number;
  readonly subjects: Subjects;
}

/** A sheet as it was scored. */
export interface ScoredSheet {
  readonly sheetId: string;
  readonly subject: PlacedSubject;
  readonly applied: boolean;
  /** The grade another authority gave. */
  readonly told: string | null;
  readonly inputs: Omit<SheetInputs, 'class'>;
}

/** What a sheet comes to under another version. */
export interface OtherScore {
  /** `null`: it is no subject of that version. */
  readonly row: RankRow | null;
  /** Indicators whose value the other version cannot read, or that was never asked. */
  readonly missing: readonly string[];
}

/** Why an indicator says nothing about the other version. */
export type NotComparableWhy = 'notAsked' | 'otherKind' | 'unused';

export interface NotComparable {
  readonly code: string;
  readonly why: NotComparableWhy;
}

export interface Held {
  readonly grade: string;
  readonly total: Exact | null;
  readonly rank: number | null;
}

export interface Moved {
  readonly subjectId: string;
  readonly from: Held;
  /** `null`: it is no subject of the other version. */
  readonly to: Held | null;
  readonly missed: readonly UnmetBar[];
}

export interface Movements {
  /** Without a grade before, with one under the other version. */
  readonly gained: readonly Moved[];
  readonly lost: readonly Moved[];
  /** From one grade to another. */
  readonly changed: readonly Moved[];
  readonly same: number;
}

const NONE = 'none';

/** The indicators that one of the two asks and the other cannot say, by code. What facts tell is never asked. */
export function notComparable(from: AssessedBy, to: AssessedBy): readonly NotComparable[] {
  const [asked, wanted] = [askedOf(from), askedOf(to)];
  const lacking = [...wanted.values()].flatMap(({ code, kind }): readonly NotComparable[] => {
    const known = asked.get(code);
    if (known === undefined) return [{ code, why: 'notAsked' }];
    return known.kind === kind ? [] : [{ code, why: 'otherKind' }];
  });
  const unused = [...asked.keys()]
    .filter((code) => !wanted.has(code))
    .map((code) => ({ code, why: 'unused' as const }));
  return [...lacking, ...unused].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function askedOf(by: AssessedBy): ReadonlyMap<string, Indicator> {
  const { askedIndicators, sourceOf } = assessmentRulesOf(by.rules);
  const asked = askedIndicators(by.standard, by.round).filter((indicator) => sourceOf(indicator) !== 'facts');
  return new Map(asked.map((indicator) => [indicator.code, indicator]));
}

/** Whether anything in it depends on the docket of a subject. */
export function readsDocket({ standard, grading }: ScoringRules): boolean {
  return (
    (standard.vetoes ?? []).length > 0 ||
    grading?.ranking?.tieBreaks.some(({ by }) => by === 'fewerComplaints') === true ||
    indicatorsOf(standard.items).some(
      ({ kind, veto }) => kind === 'facts' || kind === 'title' || veto?.lookBack !== undefined,
    )
  );
}

/** Scores a sheet under another version, by the codes that both have. Findings of the programme count for the other. */
export function scoredUnder(from: AssessedBy, to: AssessedBy): (sheet: ScoredSheet) => OtherScore {
  const rules = assessmentRulesOf(to.rules);
  const asked = [...askedOf(to).values()];
  const unlike = new Set(notComparable(from, to).flatMap(({ code, why }) => (why === 'unused' ? [] : [code])));
  const grades = new Set((to.grading?.grades ?? []).map(({ code }) => code));
  return ({ sheetId, subject, applied, told, inputs }) => {
    if (!rules.fits(to.subjects, subject)) return { row: null, missing: [] };
    const comparable = pick(inputs.values, asked, (code) => !unlike.has(code));
    const faults = rules.valueFaults(comparable, { indicators: asked, class: subject.class, period: inputs.period });
    const missing = faults.flatMap(({ pointer, code }) =>
      code === 'places' || code === 'unknown' ? [] : [pointer.slice(1)],
    );
    const values = pick(comparable, asked, (code) => !missing.includes(code));
    const docket = inputs.docket.map((fact) =>
      fact.fact === 'finding' && fact.programme === from.programme ? { ...fact, programme: to.programme } : fact,
    );
    const result = rules.sheetResult(to, { ...inputs, docket, values, class: subject.class });
    const row = rules.rankRowOf(
      {
        subjectId: subject.id,
        sheetId,
        class: subject.class,
        county: subject.county?.id ?? null,
        town: subject.town?.id ?? null,
        applied,
        told: told !== null && (told === NONE || grades.has(told)) ? told : null,
      },
      result,
    );
    return { row, missing: [...new Set(missing)] };
  };
}

function pick(values: Values, asked: readonly Indicator[], keep: (code: string) => boolean): Values {
  return Object.fromEntries(
    asked.flatMap(({ code }) => {
      const value = Object.hasOwn(values, code) && keep(code) ? values[code] : undefined;
      return value === undefined ? [] : [[code, value] as const];
    }),
  );
}

/** Who would gain a grade, lose it, hold another one; each by id. */
export function movements(held: ReadonlyMap<string, Held>, graded: readonly Graded[]): Movements {
  const under = new Map(graded.map((each) => [each.subjectId, each]));
  const gained: Moved[] = [];
  const lost: Moved[] = [];
  const changed: Moved[] = [];
  let same = 0;
  for (const [subjectId, from] of [...held].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = under.get(subjectId);
    const to = found === undefined ? null : { grade: found.grade, total: found.total, rank: found.rank };
    const grade = to?.grade ?? NONE;
    if (grade === from.grade) same += 1;
    else {
      const list = from.grade === NONE ? gained : grade === NONE ? lost : changed;
      list.push({ subjectId, from, to, missed: found?.missed ?? [] });
    }
  }
  return { gained, lost, changed, same };
}
