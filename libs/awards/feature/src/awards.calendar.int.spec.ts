import { circularCatalogue, noticeCatalogue, objectionCatalogue, type TitleEvent } from '@gongjian/awards-domain';
import { appendEvents, until } from '@gongjian/shared-projections/testing';
import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import { clockFrom, type DomainEvent, type OfficerAsOf } from '@gongjian/shared-kernel';
import { announcedCalendar, withYears, workingCalendarOf } from '@gongjian/shared-records';
import {
  county,
  people,
  TENANT,
  today,
  togetherAt,
  units,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { appendTo, conferredTitle, publishedProgramme as awardProgramme } from './testing/award-steps.js';
import { runAwards } from './testing/running-awards.js';
import { publishedProgramme } from './testing/told-results.js';

const announced = announcedCalendar();
const nextYear = Math.max(announced.years.at(-1) ?? 0, Number(today.slice(0, 4))) + 1;
const newer = withYears(
  announced,
  workingCalendarOf(
    [1, 2, 3, 4, 5].map((day) => `${nextYear}-05-0${day}`),
    [],
  ),
);
const days = { days: 9, of: 'working' } as const;
const from = `${nextYear}-04-28`;
const provisional = clockFrom(days, from, announced);

describe('times of awards whose year has no calendar yet', () => {
  let awards: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
  });

  afterAll(() => awards.stop());

  async function recorded(catalogue: EventCatalogue, id: string, events: readonly DomainEvent[]): Promise<void> {
    const recordedAt = new Date().toISOString();
    await appendEvents(awards.store, catalogue, { tenant: TENANT, id, events, recordedAt, commandId: randomUUID() });
  }

  async function revisedIn(stream: string): Promise<readonly string[]> {
    const types = (await awards.store.readStream(stream)).map(({ type }) => type);
    return types.filter((type) => type.endsWith('TimeRevised'));
  }

  it('are provisional, and are counted anew once by the release that has the calendar', async () => {
    const { programmeId: programme, version, key } = await publishedProgramme(awards);
    const pinned = { programme, version, rules: 2, key };
    const basis = { programme, version, rules: 2, inputs: [] };
    const unit = { id: units.office, name: '清河县创建办', division: { id: county.id, name: county.name } };
    const { division, ...office } = unit;
    const by: OfficerAsOf = {
      ...{ personId: people.office, role: 'office', post: { id: randomUUID(), name: '创建办干事' }, division },
      unit: office,
    };
    const [noticeId, objectionId, circularId] = [randomUUID(), randomUUID(), randomUUID()];
    const opened = {
      ...{ ...pinned, noticeId, slates: [], count: 1, firstDay: from, lastDay: provisional, channels: ['web'] },
      ...{ division, decidedBy: by, by, basis },
    };
    await recorded(noticeCatalogue, noticeId, [{ type: 'NoticeOpened', data: opened }]);
    const received = {
      ...{ ...pinned, objectionId, noticeId, titleId: null, subjectId: null, receivedOn: from, onTime: true },
      ...{ named: true, blocks: false, identity: null, contact: null, replyDue: provisional },
      ...{ text: await awards.sealed(`objection-${objectionId}`, '楼道堆物未清'), division },
    };
    await recorded(objectionCatalogue, objectionId, [{ type: 'ObjectionReceived', data: received }]);
    const cause = { kind: 'escalation', escalationId: randomUUID() };
    const drafted = { ...pinned, circularId, unit, authority: unit, cause, by: null, basis };
    await recorded(circularCatalogue, circularId, [
      { type: 'CircularDrafted', data: drafted },
      { type: 'UnitTold', data: { circularId, on: from, until: provisional, by } },
    ]);
    const award = await awardProgramme(awards);
    const { titleId } = await conferredTitle(awards, award);
    const raised = {
      ...{ titleId, number: 1, namingId: randomUUID(), trigger: 'noise', names: { zh: '噪声', en: 'Noise' } },
      ...{ clause: '第五条', consequence: 'warn', confirm: 'one', grounds: [], completedBy: randomUUID(), lower: null },
      ...{ watchRevision: 0, due: provisional, basis },
    };
    await appendTo(awards, titleId, [{ type: 'TriggerRaised', data: raised } as unknown as TitleEvent]);
    const reader = as('office');
    const told = (row: Body): unknown => (row['told'] as Body | null)?.['until'];
    expect(await reader.eventually(`/circulars/${circularId}`, (row) => row['status'] === 'told')).toMatchObject({
      told: { until: { lastDay: provisional.lastDay, calendar: null } },
    });
    await awards.restart(newer);
    const known = { lastDay: clockFrom(days, from, newer).lastDay, calendar: newer.version };
    const circular = await reader.eventually(`/circulars/${circularId}`, (row) => isKnown(told(row)));
    expect(told(circular)).toMatchObject(known);
    const notice = await reader.eventually(`/notices/${noticeId}`, ({ lastDay }) => isKnown(lastDay));
    expect(notice['lastDay']).toMatchObject(known);
    await until(async () => (await revisedIn(`title-${titleId}`)).length > 0);
    await awards.restart(newer);
    for (const stream of [
      `title-${titleId}`,
      `notice-${noticeId}`,
      `objection-${objectionId}`,
      `circular-${circularId}`,
    ]) {
      expect(await revisedIn(stream)).toHaveLength(1);
    }
  });
});

function isKnown(clock: unknown): boolean {
  return (clock as Body | null)?.['calendar'] === newer.version;
}
