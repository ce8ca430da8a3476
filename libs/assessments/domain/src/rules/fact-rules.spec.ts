import type { DayCount } from '@gongjian/shared-kernel';
import { calendar } from '../testing/campaign.js';
import { complaintKindsOf, incidentKindsOf, strictestRectifyWithin, type FactRules } from './fact-rules.js';

const names = { zh: '名', en: 'name' };
const version = (programme: string, kinds: readonly string[], rectifyWithin: DayCount): FactRules => ({
  programme,
  version: 1,
  rules: 2,
  facts: {
    incidents: [{ code: `${programme}Incident`, names, verifiedBy: 'reporter' }],
    complaints: { kinds: kinds.map((code) => ({ code, names })), rectifyWithin },
  },
});

const slow = version('slow', ['noise', 'waste'], { days: 10, of: 'working' });
const quick = version('quick', ['noise'], { days: 3, of: 'calendar' });
const other = version('other', ['fumes'], { days: 1, of: 'calendar' });
const without: FactRules = { programme: 'without', version: 1, rules: 2, facts: undefined };
const all = [without, slow, quick, other];

describe('the time a complaint is to be put right within', () => {
  it('is the one that is over first of those that take one of its kinds', () => {
    expect(strictestRectifyWithin(all, ['noise', 'waste'], '2026-11-20', calendar)).toEqual({
      pinned: { programme: 'quick', version: 1, rules: 2 },
      within: { days: 3, of: 'calendar' },
    });
    expect(strictestRectifyWithin(all, ['waste'], '2026-11-20', calendar)?.pinned.programme).toBe('slow');
  });

  it('is that of the first version where several end on one day', () => {
    const again = { ...quick, programme: 'again' };
    expect(strictestRectifyWithin([quick, again], ['noise'], '2026-11-20', calendar)?.pinned.programme).toBe('quick');
    expect(strictestRectifyWithin([again, quick], ['noise'], '2026-11-20', calendar)?.pinned.programme).toBe('again');
  });

  it('is none where no version takes its kinds', () => {
    expect(strictestRectifyWithin(all, ['unheard'], '2026-11-20', calendar)).toBeNull();
  });
});

describe('the kinds that are taken', () => {
  it('are those of every version, each once', () => {
    expect(complaintKindsOf(all)).toEqual(['noise', 'waste', 'fumes']);
    expect(incidentKindsOf(all)).toEqual(['slowIncident', 'quickIncident', 'otherIncident']);
  });
});
