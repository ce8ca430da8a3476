import type { ReactNode } from 'react';
import type { ItemOf } from '../../api/client.js';
import { Chip, useCodeWords, type Tone } from '../../shapes/index.js';

type Item = ItemOf<'/api/awards/v1/titles'>;

const TONES: Readonly<Record<Item['status'], Tone>> = {
  none: 'plain',
  named: 'title',
  conferred: 'title',
  warned: 'soon',
  suspended: 'late',
  removed: 'late',
  expired: 'plain',
  ended: 'plain',
  namingAnnulled: 'back',
};

/** Its standing, and what is under way beside it. */
export function TitleChips({ of }: { readonly of: Pick<Item, 'status' | 'pending' | 'procedure'> }): ReactNode {
  const say = useCodeWords();
  const { status, pending, procedure } = of;
  return (
    <>
      {status === 'none' && pending !== null ? null : <Chip tone={TONES[status]}>{say('titleStanding', status)}</Chip>}
      {pending === null ? null : (
        <Chip tone={pending === 'candidate' ? 'go' : 'soon'}>{say('titlePending', pending)}</Chip>
      )}
      {procedure === null ? null : <Chip tone="late">{say('removalProcedure', procedure)}</Chip>}
    </>
  );
}
