import type { Role } from '../../session/me.js';
import { actsOn, arrange, recordableActs, type Viewer } from './task-acts.js';
import type { Task } from './task-record.js';

const TODAY = '2026-11-20';

function task(changes: object): Task {
  return {
    status: 'assigned',
    units: [
      { role: 'lead', unit: { id: 'lead' } },
      { role: 'assisting', unit: { id: 'assisting' } },
    ],
    signatures: [],
    submissions: [],
    extensions: [],
    corrections: [],
    proposal: null,
    waitsFor: null,
    rules: { review: [], extension: { mayBeAskedUntil: 3, maxTimes: 1, decidedBy: 'town' } },
    due: { on: '2026-11-30' },
    ...changes,
  } as unknown as Task;
}

function viewer(roles: readonly Role[], unitIds: readonly string[] = [], personId = 'me'): Viewer {
  return { personId, unitIds, roles: new Set(roles) };
}

const submittedBy = (personId: string, unitId: string): object => ({
  status: 'submitted',
  submissions: [
    { submission: 1, unit: { id: unitId }, submittedBy: { personId }, submitterUnits: [unitId], evidence: [] },
  ],
});

function primary(of: Task, who: Viewer): readonly (string | undefined)[] {
  const { primary: first, beside } = arrange(of, actsOn(of, who, TODAY));
  return [first?.act, beside?.act];
}

describe('the act that stands out', () => {
  it('is 签收 for a unit it is assigned to, and 拒收 beside it', () => {
    expect(primary(task({}), viewer(['unitLiaison'], ['lead']))).toEqual(['signFor', 'refuse']);
  });

  it('is 签收 alone for handlers and for units that only assist', () => {
    expect(primary(task({}), viewer(['handler'], ['lead']))).toEqual(['signFor', undefined]);
    expect(primary(task({}), viewer(['unitLiaison'], ['assisting']))).toEqual(['signFor', undefined]);
  });

  it('is 提交 once it was signed for, and 申请延期 beside it', () => {
    const signed = task({ status: 'signedFor', signatures: [{ unit: { id: 'lead' } }] });
    expect(primary(signed, viewer(['handler'], ['lead']))).toEqual(['submit', 'askExtension']);
  });

  it('is 通过 for whom the submission waits, and 退回 beside it', () => {
    const waiting = task({ ...submittedBy('other', 'lead'), waitsFor: { level: 1, actedBy: 'town' } });
    expect(primary(waiting, viewer(['town']))).toEqual(['approve', 'return']);
    expect(primary(waiting, viewer(['leader']))).toEqual([undefined, undefined]);
  });

  it('is 改派 for the office where a unit refused', () => {
    expect(primary(task({ status: 'refused' }), viewer(['office']))[0]).toBe('reassign');
  });

  it('is none of what merely could be done', () => {
    expect(primary(task({ status: 'completed' }), viewer(['office']))).toEqual([undefined, undefined]);
    expect(actsOn(task({ status: 'completed' }), viewer(['office']), TODAY).map(({ act }) => act)).toEqual([
      'reopen',
      'correct',
    ]);
  });
});

describe('an act that is not possible now', () => {
  it('says that nobody reviews what they submitted themselves', () => {
    const own = task({ ...submittedBy('me', 'lead'), waitsFor: { level: 1, actedBy: 'office' } });
    expect(actsOn(own, viewer(['office']), TODAY)[0]).toEqual({ act: 'approve', blockedBy: 'ownSubmission' });
  });

  it('says that nobody but its head reviews what the own unit submitted', () => {
    const ofUnit = (actedBy: string): Task =>
      task({ ...submittedBy('other', 'lead'), waitsFor: { level: 1, actedBy } });
    expect(actsOn(ofUnit('office'), viewer(['office'], ['lead']), TODAY)[0]?.blockedBy).toBe('ownUnitSubmission');
    expect(actsOn(ofUnit('unitHead'), viewer(['unitHead'], ['lead']), TODAY)[0]).toEqual({ act: 'approve' });
  });

  it('says why no extension can be asked for', () => {
    const ask = (changes: object): string | undefined =>
      actsOn(task({ status: 'signedFor', ...changes }), viewer(['handler'], ['lead']), TODAY).find(
        ({ act }) => act === 'askExtension',
      )?.blockedBy;
    expect(ask({})).toBeUndefined();
    expect(ask({ due: { on: '2026-11-22' } })).toBe('extensionTooLate');
    expect(ask({ extensions: [{ decision: 'granted' }] })).toBe('extensionTooOften');
    expect(ask({ extensions: [{ decision: null }] })).toBe('extensionPending');
  });
});

describe('what the office records late for a unit', () => {
  it('is what the unit could do', () => {
    expect(recordableActs(task({}), viewer(['office']))).toEqual(['signFor', 'refuse']);
    expect(recordableActs(task({ status: 'returned' }), viewer(['office']))).toEqual(['submit', 'askExtension']);
    expect(recordableActs(task({}), viewer(['town']))).toEqual([]);
  });
});
