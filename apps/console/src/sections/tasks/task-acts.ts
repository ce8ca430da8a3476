import type { Task } from './task-record.js';

export type TaskAct =
  | 'approve'
  | 'return'
  | 'decideExtension'
  | 'confirmCorrection'
  | 'declineCorrection'
  | 'reexamine'
  | 'signFor'
  | 'refuse'
  | 'submit'
  | 'askExtension'
  | 'remind'
  | 'reassign'
  | 'handOver'
  | 'reopen'
  | 'deliver'
  | 'correct'
  | 'withdraw';

type May = NonNullable<Task['may']>;
type Because = Exclude<May[keyof May], true>;
/** Acts as the API names them. */
type MayName =
  | 'review'
  | 'decideExtension'
  | 'confirmCorrection'
  | 'declineCorrection'
  | 'reexamine'
  | 'sign'
  | 'refuse'
  | 'submit'
  | 'askExtension'
  | 'remind'
  | 'reassign'
  | 'handOver'
  | 'reopen'
  | 'deliver'
  | 'correct'
  | 'withdraw';

export interface PossibleAct {
  readonly act: TaskAct;
  /** Why not now; the button is shown and says so. */
  readonly because?: Because;
}

/** In the order of the menu. */
const ACTS: readonly (readonly [act: TaskAct, may: MayName])[] = [
  ['approve', 'review'],
  ['return', 'review'],
  ['decideExtension', 'decideExtension'],
  ['confirmCorrection', 'confirmCorrection'],
  ['declineCorrection', 'declineCorrection'],
  ['reexamine', 'reexamine'],
  ['signFor', 'sign'],
  ['refuse', 'refuse'],
  ['submit', 'submit'],
  ['askExtension', 'askExtension'],
  ['remind', 'remind'],
  ['reassign', 'reassign'],
  ['handOver', 'handOver'],
  ['reopen', 'reopen'],
  ['deliver', 'deliver'],
  ['correct', 'correct'],
  ['withdraw', 'withdraw'],
];

/** Worth telling who looks for the act; whoever has no part in it does not see it at all. */
const WORTH_TELLING: ReadonlySet<string> = new Set([
  'TASK.OWN_SUBMISSION',
  'TASK.OWN_UNIT_SUBMISSION',
  'TASK.OWN_REQUEST',
  'TASK.CORRECTION_BY_SAME_PERSON',
  'TASK.EXTENSION_PENDING',
  'TASK.EXTENSION_TOO_LATE',
  'TASK.EXTENSION_TOO_OFTEN',
  'TASK.URGED_TODAY',
]);

/** What the reader may do about the task now, as the server says. */
export function actsOn({ may, proposal, persons }: Pick<Task, 'may' | 'proposal' | 'persons'>): readonly PossibleAct[] {
  if (may === null) return [];
  return ACTS.flatMap(([act, name]): readonly PossibleAct[] => {
    const answer = may[name];
    if (answer === undefined || (act === 'correct' && proposal !== null)) return [];
    if (act === 'handOver' && persons.every(({ personId }) => personId === null)) return [];
    if (answer === true) return [{ act }];
    return WORTH_TELLING.has(answer.code) ? [{ act, because: answer }] : [];
  });
}

/** What the office may record late for somebody of a unit who did it elsewhere. */
export function recordableActs({ may, status, rules, extensions }: Task): readonly TaskAct[] {
  if (may === null || may.deliver !== true) return [];
  switch (status) {
    case 'assigned':
      return ['signFor', 'refuse'];
    case 'signedFor':
    case 'returned':
      return rules.extension === null || extensions.some(({ decision }) => decision === null)
        ? ['submit']
        : ['submit', 'askExtension'];
    default:
      return [];
  }
}

export interface ArrangedActs {
  /** The one act of the page; none where nothing waits for the reader. */
  readonly primary: PossibleAct | null;
  /** Its counterpart, beside it. */
  readonly beside: PossibleAct | null;
  readonly rest: readonly PossibleAct[];
}

const BESIDE: Readonly<Partial<Record<TaskAct, TaskAct>>> = {
  approve: 'return',
  signFor: 'refuse',
  submit: 'askExtension',
  confirmCorrection: 'declineCorrection',
};

/** Which act stands out: what waits for the reader, not what the reader merely could do. */
export function arrange({ status }: Pick<Task, 'status'>, acts: readonly PossibleAct[]): ArrangedActs {
  const waits: readonly TaskAct[] = [
    'approve',
    'decideExtension',
    'confirmCorrection',
    'signFor',
    'submit',
    ...(status === 'refused' ? (['reassign'] as const) : []),
    'reexamine',
  ];
  const primary = waits.flatMap((act) => acts.filter((possible) => possible.act === act))[0] ?? null;
  const counterpart = primary === null ? undefined : BESIDE[primary.act];
  const beside = acts.find(({ act }) => act === counterpart) ?? null;
  return { primary, beside, rest: acts.filter((possible) => possible !== primary && possible !== beside) };
}
