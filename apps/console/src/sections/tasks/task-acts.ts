import type { Role } from '../../session/me.js';
import { awaitingReexamination, lastSubmission, pendingExtension, type Officer, type Task } from './task-record.js';

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
  | 'reassign'
  | 'reopen'
  | 'deliver'
  | 'correct'
  | 'withdraw';

export type BlockedBy =
  | 'ownSubmission'
  | 'ownUnitSubmission'
  | 'ownRequest'
  | 'ownProposal'
  | 'extensionPending'
  | 'extensionTooLate'
  | 'extensionTooOften';

export interface PossibleAct {
  readonly act: TaskAct;
  /** Why not now; the button is shown and says so. */
  readonly blockedBy?: BlockedBy;
}

export interface Viewer {
  readonly personId: string;
  readonly unitIds: readonly string[];
  readonly roles: ReadonlySet<Role>;
}

const UNIT_ROLES: readonly Role[] = ['office', 'unitHead', 'unitLiaison', 'handler', 'town', 'community'];
const REVIEW_ROLES: Readonly<Record<NonNullable<Task['waitsFor']>['actedBy'], readonly Role[]>> = {
  unitHead: ['unitHead'],
  town: ['office', 'town'],
  office: ['office', 'reviewer'],
  reviewer: ['reviewer'],
  leader: ['leader'],
};

/** What the viewer may do about the task, in the order of importance. */
export function actsOn(task: Task, viewer: Viewer, today: string): readonly PossibleAct[] {
  return [
    ...reviewActs(task, viewer),
    ...decisionActs(task, viewer),
    ...unitActs(task, viewer, today),
    ...officeActs(task, viewer),
  ];
}

/** What the office may record late for somebody of a unit that cannot do it here. */
export function recordableActs(task: Task, viewer: Viewer): readonly TaskAct[] {
  if (!viewer.roles.has('office')) return [];
  switch (task.status) {
    case 'assigned':
      return ['signFor', 'refuse'];
    case 'signedFor':
    case 'returned':
      return task.rules.extension === null || pendingExtension(task) !== undefined
        ? ['submit']
        : ['submit', 'askExtension'];
    default:
      return [];
  }
}

function reviewActs(task: Task, viewer: Viewer): readonly PossibleAct[] {
  const { waitsFor } = task;
  const submission = lastSubmission(task);
  if (task.status !== 'submitted' || waitsFor === null || submission === undefined) return [];
  if (!holds(viewer, REVIEW_ROLES[waitsFor.actedBy])) return [];
  if (waitsFor.actedBy === 'unitHead' && !viewer.unitIds.includes(submission.unit.id)) return [];
  const ownUnit = [submission.unit.id, ...submission.submitterUnits].some((id) => viewer.unitIds.includes(id));
  const blocked =
    isBy(submission.submittedBy, viewer) || isBy(submission.recordedBy, viewer)
      ? ({ blockedBy: 'ownSubmission' } as const)
      : ownUnit && waitsFor.actedBy !== 'unitHead'
        ? ({ blockedBy: 'ownUnitSubmission' } as const)
        : {};
  return [
    { act: 'approve', ...blocked },
    { act: 'return', ...blocked },
  ];
}

function decisionActs(task: Task, viewer: Viewer): readonly PossibleAct[] {
  const acts: PossibleAct[] = [];
  const request = pendingExtension(task);
  const decides = task.rules.extension?.decidedBy;
  if (request !== undefined && decides !== undefined && viewer.roles.has(decides)) {
    const own = isBy(request.askedBy, viewer) || isBy(request.recordedBy, viewer);
    acts.push({ act: 'decideExtension', ...(own ? { blockedBy: 'ownRequest' as const } : {}) });
  }
  if (!viewer.roles.has('office')) return acts;
  if (task.proposal !== null) {
    const own = isBy(task.proposal.proposedBy, viewer);
    acts.push({ act: 'confirmCorrection', ...(own ? { blockedBy: 'ownProposal' as const } : {}) });
    acts.push({ act: 'declineCorrection' });
  }
  if (awaitingReexamination(task) !== undefined) acts.push({ act: 'reexamine' });
  return acts;
}

