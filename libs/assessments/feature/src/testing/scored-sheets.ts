import {
  assessmentRulesOf,
  roundCatalogue,
  sheetCatalogue,
  type RoundEvent,
  type RoundOpened,
  type ScoringRules,
  type SheetEvent,
} from '@gongjian/assessments-domain';
import { loadDefinition } from '@gongjian/plans-contracts';
import {
  encodeEvents,
  naturalId,
  newSalt,
  streamName,
  type CommandEnvelope,
  type EventCatalogue,
} from '@gongjian/shared-event-sourcing';
import type { DomainEvent, JsonValue } from '@gongjian/shared-kernel';
import { county, TENANT, type RunningDistrict } from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';

const SIDE_BY_SIDE = 64;

export interface ScoredRound {
  readonly roundId: string;
  /** In the order of the values. */
  readonly subjectIds: readonly string[];
}

/** An open round of a programme with a scored sheet for each of the values, through the store alone. */
export async function scoredRound(
  { store }: RunningDistrict,
  { programmeId, definition }: { readonly programmeId: string; readonly definition: object },
  values: readonly Readonly<Record<string, number | string>>[],
): Promise<ScoredRound> {
  const { standard = { items: [] }, rounds = [], grading, facts } = loadDefinition(definition as JsonValue);
  const [round] = rounds;
  if (round === undefined) throw new Error('it has no round');
  const rules: ScoringRules = { programme: programmeId, standard, round, grading, facts };
  const pinned = { programme: programmeId, version: 1, rules: 2, key: 'large' };
  const opened: RoundOpened = {
    ...pinned,
    roundId: randomUUID(),
    roundCode: round.code,
    kind: 'own',
    form: 'inspection',
    plan: null,
    applicationId: null,
    division: { id: county.id, name: county.name },
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
  const record = async (catalogue: EventCatalogue, id: string, events: readonly DomainEvent[]): Promise<void> => {
    const commandId = randomUUID();
    const stream = streamName(catalogue.category, id);
    const envelope: CommandEnvelope = {
      tenant: TENANT,
      actor: { kind: 'rule', id: 'test', role: null, post: null, division: null, unit: null },
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
      commandHash: 'test:0',
      now: new Date().toISOString(),
      lastRecordedAt: null,
      keys: {
        seal: () => {
          throw new Error('nothing is personal here');
        },
      },
      salt: newSalt,
    });
    await store.append(stream, encoded, { tenant: TENANT, expected: 'noStream' });
  };
  const { roundId } = opened;
  const begun: readonly RoundEvent[] = [{ type: 'RoundOpened', data: opened }];
  await record(roundCatalogue, roundId, begun);
  const subjectIds = values.map(() => randomUUID());
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let n = next++; n < values.length; n = next++) {
      const subjectId = subjectIds[n] as string;
      const sheetId = naturalId(TENANT, 'sheet', roundId, subjectId);
      await record(sheetCatalogue, sheetId, sheetOf({ opened, rules, sheetId, subjectId }, values[n] ?? {}));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, caller));
  return { roundId, subjectIds };
}

interface Of {
  readonly opened: RoundOpened;
  readonly rules: ScoringRules;
  readonly sheetId: string;
  readonly subjectId: string;
}

function sheetOf(
  { opened, rules, sheetId, subjectId }: Of,
  values: Readonly<Record<string, number | string>>,
): readonly SheetEvent[] {
  const { programme, version, roundId, period, division } = opened;
  const { sheetResult, shortestWay } = assessmentRulesOf(opened.rules);
  const enteredAt = '2026-01-01T00:00:00.000Z';
  const result = sheetResult(rules, {
    class: null,
    period,
    docket: [],
    appliedOn: null,
    values,
    evidence: {},
    adjustments: [],
    enteredAt,
  });
  const { key, rules: interpreter, roundCode, kind, form, due, decides, assessors } = opened;
  const subject = {
    id: subjectId,
    kind: 'team',
    name: `第 ${subjectId.slice(0, 4)} 队`,
    class: null,
    division,
    unit: null,
    level: null,
    town: null,
    county: division,
  };
  const basis = {
    programme,
    version,
    rules: interpreter,
    inputs: [{ stream: streamName('sheet', sheetId), revision: '0' }],
  };
  const facts = {
    programme,
    version,
    rules: interpreter,
    key,
    roundId,
    roundCode,
    kind,
    form,
    period,
    due,
    decides,
    assessors,
  };
  return [
    { type: 'SheetOpened', data: { ...facts, sheetId, subject, application: null, enteredAt } },
    { type: 'SheetScored', data: { sheetId, values, result, way: shortestWay(rules, result), told: null, basis } },
  ];
}
