import {
  assessmentRulesOf,
  docketDecider,
  judgedOn,
  knownFacts,
  roundDecider,
  scored,
  sheetDecider,
  sheetResultView,
  type ApplicationFiled,
  type DocketEvent,
  type Judging,
  type OpenedSheet,
  type RankRow,
  type RoundConcluded,
  type RoundEvent,
  type SheetEvent,
  type SheetResultRow,
  type SheetScored,
  type SubjectGraded,
  type TieDecided,
} from '@gongjian/assessments-domain';
import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { localDateAt, type DomainEvent, type Fact, type LateEntry } from '@gongjian/shared-kernel';
import type { DecidedByRule, Reproduced, Reproduction } from '@gongjian/shared-records';
import { conclusionOf, gradesOf, standingsIn } from './rounds/round-grading.js';
import { scoringRulesOf } from './sheets/sheet-rules.js';

const reproduction = (
  category: string,
  type: string,
  reproduce: (decided: DecidedByRule) => Reproduced | null,
): Reproduction => ({ category, type, reproduce });

/** Decisions that the rules of a version take by themselves: scores, grades and conditions. */
export const assessmentsReproductions: readonly Reproduction[] = [
  reproduction('sheet', 'SheetScored', scoredAgain),
  reproduction('result', 'SubjectGraded', gradedAgain),
  reproduction('round', 'RoundConcluded', concludedAgain),
  reproduction('application', 'ApplicationFiled', (decided) => {
    const { filedOn } = dataOf<ApplicationFiled>(decided);
    return judgedAgain(decided, filedOn);
  }),
  ...['ApplicationResumed', 'ResumptionForeseen'].map((type) =>
    reproduction('application', type, (decided) =>
      judgedAgain(decided, localDateAt(lastOf(decided).metadata.occurredAt)),
    ),
  ),
  ...['LevelApproved', 'LevelAccepted'].map((type) =>
    reproduction('application', type, (decided) => {
      const { lateEntry, conditions } = dataOf<{ readonly lateEntry?: LateEntry; readonly conditions?: unknown }>(
        decided,
      );
      if (conditions === undefined) return null;
      return judgedAgain(decided, lateEntry?.effectiveOn ?? localDateAt(lastOf(decided).metadata.occurredAt));
    }),
  ),
];

function scoredAgain(decided: DecidedByRule): Reproduced {
  const { values, result, way } = dataOf<SheetScored>(decided);
  const sheet = decided.facts.slice(0, -1).reduce(foldSheet, sheetDecider.initialState) as OpenedSheet;
  const scoring = scoringRulesOf(published(decided), sheet.opened.roundCode);
  const again = scored(sheet, values, { scoring, docket: docketOf(decided) });
  return { recorded: { result, way }, again };
}

/** Where a grade also depends on others, the conclusion of the round tells it. */
function gradedAgain(decided: DecidedByRule): Reproduced | null {
  const { grading } = published(decided).definition;
  if (grading?.ranking !== undefined || grading?.grades.some(({ quota }) => quota !== undefined) === true) return null;
  const { subject, grade, named, total, of, stars, rank, ranked, missed } = dataOf<SubjectGraded>(decided);
  const again = standingsIn(graded(decided, []))(subject.id);
  return { recorded: { grade, named, total, of, stars, rank, ranked, missed }, again };
}

function concludedAgain(decided: DecidedByRule): Reproduced | null {
  const [own] = decided.seen('round');
  if (own === undefined) return null;
  const state = own.reduce(
    (before, { event }) => roundDecider.evolve(before, event as RoundEvent),
    roundDecider.initialState,
  );
  if (state.status === 'none') return null;
  const { count, sha256, grades, averages } = dataOf<RoundConcluded>(decided);
  return { recorded: { count, sha256, grades, averages }, again: conclusionOf(graded(decided, state.decided)) };
}

function graded(decided: DecidedByRule, ties: readonly TieDecided[]) {
  const version = published(decided);
  const parts = partsOf(decided);
  const roundCode = dataOf<{ readonly roundCode: string }>(decided).roundCode;
  const method = version.definition.rounds?.find(({ code }) => code === roundCode)?.summarises?.method;
  const rows = method === undefined ? parts.flat() : assessmentRulesOf(version.rules).summarise(method, parts);
  return { ...gradesOf(version, rows, ties), rows, published: version };
}

/** The scores by round, the first one first. */
function partsOf({ seen }: DecidedByRule): readonly (readonly RankRow[])[] {
  const rounds = new Map<string, { readonly from: string; readonly rows: RankRow[] }>();
  for (const facts of seen('sheet')) {
    const row = facts.reduce<SheetResultRow | null>(
      (before, fact) => sheetResultView(before, fact as Fact<SheetEvent>),
      null,
    );
    const first = facts[0]?.event as SheetEvent | undefined;
    if (row?.score == null || first?.type !== 'SheetOpened') continue;
    const known = rounds.get(row.roundId);
    if (known === undefined) rounds.set(row.roundId, { from: first.data.period.from, rows: [row.score.row] });
    else known.rows.push(row.score.row);
  }
  return [...rounds.values()].sort((a, b) => (a.from < b.from ? -1 : 1)).map(({ rows }) => rows);
}

function judgedAgain(decided: DecidedByRule, on: string): Reproduced | null {
  const { application, standard, facts } = published(decided).definition;
  const filed = decided.facts[0]?.event.data as ApplicationFiled;
  const { again, conditions } = dataOf<{ readonly again?: boolean; readonly conditions?: unknown }>(decided);
  if (application === undefined) return null;
  const judged = judgedOn(filed, { application, standard, facts, docket: docketOf(decided) }, on);
  // What is foreseen says nothing of whether the subject applies again.
  if (again === undefined) return { recorded: { conditions }, again: { conditions: judged.conditions } };
  return { recorded: { again, conditions }, again: { again: judged.again, conditions: judged.conditions } };
}

function docketOf({ seen }: DecidedByRule): Judging['docket'] {
  const [facts] = seen('docket');
  const last = facts?.at(-1);
  if (facts === undefined || last === undefined) return null;
  const state = facts.reduce(
    (before, { event }) => docketDecider.evolve(before, event as DocketEvent),
    docketDecider.initialState,
  );
  return { stream: last.stream, revision: String(last.revision), facts: knownFacts(state) };
}

function foldSheet(state: ReturnType<typeof sheetDecider.evolve>, { event }: Fact) {
  return sheetDecider.evolve(state, event as SheetEvent);
}

function published({ programme }: DecidedByRule) {
  return { ...programme, definition: programme.definition as unknown as ProgrammeDefinition };
}

function lastOf({ facts }: DecidedByRule): Fact<DomainEvent> {
  const last = facts.at(-1);
  if (last === undefined) throw new TypeError('a decision is an event');
  return last;
}

function dataOf<Data>(decided: DecidedByRule): Data {
  return lastOf(decided).event.data as Data;
}
