import { sinceOf, stationsOf } from './chain.js';

type Told = Parameters<typeof stationsOf>[0];

const level = (code: string, does: Told['chain'][number]['does']): Told['chain'][number] => ({
  code,
  at: 'county',
  actedBy: 'office',
  does,
  twoStep: false,
  mayReject: true,
  round: null,
  within: null,
});
const chain = [level('town', 'review'), level('determine', 'determine'), level('city', 'file')];
const told = (more: Partial<Told>): Told => ({
  chain,
  acts: [],
  status: 'atLevel',
  waitsFor: null,
  filings: [],
  determination: null,
  ...more,
});
const act = (code: string, kind: Told['acts'][number]['act'], counts = true): Told['acts'][number] =>
  ({ act: kind, level: code, counts, at: '2026-11-22T08:00:00.000Z' }) as Told['acts'][number];

describe('the line of the review chain', () => {
  it('says where it is, what it has passed and what is ahead', () => {
    const stations = stationsOf(
      told({ acts: [act('town', 'approved')], waitsFor: { code: 'determine', at: 'county', actedBy: 'office' } }),
    );
    expect(stations.map(({ standing }) => standing)).toEqual(['passed', 'here', 'ahead']);
  });

  it('says which level returned it', () => {
    const stations = stationsOf(told({ status: 'returned', acts: [act('town', 'returned')] }));
    expect(stations.map(({ standing }) => standing)).toEqual(['returned', 'ahead', 'ahead']);
  });

  it('says at which level it is held while it is on hold', () => {
    const stations = stationsOf(told({ status: 'onHold', acts: [act('town', 'approved')] }));
    expect(stations.map(({ standing }) => standing)).toEqual(['passed', 'held', 'ahead']);
  });

  it('has passed every level once it was filed upward', () => {
    const stations = stationsOf(
      told({
        status: 'filedUpward',
        determination: {} as NonNullable<Told['determination']>,
        filings: [{ level: 'city' } as Told['filings'][number]],
      }),
    );
    expect(stations.map(({ standing }) => standing)).toEqual(['passed', 'passed', 'passed']);
  });
});

describe('since when it lies there', () => {
  it('is the last thing that moved it', () => {
    expect(
      sinceOf({ recordedAt: '2026-11-01T00:00:00.000Z', acts: [act('town', 'approved')], resubmissions: [] }),
    ).toBe('2026-11-22T08:00:00.000Z');
  });
});
