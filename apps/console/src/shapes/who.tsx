import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../records/reason-in-words.js';
import { useCodeWords } from './code-words.js';
import { OfficerName, type Officer } from './names.js';
import { Day, Instant } from './time.js';

export interface RecordedOfficer extends Officer {
  readonly onBehalfOf?: Officer;
}

export interface Reason {
  readonly code: string;
  readonly text?: string | null;
}

export interface RecordedLate {
  readonly lateEntry?: { readonly effectiveOn: string; readonly reason: Reason };
  readonly recordedBy?: RecordedOfficer;
}

/** Who, on whose behalf, and when; a late entry says the day it took effect and who recorded it. */
export function Who({
  of,
  at,
  late = {},
}: {
  readonly of: RecordedOfficer | null;
  readonly at?: string | undefined;
  readonly late?: RecordedLate;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const say = useCodeWords();
  return (
    <>
      {of === null ? say('actorKind', 'rule') : <OfficerName of={of} />}
      {of?.onBehalfOf === undefined ? null : (
        <>
          （<OfficerName of={of.onBehalfOf} />）
        </>
      )}
      {at === undefined ? null : (
        <>
          {' · '}
          <Instant at={at} />
        </>
      )}
      {late.lateEntry === undefined ? null : (
        <>
          {' · '}
          {t('record.lateEntry')} <Day day={late.lateEntry.effectiveOn} />
        </>
      )}
      {late.recordedBy === undefined ? null : (
        <>
          {' · '}
          {t('record.recordedBy')} <OfficerName of={late.recordedBy} />
        </>
      )}
    </>
  );
}

/** Kind and explanation of a reason, as a quotation. */
export function ReasonSaid({ reason }: { readonly reason: Reason | null | undefined }): ReactNode {
  return reason === null || reason === undefined ? null : <q>{reasonInWords(reason)}</q>;
}
