import {
  assessmentRulesOf,
  roundCatalogue,
  sheetCatalogue,
  type RoundEvent,
  type RoundOpened,
  type ScoringRules,
  type SheetEvent,
  type SheetScored,
} from '@gongjian/assessments-domain';
import { loadDefinition } from '@gongjian/plans-contracts';
import {
  encodeEvents,
  naturalId,
  newSalt,
  streamName,
  type CommandEnvelope,
  type EventCatalogue,
  type EventStore,
  type Position,
} from '@gongjian/shared-event-sourcing';
import type { DomainEvent, EventMetadata, JsonValue, NamedAsOf } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';

const APPENDS_AT_ONCE = 64;
/** Different sheets; the others repeat them for other subjects. */
const VARIANTS = 200;
const COUNTIES = 12;
const CLASSES = ['old', 'new', 'rural'] as const;

export interface ScoredRound {
  readonly roundId: string;
  /** Of the last event. */
  readonly end: Position;
}

interface Published {
  readonly key: string;
  readonly definition: JsonValue;
}

/** A round of a published programme with that many scored sheets, through the store alone. */
export async function recordScoredRound(store: EventStore, programme: string, sheets: number): Promise<ScoredRound> {
  const published = (await store.readStream(streamName('programme', programme))).find(
    ({ type }) => type === 'ProgrammeVersionPublished',
  );
  if (published === undefined) throw new Error(`${programme} is not published`);
  const { tenant, actor } = JSON.parse(published.metadata) as EventMetadata;
  const { key, definition } = JSON.parse(published.data) as Published;
  if (actor.division === null) throw new Error('it was published in no division');
  const rules = scoringRules(programme, definition);
  const opened = openedRound({ programme, version: 1, rules: 2, key }, actor.division);
  const { roundId } = opened;
  const record = async (catalogue: EventCatalogue, id: string, events: readonly DomainEvent[]): Promise<Position> => {
    const commandId = randomUUID();
    const stream = streamName(catalogue.category, id);
    const envelope: CommandEnvelope = {
      tenant,
      actor,
      commandId,
      fingerprint: '',
      channel: 'import',
      correlationId: commandId,
    };
    const encoded = encodeEvents({
      stream,
      events,
      catalogue,
      envelope,
      commandHash: '1:0',
      now: new Date().toISOString(),
      lastRecordedAt: null,
      keys: {
        seal: () => {
          throw new Error('nothing is personal here');
        },
      },
      salt: newSalt,
    });
    return (await store.append(stream, encoded, { tenant, expected: 'noStream', timeoutMs: 60_000 })).position;
  };
  const round: RoundEvent[] = [{ type: 'RoundOpened', data: opened }];
  let end = await record(roundCatalogue, roundId, round);
  const scores = Array.from({ length: VARIANTS }, (_, n) => scoreOf(rules, n));
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < sheets) {
      const n = next;
      next += 1;
      const subjectId = randomUUID();
      const sheetId = naturalId(tenant, 'sheet', roundId, subjectId);
      const position = await record(
        sheetCatalogue,
        sheetId,
        sheetOf(opened, sheetId, subjectId, n, scores[n % VARIANTS]),
      );
      if (position > end) end = position;
    }
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, caller));
  return { roundId, end };
}

function scoringRules(programme: string, stored: JsonValue): ScoringRules {
  const { standard = { items: [] }, rounds = [], grading, facts } = loadDefinition(stored);
  const [round] = rounds;
  if (round === undefined) throw new Error('it has no round');
  return { programme, standard, round, grading, facts };
}

function openedRound(
  pinned: Pick<RoundOpened, 'programme' | 'version' | 'rules' | 'key'>,
  division: NamedAsOf,
): RoundOpened {
  return {
    ...pinned,
    roundId: randomUUID(),
    roundCode: 'annual',
    kind: 'own',
    form: 'inspection',
    plan: null,
    applicationId: null,
    division,
    period: { key: '2026', from: '2026-01-01', to: '2026-12-31' },
    due: {
      from: '2026-12-31',
      lastDay: '2099-01-20',
      dueAt: '2099-01-20T16:00:00.000Z',
      days: 20,
      of: 'calendar',
      calendar: null,
    },
    assessors: 1,
    decides: true,
    entersSubjects: false,
    openedBy: null,
  };
}

type Score = Pick<SheetScored, 'values' | 'result' | 'way'>;

function scoreOf(rules: ScoringRules, n: number): Score {
  const { askedIndicators, sheetResult, shortestWay } = assessmentRulesOf(2);
  const asked = askedIndicators(rules.standard, rules.round);
  const values = Object.fromEntries(asked.map(({ code }, index) => [code, `0.${((n * 31 + index * 17) % 90) + 10}`]));
  const result = sheetResult(rules, {
    class: null,
    period: { from: '2026-01-01', to: '2026-12-31' },
    docket: [],
    appliedOn: null,
    values,
    evidence: {},
    adjustments: [],
    enteredAt: '2026-01-01T00:00:00.000Z',
  });
  return { values, result, way: shortestWay(rules, result) };
}

function sheetOf(
  round: RoundOpened,
  sheetId: string,
  subjectId: string,
  n: number,
  score: Score | undefined,
): readonly SheetEvent[] {
  const { programme, version, rules, key, roundId, roundCode, kind, form, period, due, decides, assessors } = round;
  const { id: divisionId } = round.division;
  const county = {
    id: `00000000-0000-4000-8000-${String(n % COUNTIES).padStart(12, '0')}`,
    name: `第${n % COUNTIES}县`,
  };
  const subject = {
    id: subjectId,
    kind: 'compound',
    name: `第 ${n} 小区`,
    class: CLASSES[n % CLASSES.length] ?? null,
    division: { id: divisionId, name: round.division.name },
    unit: null,
    level: null,
    town: null,
    county,
  };
  const pinned = { programme, version, rules, key };
  const opened = { ...pinned, sheetId, roundId, roundCode, kind, form, subject, period, due, decides, assessors };
  const basis = { programme, version, rules, inputs: [{ stream: streamName('sheet', sheetId), revision: '0' }] };
  const events: SheetEvent[] = [
    { type: 'SheetOpened', data: { ...opened, application: null, enteredAt: new Date().toISOString() } },
  ];
  if (score === undefined) return events;
  // Nobody entered at the same moment.
  const result = { ...score.result, tie: [0 - n] };
  events.push({ type: 'SheetScored', data: { sheetId, ...score, result, told: null, basis } });
  return events;
}
