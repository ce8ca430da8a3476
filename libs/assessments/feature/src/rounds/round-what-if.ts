import {
  assessmentRulesOf,
  movements,
  notComparable,
  readsDocket,
  roundNotComparable,
  roundNotConcluded,
  roundUnknownCode,
  scoredUnder,
  type AssessedBy,
  type Judging,
  type Movements,
  type NotComparable,
  type OpenedRound,
  type RankRow,
  type ScoredSheet,
  type SheetRow,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import { notFound } from '@gongjian/shared-event-sourcing';
import type { BasisInput, ManyInputs } from '@gongjian/shared-kernel';
import { basisInputs, RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import { Dockets } from '../facts/dockets.js';
import { scoringRulesOf } from '../sheets/sheet-rules.js';
import { roundStream, sheetStream } from './ids.js';
import { namedVersion } from './named-version.js';
import { RoundParts } from './round-parts.js';
import { RoundScores } from './round-scores.js';

/** Sheets that are scored before others have their turn. */
const AT_ONCE = 10;

export interface WhatIfUnder {
  readonly programme: string;
  readonly version: number;
  readonly roundCode: string;
}

export interface MissingValues extends NotComparable {
  /** Sheets without a value of it that the other version can read. */
  readonly sheets: number;
}

export interface WhatIfAnswer extends Movements {
  readonly under: PublishedDefinition;
  readonly roundCode: string;
  readonly subjects: number;
  /** No subjects of the other version. */
  readonly outside: number;
  readonly names: ReadonlyMap<string, string>;
  /** Ties under the other version that a person would decide. */
  readonly undecided: { readonly ties: number; readonly subjects: number };
  readonly notComparable: readonly NotComparable[];
  /** By indicator of the other version: sheets without a value that it can read. */
  readonly missing: ReadonlyMap<string, number>;
  readonly inputs: readonly BasisInput[] | ManyInputs;
}

interface Side {
  readonly by: AssessedBy;
  readonly round: RoundDefinition;
}

/**
 * A concluded round under another version or programme: its sheets as they were when it was closed, scored and graded
 * anew. It records nothing, and of every sheet only a row of some hundred bytes is kept. One after the other.
 */
@Injectable()
export class RoundWhatIf {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly parts: RoundParts,
    private readonly scores: RoundScores,
    private readonly dockets: Dockets,
    private readonly events: RecordedEvents,
  ) {}

  /**
   * @throws DomainError ROUND.NOT_CONCLUDED, ROUND.UNKNOWN_PROGRAMME, ROUND.UNKNOWN_VERSION, ROUND.UNKNOWN_CODE,
   * ROUND.NOT_COMPARABLE, DEFINITION.NOT_HERE_YET
   */
  async of(tenant: string, round: OpenedRound, under: WhatIfUnder): Promise<WhatIfAnswer> {
    const mine = this.last.then(() => this.compare(tenant, round, under));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async compare(tenant: string, { status, opened }: OpenedRound, under: WhatIfUnder): Promise<WhatIfAnswer> {
    if (status !== 'concluded') throw roundNotConcluded();
    const published = await namedVersion(this.definitions, tenant, under.programme, under.version);
    const from = sideOf(await this.definitions.require(tenant, opened.programme, opened.version), opened.roundCode);
    const to = sideOf(published, under.roundCode);
    if ((from.round.form === 'summary') !== (to.round.form === 'summary')) throw roundNotComparable();
    const closed = (await this.events.of(roundStream(opened.roundId))).findLast(({ type }) => type === 'RoundClosed');
    if (closed === undefined) throw notFound();

    const held = await this.scores.concluded(tenant, opened.roundId);
    const score = scoredUnder(from.by, to.by);
    const docketOf = readsDocket(to.by) ? this.dockets : null;
    const names = new Map<string, string>();
    const missing = new Map<string, number>();
    const inputs: BasisInput[] = [];
    const parts: RankRow[][] = [];
    const seen = new Set<string>();
    for (const roundId of await this.parts.roundsOf(tenant, opened)) {
      const rows: RankRow[] = [];
      for await (const page of this.scores.sheets(tenant, roundId, closed.position)) {
        for (const [index, sheet] of page.entries()) {
          if (index % AT_ONCE === 0) await turn();
          if (!isScored(sheet) || !held.has(sheet.subject.id)) continue;
          const docket = (await docketOf?.read(tenant, sheet.subject.id)) ?? null;
          if (docket !== null) inputs.push({ stream: docket.stream, revision: docket.revision });
          inputs.push({ stream: sheetStream(sheet.id), revision: sheet.score.revision });
          names.set(sheet.subject.id, sheet.subject.name);
          const other = score(asScored(sheet, docket));
          seen.add(sheet.subject.id);
          if (other.row !== null) rows.push(other.row);
          for (const code of other.missing) missing.set(code, (missing.get(code) ?? 0) + 1);
        }
      }
      parts.push(rows);
    }
    const { gradeAll, summarise } = assessmentRulesOf(published.rules);
    const method = to.round.summarises?.method;
    const rows = method === undefined ? parts.flat() : summarise(method, parts);
    const { graded, undecided } = gradeAll(published.definition.grading ?? { grades: [] }, rows);
    return {
      ...movements(held, graded),
      under: published,
      roundCode: under.roundCode,
      subjects: held.size,
      outside: seen.size - rows.length,
      names,
      undecided: {
        ties: undecided.length,
        subjects: undecided.reduce((all, { subjectIds }) => all + subjectIds.length, 0),
      },
      notComparable: notComparable(from.by, to.by),
      missing,
      inputs: basisInputs(inputs),
    };
  }
}

type Scored = SheetRow & { readonly score: NonNullable<SheetRow['score']> };

function isScored(sheet: SheetRow): sheet is Scored {
  return sheet.status === 'scored' && sheet.score !== null;
}

/** Of a round that sums up others, the one whose sheets are scored. */
function sideOf(published: PublishedDefinition, roundCode: string): Side {
  const { rules, definition } = published;
  const round = definition.rounds?.find(({ code }) => code === roundCode);
  if (round === undefined) throw roundUnknownCode();
  const scored = round.summarises?.round ?? roundCode;
  return { round, by: { ...scoringRulesOf(published, scored), rules, subjects: definition.subjects } };
}

function asScored(sheet: Scored, docket: Judging['docket']): ScoredSheet {
  const { id, subject, period, application, enteredAt, score, adjustments, assessments } = sheet;
  const evidence: Record<string, { readonly code: string | null; readonly on: string }[]> = {};
  const put = (indicator: string, code: string | null, on: string): void => {
    (evidence[indicator] ??= []).push({ code, on });
  };
  for (const { indicator, evidence: pieces } of sheet.evidence)
    for (const { code, on } of pieces) put(indicator, code, on);
  for (const { evidence: pieces } of assessments)
    for (const { indicator, code, on } of pieces) put(indicator, code, on);
  return {
    sheetId: id,
    subject,
    applied: application !== null,
    told: score.told,
    inputs: {
      values: score.values,
      evidence,
      adjustments,
      period,
      docket: docket?.facts ?? [],
      appliedOn: application?.filedOn ?? null,
      enteredAt,
    },
  };
}
