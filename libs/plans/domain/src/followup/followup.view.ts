import { assertNever, type Instant, type LocalDate, type UnitAsOf, type View } from '@gongjian/shared-kernel';
import type {
  FollowUpCompleted,
  FollowUpConfirmed,
  FollowUpCorrected,
  FollowUpCorrectionProposed,
  FollowUpEvent,
  FollowUpPlace,
  FollowUpWithdrawn,
  RectificationLinked,
} from './followup.events.js';

type Told<Data> = Omit<Data, 'followUpId'> & { readonly at: Instant };

export interface FollowUpRow extends Omit<FollowUpPlace, 'followUpId'> {
  readonly id: string;
  readonly status: 'open' | 'completed' | 'settled' | 'withdrawn';
  /** By which rule; `null`: the removal was annulled before it was due. */
  readonly opening: {
    readonly clause: string;
    readonly authority: UnitAsOf;
    readonly openedOn: LocalDate;
    readonly roundId: string | null;
    readonly at: Instant;
  } | null;
  readonly confirmation: Told<FollowUpConfirmed> | null;
  readonly rectifications: readonly (Told<RectificationLinked> & {
    /** `null`: still open. */
    readonly settled: { readonly how: 'closed' | 'withdrawn'; readonly at: Instant } | null;
  })[];
  readonly completion: Told<FollowUpCompleted> | null;
  readonly settledAt: Instant | null;
  readonly proposal: Omit<FollowUpCorrectionProposed, 'followUpId'> | null;
  readonly corrections: readonly Told<FollowUpCorrected>[];
  readonly withdrawal: { readonly why: FollowUpWithdrawn['why']; readonly at: Instant } | null;
  readonly changedAt: Instant;
}

export const followUpView: View<FollowUpRow, FollowUpEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'FollowUpOpened') {
    const { clause, authority, openedOn, roundId, ...place } = event.data;
    return { ...newRow(place, at), opening: { clause, authority, openedOn, roundId, at } };
  }
  if (event.type === 'FollowUpWithdrawn') {
    const { why, ...place } = event.data;
    return { ...(row ?? newRow(place, at)), status: 'withdrawn', withdrawal: { why, at }, changedAt: at };
  }
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

function newRow({ followUpId, ...place }: FollowUpPlace, at: Instant): FollowUpRow {
  return {
    ...place,
    id: followUpId,
    status: 'open',
    opening: null,
    confirmation: null,
    rectifications: [],
    completion: null,
    settledAt: null,
    proposal: null,
    corrections: [],
    withdrawal: null,
    changedAt: at,
  };
}

type Later = Exclude<FollowUpEvent, { readonly type: 'FollowUpOpened' | 'FollowUpWithdrawn' }>;

function changed(row: FollowUpRow, event: Later, at: Instant): Partial<FollowUpRow> {
  switch (event.type) {
    case 'FollowUpConfirmed':
      return { confirmation: toldOf(event.data, at) };
    case 'RectificationLinked':
      return { rectifications: [...row.rectifications, { ...toldOf(event.data, at), settled: null }] };
    case 'RectificationSettled': {
      const { rectificationId, how } = event.data;
      return {
        rectifications: row.rectifications.map((each) =>
          each.rectificationId === rectificationId ? { ...each, settled: { how, at } } : each,
        ),
      };
    }
    case 'FollowUpCompleted':
      return { status: 'completed', completion: toldOf(event.data, at) };
    case 'RemovalSettled':
      return { status: 'settled', settledAt: at };
    case 'FollowUpCorrectionProposed': {
      const { followUpId: _followUpId, ...proposal } = event.data;
      return { proposal };
    }
    case 'FollowUpCorrected': {
      const { field, value } = event.data.correction;
      const { confirmation, completion } = row;
      const corrections = [...row.corrections, toldOf(event.data, at)];
      return field === 'documentNumber' || field === 'note'
        ? { proposal: null, corrections, confirmation: confirmation && { ...confirmation, [field]: value } }
        : { proposal: null, corrections, completion: completion && { ...completion, [field]: value } };
    }
    case 'FollowUpCorrectionDeclined':
      return { proposal: null };
    default:
      return assertNever(event);
  }
}

function toldOf<Data extends { readonly followUpId: string }>(data: Data, at: Instant): Told<Data> {
  const { followUpId: _followUpId, ...told } = data;
  return { ...told, at };
}

/** Units that put right what was found in it, and the subject's own. */
export function unitsOfFollowUp({ subject, rectifications }: FollowUpRow): readonly string[] {
  const units = rectifications.flatMap(({ unit }) => (unit === null ? [] : [unit.id]));
  return [...new Set([...(subject.unit === null ? [] : [subject.unit.id]), ...units])];
}