function unitActs(task: Task, viewer: Viewer, today: string): readonly PossibleAct[] {
  if (!holds(viewer, UNIT_ROLES)) return [];
  const mine = task.units.filter(({ unit }) => viewer.unitIds.includes(unit.id));
  const bound = mine.some(({ role }) => role !== 'assisting');
  const open = task.status === 'signedFor' || task.status === 'returned';
  const acts: PossibleAct[] = [];
  const unsigned = mine.some(({ unit }) => task.signatures.every((signature) => signature.unit.id !== unit.id));
  if (unsigned && (open || task.status === 'assigned' || task.status === 'submitted')) acts.push({ act: 'signFor' });
  if (
    bound &&
    task.status === 'assigned' &&
    holds(
      viewer,
      UNIT_ROLES.filter((role) => role !== 'handler'),
    )
  ) {
    acts.push({ act: 'refuse' });
  }
  if (bound && open) {
    acts.push({ act: 'submit' });
    if (task.rules.extension !== null) acts.push(askExtension(task, task.rules.extension, today));
  }
  return acts;
}

function askExtension(
  task: Task,
  { mayBeAskedUntil, maxTimes }: NonNullable<Task['rules']['extension']>,
  today: string,
): PossibleAct {
  const granted = task.extensions.filter(({ decision }) => decision === 'granted').length;
  const daysLeft = (Date.parse(task.due.on) - Date.parse(today)) / 86_400_000;
  if (pendingExtension(task) !== undefined) return { act: 'askExtension', blockedBy: 'extensionPending' };
  if (granted >= maxTimes) return { act: 'askExtension', blockedBy: 'extensionTooOften' };
  if (daysLeft < mayBeAskedUntil) return { act: 'askExtension', blockedBy: 'extensionTooLate' };
  return { act: 'askExtension' };
}

function officeActs(task: Task, viewer: Viewer): readonly PossibleAct[] {
  if (!viewer.roles.has('office')) return [];
  const { status } = task;
  const acts: TaskAct[] = [];
  if (status !== 'submitted' && status !== 'completed' && status !== 'withdrawn') acts.push('reassign');
  if (status === 'completed') acts.push('reopen');
  if (status !== 'completed' && status !== 'withdrawn') acts.push('deliver');
  acts.push('correct');
  if (status !== 'completed' && status !== 'withdrawn') acts.push('withdraw');
  return acts.map((act) => ({ act }));
}

export interface ArrangedActs {
  /** The one act of the page; none where nothing waits for the viewer. */
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

/** Which act stands out: what waits for the viewer, not what the viewer merely could do. */
export function arrange(task: Task, acts: readonly PossibleAct[]): ArrangedActs {
  const waits: readonly TaskAct[] = [
    'approve',
    'decideExtension',
    'confirmCorrection',
    ...(task.status === 'assigned' ? (['signFor'] as const) : []),
    'submit',
    ...(task.status === 'refused' ? (['reassign'] as const) : []),
    'reexamine',
    'signFor',
  ];
  const primary = waits.flatMap((act) => acts.filter((possible) => possible.act === act))[0] ?? null;
  const counterpart = primary === null ? undefined : BESIDE[primary.act];
  const beside = acts.find(({ act }) => act === counterpart) ?? null;
  return { primary, beside, rest: acts.filter((possible) => possible !== primary && possible !== beside) };
}

function holds({ roles }: Viewer, any: readonly Role[]): boolean {
  return any.some((role) => roles.has(role));
}

function isBy(officer: Officer | undefined, { personId }: Viewer): boolean {
  return officer !== undefined && (officer.personId === personId || officer.onBehalfOf?.personId === personId);
}
