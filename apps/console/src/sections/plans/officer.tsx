import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../shapes/index.js';
import type { Plan } from './codes.js';

type Officer = NonNullable<Plan['order']>['signer'];
type Named = Plan['groups'][number]['heads'][number];

/** Who acted or signed: unit, post, name, and for whom. */
export function OfficerName({ officer }: { readonly officer: Officer }): ReactNode {
  const { t } = useTranslation('plans');
  const { unit, post, onBehalfOf } = officer;
  return (
    <>
      {[unit?.name, post?.name].filter((word) => word !== undefined).join(' ')} <PersonName id={officer.personId} />
      {onBehalfOf === undefined ? null : (
        <>
          {' '}
          ({t('page.onBehalf')} {[onBehalfOf.unit?.name, onBehalfOf.post?.name].filter(Boolean).join(' ')}{' '}
          <PersonName id={onBehalfOf.personId} />)
        </>
      )}
    </>
  );
}

/** Somebody in a group or of an item: by the directory, or as the document has it. */
export function Somebody({ person }: { readonly person: Named }): ReactNode {
  const place = [person.unit?.name, person.post?.name].filter((word) => word !== undefined).join(' ');
  const name = person.personId === null ? person.text : <PersonName id={person.personId} />;
  return (
    <>
      {name}
      {place === '' ? null : <small> {place}</small>}
    </>
  );
}

export function People({ people }: { readonly people: readonly Named[] }): ReactNode {
  const { t } = useTranslation('plans');
  return people.map((person, index) => (
    <span key={index}>
      {index === 0 ? null : t('comma')}
      <Somebody person={person} />
    </span>
  ));
}
