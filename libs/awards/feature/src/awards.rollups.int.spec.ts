import { subjectCatalogue } from '@gongjian/directory-domain';
import type { SubjectEvent } from '@gongjian/directory-contracts';
import type { BasisInput, SubjectAsOf } from '@gongjian/shared-kernel';
import { until } from '@gongjian/shared-projections/testing';
import {
  type DistrictClient,
  togetherAt,
  inDays,
  TENANT,
  today,
  town,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { naturalId } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import { expireTitle, nameTitle } from './testing/recorded-titles.js';
import { runAwards } from './testing/running-awards.js';
import {
  comesTo,
  compound,
  definition,
  knownProgramme,
  titleIdOf,
  typesOf,
  type ToldProgramme,
} from './testing/told-results.js';

describe('a title that rolls up', () => {
  let awards: RunningDistrict;
  let itself: SubjectAsOf;
  let members: readonly [SubjectAsOf, SubjectAsOf];
  let as: (who: Who) => DistrictClient;
  const rollUp = {
    level: 'town' as const,
    members: { kind: 'point' as const },
    share: { atLeast: 100 },
    lost: 'suspend' as const,
  };

  async function registered({ id, kind, name, division }: SubjectAsOf): Promise<void> {
    const event = {
      type: 'SubjectRegistered',
      data: { kind, name, class: null, division: { ...town, ...division }, unit: null, effectiveOn: '2020-01-01' },
    } as SubjectEvent;
    await awards.recordDirectory(subjectCatalogue, id, [event]);
  }

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
    itself = { ...compound('桥南街道'), kind: 'division' };
    members = [
      { ...compound('东门市场'), kind: 'point' },
      { ...compound('政务大厅'), kind: 'point' },
    ];
    for (const subject of [itself, ...members]) await registered(subject);
  });

  afterAll(() => awards.stop());

  const rollUpIdOf = ({ programmeId }: ToldProgramme): string => naturalId(TENANT, 'rollup', programmeId, town.id);

  async function bothNamed(programme: ToldProgramme): Promise<void> {
    for (const member of members) await nameTitle(awards, member, programme);
    await comesTo(awards, `rollup-${rollUpIdOf(programme)}`, 'RollUpReached');
  }

  async function slateOf(rollUpId: string): Promise<Body> {
    const { items } = await as('office').eventually(
      `/slates?fromId=${rollUpId}&sort=-changed`,
      (body) => (body['items'] as readonly Body[]).length > 0,
    );
    return (items as readonly Body[])[0] as Body;
  }

  it('is counted with each of its members, and reached when enough hold the title', async () => {
    const programme = await knownProgramme(awards, { award: { ...definition.award, rollUp } });
    const rollUpId = rollUpIdOf(programme);
    await nameTitle(awards, members[0], programme);
    await comesTo(awards, `rollup-${rollUpId}`, 'MembersCounted');
    const office = as('office');
    expect(await office.eventually(`/roll-ups/${rollUpId}`, () => true)).toMatchObject({
      status: 'open',
      holding: 1,
      of: 2,
      subject: { id: itself.id, kind: 'division' },
    });
    await nameTitle(awards, members[1], programme);
    await office.eventually(`/roll-ups/${rollUpId}`, ({ status }) => status === 'reached');
    const list = await office.get(`/roll-ups?programmeId=${programme.programmeId}&status=reached`);
    expect(list.body['items']).toMatchObject([{ id: rollUpId, holding: 2, of: 2 }]);
    const entries = (await office.get(`/roll-ups/${rollUpId}/history`)).body['entries'] as readonly Body[];
    expect(entries.map(({ type }) => type)).toEqual(['MembersCounted', 'MembersCounted', 'RollUpReached']);
    expect(entries.at(-1)).toMatchObject({ actor: { kind: 'rule', unit: { name: '清河县创建办' } } });
    expect((await as('otherOffice').get(`/roll-ups/${rollUpId}`)).status).toBe(404);
  });

  it('that is held falls into doubt as the version says when members are lost', async () => {
    const programme = await knownProgramme(awards, { award: { ...definition.award, rollUp } });
    await bothNamed(programme);
    const titleId = await named(programme);
    await expireTitle(awards, members[1], programme);
    await until(async () => (await typesOf(awards, `title-${titleId}`)).includes('TitleSuspended'));
    const events = await awards.store.readStream(`title-${titleId}`);
    const raised = events.find(({ type }) => type === 'TriggerRaised');
    expect(JSON.parse(raised?.data ?? '')).toMatchObject({
      trigger: 'rollUp',
      grounds: [{ fact: { kind: 'membersLost', holding: 1, of: 2 }, occurredOn: today }],
    });
    const { basis } = JSON.parse(raised?.data ?? '') as { readonly basis: { readonly inputs: readonly BasisInput[] } };
    expect(basis.inputs.map(({ stream }) => stream)).toEqual(
      expect.arrayContaining([
        `rollup-${rollUpIdOf(programme)}`,
        ...members.map(({ id }) => `title-${titleIdOf(id, programme)}`),
      ]),
    );
  });

  /** The division itself, once it stands on its list. */
  async function named(programme: ToldProgramme): Promise<string> {
    await comesTo(awards, `title-${titleIdOf(itself.id, programme)}`, 'CandidateListed');
    return nameTitle(awards, itself, programme);
  }

  it('needs no notice where the programme asks for none', async () => {
    const { notice: _notice, ...award } = definition.award;
    const programme = await knownProgramme(awards, { award: { ...award, rollUp } });
    await bothNamed(programme);
    await comesTo(awards, `title-${titleIdOf(itself.id, programme)}`, 'NamingReady');
  });

  it('counts nothing of a programme without one, nor of what is no member', async () => {
    const plain = await knownProgramme(awards);
    const rolling = await knownProgramme(awards, { award: { ...definition.award, rollUp } });
    await nameTitle(awards, members[0], plain);
    await nameTitle(awards, { ...compound('某单位'), id: randomUUID(), kind: 'unit' }, rolling);
    await bothNamed(rolling);
    expect(await typesOf(awards, `rollup-${rollUpIdOf(plain)}`)).toEqual([]);
    expect(await as('office').eventually(`/roll-ups/${rollUpIdOf(rolling)}`, () => true)).toMatchObject({
      holding: 2,
      of: 2,
    });
  });

  it('goes through a notice like any other, and is not ready while a member is gone', async () => {
    const programme = await knownProgramme(awards, { award: { ...definition.award, rollUp } });
    await bothNamed(programme);
    const slate = await slateOf(rollUpIdOf(programme));
    expect(slate).toMatchObject({ count: 1, grade: 'silver', from: { kind: 'rollUp' } });
    await as('office').eventually(`/slates/${slate['id'] as string}`, ({ complete }) => complete === true);
    const slateIds = [slate['id']];
    const lateEntry = { effectiveOn: inDays(-1), reason: { code: 'onPaper' } };
    expect(await as('leader').post('/notices', { slateIds, lateEntry })).toMatchObject({
      status: 422,
      body: { code: 'NOTICE.LATE_ENTRY_TOO_EARLY', details: { notBefore: today } },
    });
    expect((await as('leader').post('/notices', { slateIds })).status).toBe(201);
    await awards.later(20);
    const titleId = titleIdOf(itself.id, programme);
    await comesTo(awards, `title-${titleId}`, 'NamingReady');
    await expireTitle(awards, members[0], programme);
    await comesTo(awards, `rollup-${rollUpIdOf(programme)}`, 'RollUpLost');
    await comesTo(awards, `title-${titleId}`, 'NamingNoLongerReady');
  });
});
