import { describe, expect, it } from '@jest/globals';
import type { MayAct } from './may.js';
import { offeredActs } from './title-act-order.js';

const no = (code: string): MayAct => ({ code, zh: '不能', en: 'No' });

describe('the acts of a title', () => {
  it('are none where the past is looked at', () => {
    expect(offeredActs(null, false)).toEqual([]);
  });

  it('stand the most pressing first, and the first that presses is the primary one', () => {
    const acts = offeredActs({ correct: true, warn: true, confer: true, signRemoval: true }, false);
    expect(acts.map(({ act }) => act)).toEqual(['signRemoval', 'confer', 'warn', 'correct']);
    expect(acts.filter(({ primary }) => primary).map(({ act }) => act)).toEqual(['signRemoval']);
  });

  it('have no primary one where nothing presses', () => {
    expect(offeredActs({ warn: true, suspend: true, correct: true }, false).some(({ primary }) => primary)).toBe(false);
  });

  it('are shown with the reason where time will allow them', () => {
    const refused = no('TITLE.STATEMENT_RUNNING');
    expect(offeredActs({ signRemoval: refused, withdrawProposal: true }, false)).toEqual([
      { act: 'signRemoval', refused, primary: false },
      { act: 'withdrawProposal', refused: null, primary: false },
    ]);
  });

  it('are left out where they make no sense or belong to others', () => {
    expect(offeredActs({ confer: no('TITLE.CONFERRED_ALREADY'), warn: no('ACCESS.FORBIDDEN') }, false)).toEqual([]);
  });

  it('of a removal that is over stand last while the title is held again', () => {
    const may = { file: true, warn: true, correct: true } as const;
    expect(offeredActs(may, true).map(({ act }) => act)).toEqual(['warn', 'correct', 'file']);
    expect(offeredActs(may, true).some(({ primary }) => primary)).toBe(false);
    expect(offeredActs(may, false)[0]).toMatchObject({ act: 'file', primary: true });
  });

  it('say that somebody has to be told first only where it is signed', () => {
    const acts = offeredActs({ signRemoval: no('TITLE.NOT_TOLD'), recordStatement: no('TITLE.NOT_TOLD') }, false);
    expect(acts.map(({ act }) => act)).toEqual(['signRemoval']);
  });
});
