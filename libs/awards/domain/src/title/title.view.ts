import type { Instant, LocalDate, View } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { TitleConferred, TitleEvent } from './title.events.js';
import { overdueClocks } from './title-times.js';
import { awaitedActs, type Awaited } from './title-waits.js';
import {
  evolveTitle,
  initialTitleState,
  isKnown,
  isValid,
  pendingOf,
  procedureOf,
  type Pending,
  type ProcedureStep,
  type Standing,
  type Title,
} from './title-state.js';

export interface TitleRow {
  readonly id: string;
  readonly status: Standing;
  /** A warned title is valid; a suspended one is held and does not count. */
  readonly valid: boolean;
  readonly pending: Pending;
  readonly procedure: ProcedureStep;
  readonly programmeId: string;
  readonly version: number;
  readonly key: string;
  /** As it is held, otherwise as it is a candidate for. */
  readonly grade: string;
  readonly slateId: string | null;
  readonly rank: number | null;
  readonly subjectId: string;
  readonly divisionId: string;
  readonly validTo: LocalDate | null;
  readonly plaqueNumber: string | null;
  /** When the first of the clocks ran out whose act the office still owes. */
  readonly overdueSince: Instant | null;
  readonly waits: readonly Awaited[];
  readonly title: Title;
  readonly conferral: TitleConferred | null;
  readonly changedAt: Instant;
}

export const titleView: View<TitleRow, TitleEvent> = (row, { event, metadata: { recordedAt } }) => {
  const title = evolveTitle(row?.title ?? initialTitleState, event);
  if (!isKnown(title)) return row;
  const candidate = Object.values(title.candidates).findLast(({ struck }) => !struck);
  const asked = candidate?.listed ?? title.readiness?.ready ?? title.importing ?? title.recognising;
  const pinned: Pinned | null = title.naming ?? asked ?? null;
  return {
    id: title.titleId,
    status: title.standing,
    valid: isValid(title.standing),
    pending: pendingOf(title),
    procedure: procedureOf(title),
    programmeId: pinned?.programme ?? row?.programmeId ?? '',
    version: pinned?.version ?? row?.version ?? 0,
    key: pinned?.key ?? row?.key ?? '',
    grade: title.naming === null ? (candidate?.grade ?? asked?.grade ?? row?.grade ?? '') : title.grade,
    slateId: candidate?.listed.slateId ?? null,
    rank: candidate?.rank ?? null,
    subjectId: title.subject.id,
    divisionId: title.subject.division.id,
    validTo: title.validity.to,
    plaqueNumber: title.plaque?.number ?? null,
    overdueSince: overdueSince(title),
    waits: awaitedActs(title),
    title,
    conferral: conferralOf(row, event),
    changedAt: recordedAt,
  };
};

function overdueSince(title: Title): Instant | null {
  const [first = null] = overdueClocks(title)
    .map(({ until }) => until.dueAt)
    .sort();
  return first;
}

/** Of the naming the title is held by. */
function conferralOf(row: TitleRow | null, event: TitleEvent): TitleConferred | null {
  if (event.type === 'TitleConferred') return event.data;
  return event.type === 'TitleNamed' ? null : (row?.conferral ?? null);
}
