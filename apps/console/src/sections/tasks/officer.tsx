import type { ReactNode } from 'react';
import { PersonName } from '../../shapes/index.js';
import type { Officer } from './task-record.js';
import { placeOf } from './task-words.js';

/** Who, in which unit and post, and on whose behalf. */
export function OfficerName({ of }: { readonly of: Officer }): ReactNode {
  return (
    <>
      {placeOf(of)} <PersonName id={of.personId} />
      {of.onBehalfOf === undefined ? null : (
        <>
          （{placeOf(of.onBehalfOf)} <PersonName id={of.onBehalfOf.personId} />）
        </>
      )}
    </>
  );
}
