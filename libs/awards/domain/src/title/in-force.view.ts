import { addDays, localDateAt, type LocalDate, type SubjectAsOf, type View } from '@gongjian/shared-kernel';
import type { TitleEvent } from './title.events.js';
import { isValid, type Standing } from './title-state.js';

/** How a title stands from a day on. */
export interface InForce {
  readonly standing: Standing;
  readonly grade: string | null;
  readonly validTo: LocalDate | null;
  readonly plaqueNumber: string | null;
  readonly namingId: string | null;
  readonly removalId: string | null;
}

interface Change {
  /** The naming or removal it hangs on: annulled, it never was. */
  readonly of: string;
  /** The naming that held the title when it was recorded: annulled, this never was either. */
  readonly under: string | null;
  readonly on: LocalDate;
  readonly to: Partial<InForce>;
}

/** What took effect, as it was recorded: what was decided wrongly and annulled is left out. */
export interface InForceRow {
  readonly id: string;
  readonly subject: SubjectAsOf;
  readonly changes: readonly Change[];
}

const NOTHING: InForce = {
  ...{ standing: 'none', grade: null, validTo: null, plaqueNumber: null, namingId: null, removalId: null },
};

/** Of what had taken effect by that day the last word counts, also where it took effect before an earlier one. */
export function inForceOn({ changes }: InForceRow, day: LocalDate): InForce & { readonly valid: boolean } {
  const held = told(changes.filter(({ on }) => on <= day));
  return { ...held, valid: isValid(held.standing) };
}

export const inForceView: View<InForceRow, TitleEvent> = (row, { event, id, metadata: { recordedAt } }) => {
  const { data } = event;
  const subject = 'subject' in data ? data.subject : row?.subject;
  if (subject === undefined) return row;
  const known: InForceRow = { id: data.titleId, subject, changes: row?.changes ?? [] };
  const with_ = (change: Omit<Change, 'of' | 'under'> & { readonly of?: string }, to = known): InForceRow => {
    const { namingId: under } = told(to.changes);
    return { ...to, changes: [...to.changes, { of: id, under, ...change }] };
  };
  /** Held again, with what came of it while it was not held. */
  const meanwhile = (before: InForceRow, held: Pick<InForce, 'standing'> & Partial<InForce>): InForceRow => {
    const now = told(before.changes);
    const isSame = now.standing === held.standing && (held.grade === undefined || now.grade === held.grade);
    if (isSame || now.standing === 'expired' || now.standing === 'ended') return before;
    return with_({ on: localDateAt(recordedAt), to: held }, before);
  };
  switch (event.type) {
    case 'TitleNamed': {
      const { namingId: of, namedOn: on, grade, validity } = event.data;
      const to = { ...NOTHING, standing: 'named' as const, grade, validTo: validity.to, namingId: of };
      return with_({ of, on, to });
    }
    case 'TitleRenewed': {
      const { namingId: of, namedOn: on, grade, validity } = event.data;
      const standing = plaqueOf(known) === null ? 'named' : 'conferred';
      return with_({ of, on, to: { standing, grade, validTo: validity.to, namingId: of } });
    }
    case 'TitleImported':
    case 'TitleRecognised': {
      const { namingId: of, grade, validity, plaqueNumber } = event.data;
      const on = event.type === 'TitleImported' ? event.data.namedOn : event.data.recognisedOn;
      const standing = plaqueNumber === null ? 'named' : 'conferred';
      const to = { ...NOTHING, standing, grade, validTo: validity.to, plaqueNumber, namingId: of } as const;
      return with_({ of, on, to });
    }
    case 'TitleConferred': {
      const { namingId: of, on, plaqueNumber } = event.data;
      const isWarned = told(known.changes).standing === 'warned';
      return with_({ of, on, to: isWarned ? { plaqueNumber } : { standing: 'conferred', plaqueNumber } });
    }
    case 'TitleWarned':
      return with_({ on: event.data.on, to: { standing: 'warned' } });
    case 'TitleSuspended':
      return with_({ on: event.data.on, to: { standing: 'suspended' } });
    case 'TitleRestored':
      return with_({ on: event.data.on, to: { standing: plaqueOf(known) === null ? 'named' : 'conferred' } });
    case 'WarningEnded': {
      const on = addDays(event.data.until.lastDay, 1);
      return with_({ on, to: { standing: plaqueOf(known) === null ? 'named' : 'conferred' } });
    }
    case 'TitleDowngraded':
      return with_({ on: event.data.on, to: { grade: event.data.grade } });
    case 'TitleExpired':
      return with_({ on: addDays(event.data.on, 1), to: { standing: 'expired' } });
    case 'TitleEnded':
      return with_({ on: event.data.on, to: { standing: 'ended' } });
    case 'TitleRemoved': {
      const { removalId: of, effectiveOn: on } = event.data;
      return with_({ of, on, to: { standing: 'removed', removalId: of } });
    }
    case 'RemovalAnnulled': {
      const { removalId, restored, grade } = event.data;
      const before = without(known, ({ of }) => of === removalId);
      return restored === null ? before : meanwhile(before, { standing: restored.standing, grade });
    }
    case 'NamingAnnulled': {
      const { namingId, restored } = event.data;
      const before = without(
        known,
        ({ of, under, to }) => of === namingId || (under === namingId && to.namingId === undefined),
      );
      return restored === undefined ? before : meanwhile(before, { standing: restored.standing });
    }
    case 'TitleCorrected': {
      const { correction, was } = event.data;
      if (correction.field !== 'plaqueNumber') return known;
      const changes = known.changes.map((change) =>
        change.to.plaqueNumber !== undefined && change.to.plaqueNumber === was
          ? { ...change, to: { ...change.to, plaqueNumber: correction.value } }
          : change,
      );
      return { ...known, changes };
    }
    default:
      return known;
  }
};

function told(changes: readonly Change[]): InForce {
  return changes.reduce<InForce>((state, { to }) => ({ ...state, ...to }), NOTHING);
}

function without(row: InForceRow, never: (change: Change) => boolean): InForceRow {
  return { ...row, changes: row.changes.filter((change) => !never(change)) };
}

function plaqueOf({ changes }: InForceRow): string | null {
  return changes.findLast(({ to }) => to.plaqueNumber !== undefined)?.to.plaqueNumber ?? null;
}
