import type { ReactNode } from 'react';
import type { components } from '../../api/schema.gen.js';
import { PersonName } from '../../shapes/index.js';

/** Somebody as they were when they acted: unit and post, and the name for those who may know it. */
export function Officer({ of }: { readonly of: components['schemas']['OfficerAsOf'] }): ReactNode {
  return (
    <>
      {[of.unit?.name, of.post?.name].filter((part) => part !== undefined).join(' ')} <PersonName id={of.personId} />
    </>
  );
}
