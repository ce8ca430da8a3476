import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../shapes/index.js';
import type { Officer } from './task-record.js';
import { placeOf } from './task-words.js';

/** Who, in which unit and post, and on whose behalf. */
export function OfficerName({ of, told }: { readonly of: Officer; readonly told?: string }): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <>
      {told === undefined ? placeOf(of) : placeOf(of, told)} <PersonName id={of.personId} />
      {of.onBehalfOf === undefined ? null : (
        <>
          {t('marks.open')}
          {placeOf(of.onBehalfOf)} <PersonName id={of.onBehalfOf.personId} />
          {t('marks.close')}
        </>
      )}
    </>
  );
}
