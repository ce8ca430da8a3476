import { actsOn, arrange, recordableActs } from './task-acts.js';
import type { Task } from './task-record.js';

type May = NonNullable<Task['may']>;

const DENIED = { code: 'ACCESS.DENIED', zh: '无权', en: 'No right' };

/** Only these are possible; the rest is refused, for want of a right where nothing else is said. */
function task(status: Task['status'], may: Partial<May>, changes: object = {}): Task {
  const refused = Object.fromEntries(
    [
      'deliver',
      'sign',
      'refuse',
      'askExtension',
      'decideExtension',
      'submit',
      'review',
      'reopen',
      'remind',
      'reassign',
      'handOver',
      'withdraw',
      'correct',
      'confirmCorrection',
      'declineCorrection',
      'reexamine',
    ].map((act) => [act, DENIED]),
  );
  return {
    status,
    may: { ...refused, ...may },
    proposal: null,
    persons: [],
    extensions: [],
    rules: { extension: { mayBeAskedUntil: 3, maxTimes: 1, decidedBy: 'town' } },
    ...changes,
  } as unknown as Task;
}

function standing(of: Task): readonly (string | undefined)[] {
  const { primary, beside } = arrange(of, actsOn(of));
  return [primary?.act, beside?.act];
}

describe('the act that stands out', () => {
  it('is 签收 for a unit it is assigned to, and 拒收 beside it where that is possible', () => {
    expect(standing(task('assigned', { sign: true, refuse: true }))).toEqual(['signFor', 'refuse']);
    expect(standing(task('assigned', { sign: true }))).toEqual(['signFor', undefined]);
  });

  it('is 签收 for a unit that has not signed for it, though another has', () => {
    expect(standing(task('signedFor', { sign: true, submit: true }))).toEqual(['signFor', undefined]);
  });

  it('is 提交 once it was signed for, and 申请延期 beside it', () => {
    expect(standing(task('signedFor', { submit: true, askExtension: true }))).toEqual(['submit', 'askExtension']);
  });

  it('is 通过 for whom the submission waits, and 退回 beside it', () => {
    expect(standing(task('submitted', { review: true, withdraw: true }))).toEqual(['approve', 'return']);
  });

  it('is 改派 where a unit refused, and nowhere else', () => {
    expect(standing(task('refused', { reassign: true }))[0]).toBe('reassign');
    expect(standing(task('signedFor', { reassign: true }))[0]).toBeUndefined();
  });

  it('is none of what merely could be done', () => {
    const completed = task('completed', { reopen: true, correct: true });
    expect(standing(completed)).toEqual([undefined, undefined]);
    expect(actsOn(completed).map(({ act }) => act)).toEqual(['reopen', 'correct']);
  });
});

describe('an act that is not possible now', () => {
  it('is not shown to whoever has no part in it', () => {
    expect(actsOn(task('submitted', {}))).toEqual([]);
  });

  it('is shown with the reason where that is worth telling', () => {
    const because = { code: 'TASK.OWN_SUBMISSION', zh: '不能审核自己提交的材料。', en: 'Not your own.' };
    expect(actsOn(task('submitted', { review: because }))).toEqual([
      { act: 'approve', because },
      { act: 'return', because },
    ]);
  });

  it('is a second correction while one waits', () => {
    const pending = task('signedFor', { correct: true, declineCorrection: true }, { proposal: {} });
    expect(actsOn(pending).map(({ act }) => act)).toEqual(['declineCorrection']);
  });

  it('is every act on what is shown as it was', () => {
    expect(actsOn({ may: null, proposal: null, persons: [] })).toEqual([]);
  });
});

describe('what the office records late for a unit', () => {
  it('is what the unit could do', () => {
    expect(recordableActs(task('assigned', { deliver: true }))).toEqual(['signFor', 'refuse']);
    expect(recordableActs(task('returned', { deliver: true }))).toEqual(['submit', 'askExtension']);
    expect(recordableActs(task('assigned', { sign: true }))).toEqual([]);
  });
});

describe('reminding and handing over', () => {
  it('are behind 更多; a reminder of today says why there is none again', () => {
    const held = { persons: [{ personId: 'p', role: 'handler' }] };
    const acts = actsOn(task('signedFor', { remind: true, handOver: true }, held));
    expect(acts.map(({ act }) => act)).toEqual(['remind', 'handOver']);
    expect(arrange(task('signedFor', {}), acts).primary).toBeNull();
    const refused = { code: 'TASK.URGED_TODAY', zh: '今天已催办', en: 'Today already' };
    expect(actsOn(task('signedFor', { remind: refused }))).toEqual([{ act: 'remind', because: refused }]);
  });
  it('need somebody who holds a part', () => {
    expect(actsOn(task('signedFor', { handOver: true }))).toEqual([]);
  });
});
