import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { asTold } from './as-told.js';

const officer = (personId: string): OfficerAsOf => ({
  ...{ personId, role: 'assessor', post: { id: `post ${personId}`, name: '考评员' } },
  ...{ unit: { id: 'unit', name: '创建办' }, division: { id: 'county', name: '清河县' } },
});
const BEFORE = '2026-11-01T02:00:00.000Z';
const SINCE = '2026-11-20T02:00:00.000Z';
const filed = (personId: string, filedAt: string) => ({ assessor: officer(personId), filedAt });
const aside = (personId: string, at: string) => ({ assessor: officer(personId), at });
const points = (personId: string, recordedAt: string) => ({ by: officer(personId), recordedAt });
const found = (findingId: string, recordedAt: string, withdrawnAt: string | null = null) => ({
  ...{ findingId, recordedAt },
  withdrawal: withdrawnAt === null ? null : { by: officer('next'), at: withdrawnAt },
});
const row = {
  status: 'waiting' as 'waiting' | 'scored',
  appointed: [officer('first'), officer('next')],
  stoodAside: [aside('kin', BEFORE), aside('friend', SINCE)],
  assessorsWithdrawn: [aside('kin', BEFORE), aside('friend', SINCE)],
  assessments: [filed('first', BEFORE), filed('next', SINCE)],
  arbitrated: ['order'],
  adjustments: [points('first', BEFORE), points('next', SINCE)],
  findings: [found('a', BEFORE), found('b', BEFORE, SINCE), found('c', BEFORE, BEFORE), found('d', SINCE)],
  score: { scoredAt: BEFORE } as { readonly scoredAt: string } | null,
};
const who = (told: typeof row) => ({
  appointed: told.appointed.map(({ personId }) => personId),
  aside: [...told.stoodAside, ...told.assessorsWithdrawn].map(({ assessor }) => assessor.personId),
  assessments: told.assessments.map(({ assessor }) => assessor.personId),
  adjustments: told.adjustments.map(({ by }) => by.personId),
  findings: told.findings.map(({ findingId, withdrawal }) => [findingId, withdrawal !== null]),
});

describe('a sheet as its subject reads it', () => {
  it('shows who assessed it and what they found, not who assesses it anew', () => {
    expect(who(asTold(row))).toEqual({
      appointed: ['first'],
      aside: ['kin', 'kin'],
      assessments: ['first'],
      adjustments: ['first'],
      findings: [
        ['a', false],
        ['b', false],
        ['c', true],
      ],
    });
    expect(asTold(row).arbitrated).toEqual([]);
  });
  it('shows nobody before it is scored', () =>
    expect(who(asTold({ ...row, score: null }))).toEqual({
      ...{ appointed: [], aside: [], assessments: [], adjustments: [], findings: [] },
    }));
  it('is shown whole once it is scored', () => {
    const scored: typeof row = { ...row, status: 'scored' };
    expect(asTold(scored)).toBe(scored);
  });
});
