import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { asTold } from './as-told.js';

const officer = (personId: string): OfficerAsOf => ({
  ...{ personId, role: 'assessor', post: { id: `post ${personId}`, name: '考评员' } },
  ...{ unit: { id: 'unit', name: '创建办' }, division: { id: 'county', name: '清河县' } },
});
const filed = (personId: string, filedAt: string) => ({ assessor: officer(personId), filedAt });
const row = {
  status: 'waiting' as const,
  appointed: [officer('first'), officer('next')],
  assessments: [filed('first', '2026-11-01T02:00:00.000Z'), filed('next', '2026-11-20T02:00:00.000Z')],
  arbitrated: ['order'],
  score: { scoredAt: '2026-11-01T02:00:00.000Z' },
};
const who = ({ appointed, assessments }: typeof row): readonly (readonly string[])[] => [
  appointed.map(({ personId }) => personId),
  assessments.map(({ assessor }) => assessor.personId),
];

describe('a sheet as its subject reads it', () => {
  it('shows who assessed it, not who assesses it anew', () => {
    expect(who(asTold(row))).toEqual([['first'], ['first']]);
    expect(asTold(row).arbitrated).toEqual([]);
  });
  it('shows nobody before it is scored', () => expect(who(asTold({ ...row, score: null as never }))).toEqual([[], []]));
  it('is shown whole once it is scored', () => {
    const scored = { ...row, status: 'scored' as const };
    expect(asTold(scored)).toBe(scored);
  });
});
