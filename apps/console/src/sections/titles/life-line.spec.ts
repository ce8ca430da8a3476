import { describe, expect, it } from '@jest/globals';
import { lifeOf, type LifeEntry } from './life-line.js';

const dayOf = (instant: string): string => instant.slice(0, 10);

function entry(type: string, data: object, recordedAt = '2026-01-05T01:00:00.000Z', effectiveOn?: string): LifeEntry {
  return { type, data, recordedAt, ...(effectiveOn === undefined ? {} : { effectiveOn }) };
}

const named = entry('TitleNamed', { namingId: 'n1', namedOn: '2025-04-28' });
const conferred = entry('TitleConferred', { on: '2025-06-30' });
const removed = entry('TitleRemoved', { removalId: 'r1', effectiveOn: '2026-11-23' });

describe('the life of a title', () => {
  it('is its states with the days they are of, whenever they were recorded', () => {
    expect(lifeOf([named, conferred, removed], {}, dayOf).map(({ state, on }) => [state, on])).toEqual([
      ['named', '2025-04-28'],
      ['conferred', '2025-06-30'],
      ['removed', '2026-11-23'],
    ]);
  });

  it('begins with the application and the notice', () => {
    const before = { appliedOn: '2025-03-02', notice: { from: '2025-04-10', to: '2025-04-16' } };
    expect(lifeOf([named], before, dayOf)).toEqual([
      { state: 'applied', on: '2025-03-02', tone: 'plain', undone: false },
      { state: 'notice', on: '2025-04-10', to: '2025-04-16', tone: 'plain', undone: false },
      { state: 'named', on: '2025-04-28', tone: 'title', undone: false },
    ]);
  });

  it('shows an annulled removal as undone, and the title as held again', () => {
    const annulled = entry('RemovalAnnulled', { removalId: 'r1', on: '2026-12-20' });
    const life = lifeOf([named, removed, annulled], {}, dayOf);
    expect(life.map(({ state, undone }) => [state, undone])).toEqual([
      ['named', false],
      ['removed', true],
      ['reinstated', false],
    ]);
  });

  it('shows an annulled naming as undone', () => {
    const annulled = entry('NamingAnnulled', { namingId: 'n1', on: '2026-01-20' });
    expect(lifeOf([named, annulled], {}, dayOf)[0]).toMatchObject({ state: 'named', undone: true });
  });

  it('keeps a withdrawn proposal apart from one that came after it', () => {
    const life = lifeOf(
      [
        entry('RemovalProposed', { on: '2026-09-01' }),
        entry('RemovalProposalWithdrawn', {}),
        entry('RemovalProposed', { on: '2026-10-01' }),
      ],
      {},
      dayOf,
    );
    expect(life.map(({ undone }) => undone)).toEqual([true, false]);
  });

  it('puts a late entry at the day it took effect', () => {
    const late = entry('TitleWarned', { on: '2026-09-20' }, '2026-09-20T01:00:00.000Z', '2025-05-14');
    expect(lifeOf([named, conferred, late], {}, dayOf).map(({ state }) => state)).toEqual([
      'named',
      'warned',
      'conferred',
    ]);
  });

  it('takes the day of recording where the fact tells none', () => {
    expect(lifeOf([entry('WarningEnded', {})], {}, dayOf)[0]?.on).toBe('2026-01-05');
  });

  it('leaves out what is no state of it', () => {
    expect(lifeOf([entry('ClockPassed', {}), entry('NamingSigned', { on: '2025-04-27' })], {}, dayOf)).toEqual([]);
  });
});
