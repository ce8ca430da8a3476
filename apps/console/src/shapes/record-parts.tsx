import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import type { Part, Place } from '../records/describe.js';
import { PersonName, ReferredName } from './names.js';

export type HistoryEntry = Answer<'/api/plans/v1/tasks/{id}/history'>['entries'][number];

/** How values of a record are said: of which record, and what its programme calls its codes. */
export type Saying = Pick<Place, 'record' | 'names'>;

/** Who acted, in which post of which unit, as it was then. */
export function Actor({ actor }: { readonly actor: HistoryEntry['actor'] }): ReactNode {
  const { t } = useTranslation('shapes');
  const place = [actor.unit?.name, actor.post?.name].filter((part) => part !== undefined && part !== null).join(' ');
  if (actor.kind === 'rule') return t('record.by.rule');
  if (actor.kind === 'public') return t('record.by.public');
  if (actor.kind === 'service') return place === '' ? t('record.by.service') : place;
  return (
    <>
      {place} <PersonName id={actor.id} />
    </>
  );
}

export function Told({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  const { t } = useTranslation('shapes');
  if (parts.length === 0) return t('record.nothing');
  return parts.map((part, index) =>
    typeof part === 'string' ? part : <ReferredName key={`${part.id}-${index}`} of={part} />,
  );
}
