import {
  MOST_ORDERED,
  roundCatalogue,
  type LargeTie,
  type ResultCommand,
  type RoundCommand,
  type RoundEvent,
  type RoundOpened,
  type RoundState,
  type Tie,
} from '@gongjian/assessments-domain';
import { DeciderRunner, decodeEvent, notFound, sha256OfLines, type ToFound } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { basisInputs, RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { resultAggregate, roundAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { resultIdOf, resultStream, roundStream } from '../../rounds/ids.js';
import { conclusionOf, inputsOf, RoundGrading, standingsIn, type RoundGrades } from '../../rounds/round-grading.js';
import { RoundParts } from '../../rounds/round-parts.js';
import { RoundScores, type PreviousStanding } from '../../rounds/round-scores.js';

type Opened = Exclude<RoundState, { readonly status: 'none' }>;
type Closed = Fact<Extract<RoundEvent, { readonly type: 'RoundClosed' }>>;

const SIDE_BY_SIDE = 256;
/** Subjects that one event names, at most. */
const MOST_NAMED = 4_000;

interface Previous {
  readonly periodKey: string | null;
  readonly standings: ReadonlyMap<string, PreviousStanding>;
}

/**
 * The job behind closing a round: every subject is graded by the scores that stood when it was closed, then the round is
 * concluded; a tie that a person decides stops it until that is done. Run again after a crash it grades what is missing
 * and nothing twice.
 */
@Injectable()
export class ConcludeRound extends Reaction<RoundEvent> {
  readonly context = 'assessments';
  readonly name = 'conclude_round';
  readonly catalogues = [roundCatalogue];
  readonly when = {
    RoundClosed: (fact: Closed): Promise<void> => this.conclude(fact, fact),
    TieDecided: async (fact: Fact<Extract<RoundEvent, { readonly type: 'TieDecided' }>>): Promise<void> =>
      this.conclude(await this.closing(fact), fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
    private readonly grading: RoundGrading,
    private readonly parts: RoundParts,
    private readonly scores: RoundScores,
  ) {
    super();
  }

  private async conclude(closed: Closed, cause: Fact<RoundEvent>): Promise<void> {
    const { roundId } = closed.event.data;
    const { tenant } = closed.metadata;
    const state = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    if (state?.status !== 'closing') return;
    const grades = await this.grading.grade(tenant, state.opened, state.decided, closed.position);
    if (grades.undecided.length > 0) {
      const data = { roundId, ...tiesOf(grades) };
      await this.onRound(cause, roundId, { type: 'RecordTies', data, ...momentOf(cause) });
      return;
    }
    const previous = await this.previous(tenant, state.opened);
    await this.runner.foundMany(resultAggregate, this.results(closed, state.opened, grades, previous), {
      concurrency: SIDE_BY_SIDE,
    });
    await this.onRound(cause, roundId, {
      type: 'RecordConclusion',
      data: {
        roundId,
        ...conclusionOf(grades),
        inputs: basisInputs([...grades.scores.values()].flatMap(inputsOf)),
        previousPeriodKey: previous.periodKey,
      },
      ...momentOf(cause),
    });
  }

  private async closing(fact: Fact<RoundEvent>): Promise<Closed> {
    const events = await this.events.of(fact.stream);
    const closed = events.findLast(({ type }) => type === 'RoundClosed');
    if (closed === undefined) throw notFound();
    return decodeEvent(roundCatalogue, closed);
  }

  private async previous(tenant: string, opened: RoundOpened): Promise<Previous> {
    const before = await this.parts.previous(tenant, opened);
    if (before === null) return { periodKey: null, standings: new Map() };
    return { periodKey: before.periodKey, standings: await this.scores.standings(tenant, before.roundId) };
  }

  /** One by one as they are founded: of the sheets one page is held. */
  private async *results(
    closed: Closed,
    opened: Opened['opened'],
    grades: RoundGrades,
    { standings }: Previous,
  ): AsyncGenerator<ToFound<ResultCommand>> {
    const { tenant } = closed.metadata;
    const { programme, version, rules, key, roundId, roundCode, kind, period, decides } = opened;
    const countsIn = (grades.published.definition.honours?.countsIn ?? []).map(({ code, of, every }) => ({
      code,
      of,
      every,
    }));
    const standingOf = standingsIn(grades);
    for await (const sheet of this.grading.sheets(tenant, opened, grades, closed.position)) {
      const { subject, sheetId, applicationId, assessors } = sheet;
      const came = standingOf(subject.id);
      const scores = grades.scores.get(subject.id);
      const sheetRevision = scores?.at(-1)?.revision;
      if (came === null || scores === undefined || sheetRevision === undefined) continue;
      const resultId = resultIdOf(tenant, roundId, subject.id);
      const data = {
        programme,
        version,
        rules,
        key,
        resultId,
        roundId,
        roundCode,
        kind,
        period,
        decides,
        subject,
        sheetId,
        sheetRevision,
        applicationId,
        ...came,
        previous: standings.get(subject.id) ?? null,
        countsIn,
        ...(assessors.length === 0 ? {} : { assessors }),
        basis: { programme, version, rules, inputs: inputsOf(scores) },
      };
      yield {
        id: resultId,
        command: { type: 'GradeSubject', data, ...momentOf(closed) },
        envelope: following(closed, {
          name: 'gradeSubject',
          item: subject.id,
          type: 'GradeSubject',
          target: resultStream(resultId),
          body: { roundId, subjectId: subject.id },
        }),
      };
    }
  }

  private async onRound(
    cause: Fact<RoundEvent>,
    roundId: string,
    command: Extract<RoundCommand, { readonly type: 'RecordTies' | 'RecordConclusion' }>,
  ): Promise<void> {
    const { type } = command;
    const target = roundStream(roundId);
    const envelope = following(cause, { name: type, type, target, body: { roundId } });
    await this.runner.execute(roundAggregate, roundId, command, envelope, { mustExist: true });
  }
}

/** As many as one event names; those too large to be put in order by their number. */
function tiesOf({ undecided, rows }: RoundGrades): {
  readonly ties: readonly Tie[];
  readonly large: readonly LargeTie[];
} {
  const totals = new Map(rows.map(({ subjectId, total }) => [subjectId, total]));
  const ties: Tie[] = [];
  const large: LargeTie[] = [];
  let named = 0;
  for (const tie of undecided) {
    const { subjectIds } = tie;
    const count = subjectIds.length;
    if (count > MOST_ORDERED) {
      large.push({ count, sha256: sha256OfLines(subjectIds), total: totals.get(subjectIds[0] ?? '') ?? null });
    } else if (named + count <= MOST_NAMED) {
      ties.push(tie);
      named += count;
    }
  }
  return { ties, large };
}
