import { programmeVersionPublishedV1, type ProgrammeVersionPublishedV1 } from '@gongjian/plans-contracts';
import { naturalId } from '@gongjian/shared-event-sourcing';
import { county, TENANT, units, type RunningDistrict } from '@gongjian/shared-records/testing';

const names = (zh: string, en: string) => ({ zh, en });

/** A programme of the county that takes facts and applications. */
export const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'quiet-compound',
  names: names('安静小区创建', 'Quiet compounds'),
  kind: 'creation',
  founding: {
    authority: names('县委、县政府', 'County'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕3号', by: names('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'carryOut', names: names('组织实施', 'Carrying out') }],
  tasks: {
    review: [{ level: 1, names: names('街道审核', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }, { kind: 'hamlet' }] },
  facts: {
    incidents: [
      { code: 'confirmedCase', names: names('确诊病例', 'Confirmed case'), verifiedBy: 'reporter' },
      { code: 'brawl', names: names('聚众斗殴', 'Brawl'), verifiedBy: 'person' },
    ],
    complaints: {
      kinds: [{ code: 'noise', names: names('噪声扰民', 'Noise') }],
      rectifyWithin: { days: 10, of: 'working' },
    },
  },
  standard: {
    items: [
      {
        code: 'households',
        kind: 'number',
        names: names('网格户数', 'Households a grid'),
        unit: names('户', 'households'),
        places: 0,
        bound: { atLeast: 10, atMost: 20 },
      },
    ],
  },
  rounds: [
    {
      code: 'evaluation',
      names: names('评估', 'Evaluation'),
      form: 'inspection',
      by: 'county',
      opens: { on: 'application' },
      due: { days: 10, of: 'working' },
      indicators: 'all',
      decides: true,
      assessors: { number: 1 },
    },
  ],
  grading: {
    grades: [{ code: 'quiet', names: names('安静小区', 'Quiet'), named: true, when: { met: ['households'] } }],
  },
  application: {
    by: ['self', 'organisation', 'public'],
    conditions: [
      { kind: 'daysWithout', incidents: ['confirmedCase', 'brawl'], days: { atLeast: 14 } },
      { kind: 'complaintsWithin', verified: { lessThan: 2 }, within: { days: 30 } },
      { kind: 'subject', indicator: 'households' },
    ],
    reapply: [{ kind: 'daysWithout', incidents: ['confirmedCase', 'brawl'], days: { atLeast: 14 } }],
    chain: [
      {
        code: 'town',
        names: names('街道初审', 'Town'),
        at: 'town',
        actedBy: 'town',
        does: 'review',
        twoStep: false,
        within: { days: 3, of: 'working' },
        mayReject: true,
      },
      {
        code: 'evaluate',
        names: names('县级评估', 'Evaluation'),
        at: 'county',
        actedBy: 'reviewer',
        does: 'evaluate',
        round: 'evaluation',
        twoStep: false,
        mayReject: false,
      },
      {
        code: 'determine',
        names: names('认定', 'Determination'),
        at: 'county',
        actedBy: 'office',
        does: 'determine',
        twoStep: true,
        mayReject: true,
      },
      {
        code: 'file',
        names: names('县级备案', 'Filing'),
        at: 'county',
        actedBy: 'office',
        does: 'file',
        twoStep: false,
        mayReject: false,
      },
    ],
  },
} as const;

export const programmeIdOf = (key: string): string => naturalId(TENANT, 'programme', key);

/** Plans tells of a programme; nothing waits until it is here. */
export async function publish(
  district: RunningDistrict,
  change: { readonly key?: string; readonly version?: number } & Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { version = 1, ...members } = change;
  const whole = { ...definition, ...members };
  const id = programmeIdOf(whole.key);
  const authority = { id: units.office, name: '清河县创建办', division: { id: county.id, name: county.name } };
  const data: ProgrammeVersionPublishedV1 = {
    programmeId: id,
    version,
    key: whole.key,
    rules: 2,
    authority,
    definition: whole,
    act: {
      actor: {
        kind: 'person',
        id: '0198c7a0-0000-7000-8000-000000000301',
        role: 'office',
        post: null,
        division: null,
        unit: null,
      },
      channel: 'console',
      occurredAt: '2026-02-01T02:00:00.000Z',
    },
  };
  await district.tell({ event: programmeVersionPublishedV1, subject: `programme-${id}`, data });
  return id;
}
