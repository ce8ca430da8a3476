import { assertNever, type Instant, type View } from '@gongjian/shared-kernel';
import type { EscalationKind } from '../rules/escalation-rules.js';
import type {
  EscalationDecided,
  EscalationDrafted,
  EscalationDropped,
  EscalationEnd,
  EscalationEvent,
  EscalationOpened,
  EscalationServed,
  NextStep,
  ReminderSent,
  UnitStated,
  UnitTold,
} from './escalation.events.js';

type Told<Data> = Omit<Data, 'escalationId' | 'step' | 'next'> & { readonly at: Instant };

/** `sent`: a reminder. `drafted`, `told`: waits for its decision. `decided`: waits to be served, but for a circular. */
export type EscalationStepStatus = 'sent' | 'drafted' | 'told' | 'decided' | 'served' | 'dropped';

export interface EscalationStepRow extends Omit<Told<EscalationDrafted>, 'kind' | 'statement' | 'draftedBy'> {
  readonly step: number;
  readonly kind: EscalationKind;
  readonly status: EscalationStepStatus;
  readonly statement: EscalationDrafted['statement'];
  /** `null`: by rule. */
  readonly takenBy: EscalationDrafted['draftedBy'];
  readonly told: Told<UnitTold> | null;
  readonly stated: readonly Told<UnitStated>[];
  readonly decision:
    | (Pick<EscalationDecided, 'unit' | 'on' | 'documentNumber' | 'document' | 'heard' | 'decidedBy' | 'basis'> &
        Pick<EscalationDecided, 'lateEntry'> & { readonly at: Instant })
    | null;
  readonly service: Told<EscalationServed> | null;
  readonly drop: (Pick<EscalationDropped, 'reason' | 'droppedBy'> & { readonly at: Instant }) | null;
}

export type EscalationWaits = 'telling' | 'decision' | 'service';

export interface EscalationRow extends Omit<EscalationOpened, 'escalationId' | 'next'> {
  readonly id: string;
  readonly status: 'open' | 'ended';
  /** The step that comes next by rule. */
  readonly next: NextStep | null;
  /** Every step that was ever taken; the last is the gravest since it is overdue. */
  readonly steps: readonly EscalationStepRow[];
  /** What is to be done about a step, the last first. */
  readonly waitsFor: EscalationWaits | null;
  /** How often it became overdue. */
  readonly times: number;
  readonly end: { readonly because: EscalationEnd; readonly at: Instant } | null;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
}

export const escalationView: View<EscalationRow, EscalationEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'EscalationOpened') return opened(row, event.data, at);
  if (row === null) return null;
  const after = { ...row, ...changed(row, event, at), changedAt: at };
  return { ...after, waitsFor: waitsFor(after.steps) };
};

function opened(row: EscalationRow | null, { escalationId, ...data }: EscalationOpened, at: Instant): EscalationRow {
  const steps = row?.steps ?? [];
  return {
    ...data,
    id: escalationId,
    status: 'open',
    steps,
    waitsFor: waitsFor(steps),
    times: (row?.times ?? 0) + 1,
    end: null,
    openedAt: at,
    changedAt: at,
  };
}

type Later = Exclude<EscalationEvent, { readonly type: 'EscalationOpened' }>;

function changed(row: EscalationRow, event: Later, at: Instant): Partial<EscalationRow> {
  switch (event.type) {
    case 'ReminderSent': {
      const { next, sentBy, ...sent } = event.data;
      return { next, steps: [...row.steps, taken({ ...sent, kind: 'reminder', statement: null }, sentBy, 'sent', at)] };
    }
    case 'EscalationDrafted': {
      const { next, draftedBy, ...drafted } = event.data;
      return { next, steps: [...row.steps, taken(drafted, draftedBy, 'drafted', at)] };
    }
    case 'UnitTold': {
      const { escalationId: _id, step, ...told } = event.data;
      return { steps: onStep(row, step, () => ({ status: 'told', told: { ...told, at } })) };
    }
    case 'UnitStated': {
      const { escalationId: _id, step, ...stated } = event.data;
      return { steps: onStep(row, step, (before) => ({ stated: [...before.stated, { ...stated, at }] })) };
    }
    case 'EscalationDecided': {
      const { step, unit, on, documentNumber, document, heard, decidedBy, basis, lateEntry } = event.data;
      const decision = {
        unit,
        on,
        documentNumber,
        document,
        heard,
        decidedBy,
        basis,
        ...(lateEntry && { lateEntry }),
        at,
      };
      return { steps: onStep(row, step, () => ({ status: 'decided', decision })) };
    }
    case 'EscalationDropped': {
      const { step, reason, droppedBy } = event.data;
      return { steps: onStep(row, step, () => ({ status: 'dropped', drop: { reason, droppedBy, at } })) };
    }
    case 'EscalationServed': {
      const { escalationId: _id, step, ...service } = event.data;
      return { steps: onStep(row, step, () => ({ status: 'served', service: { ...service, at } })) };
    }
    case 'EscalationEnded': {
      const { because, dropped } = event.data;
      const drop = { reason: { code: because, text: null }, droppedBy: null, at };
      const steps = dropped === null ? row.steps : onStep(row, dropped, () => ({ status: 'dropped', drop }));
      return { status: 'ended', next: null, steps, end: { because, at } };
    }
    default:
      return assertNever(event);
  }
}

type Taken = Omit<ReminderSent, 'next' | 'sentBy'> & Pick<EscalationStepRow, 'kind' | 'statement'>;

function taken(
  { escalationId: _id, ...data }: Taken,
  takenBy: EscalationStepRow['takenBy'],
  status: EscalationStepStatus,
  at: Instant,
): EscalationStepRow {
  return { ...data, takenBy, status, told: null, stated: [], decision: null, service: null, drop: null, at };
}

function onStep(
  { steps }: EscalationRow,
  step: number,
  change: (before: EscalationStepRow) => Partial<EscalationStepRow>,
): readonly EscalationStepRow[] {
  return steps.map((each) => (each.step === step ? { ...each, ...change(each) } : each));
}

function waitsFor(steps: readonly EscalationStepRow[]): EscalationWaits | null {
  for (const { status, kind, statement } of [...steps].reverse()) {
    if (status === 'drafted') return statement === null ? 'decision' : 'telling';
    if (status === 'told') return 'decision';
    if (status === 'decided' && kind !== 'circular') return 'service';
  }
  return null;
}

/** Units it concerns. */
export function unitsOfEscalation({ unit, steps }: EscalationRow): readonly string[] {
  const units = [unit, ...steps.flatMap((step) => [step.unit, step.told?.unit ?? null])];
  return [...new Set(units.flatMap((each) => (each === null ? [] : [each.id])))];
}
