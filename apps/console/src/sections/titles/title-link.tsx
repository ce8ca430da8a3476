import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/client.js';
import { useAwardNames } from './award-names.js';

/** A title named by its subject and what it is, wherever only its id is known. */
export function TitleLink({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('titles');
  const { data } = queries.useQuery(
    'get',
    '/api/awards/v1/titles/{id}',
    { params: { path: { id } } },
    { retry: false },
  );
  const names = useAwardNames(data === undefined ? [] : [{ programme: data.programmeId, version: data.version }]);
  const text =
    data === undefined
      ? t('title')
      : `${data.subject.name} · ${names.title({ programme: data.programmeId, version: data.version })}`;
  return <Link to={`/titles/${id}`}>{text}</Link>;
}
