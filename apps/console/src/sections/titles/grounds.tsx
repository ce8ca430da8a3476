import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Day, useCodeWords } from '../../shapes/index.js';
import type { AwardNames, Pinned } from './award-names.js';
import type { Ground } from './title.js';

/** A fact in words, without when and by whom. */
export function useGroundWords(names: AwardNames, of: Pinned): (ground: Ground) => string {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  return ({ fact }) => {
    const kind = say('titleFact', fact.kind);
    switch (fact.kind) {
      case 'incident':
        return `${kind}${t('colon')}${names.fact(of, fact.code)}`;
      case 'complaint':
        return fact.kinds.length === 0
          ? kind
          : `${kind}${t('colon')}${fact.kinds.map((code) => names.fact(of, code)).join(t('comma'))}`;
      case 'rectificationOverdue':
        return fact.serious ? `${kind}${t('colon')}${t('serious')}` : kind;
      case 'graded':
        return `${kind}${t('colon')}${names.grade(of, fact.grade)}`;
      case 'deadlineMissed':
        return `${kind}${t('colon')}${say('missedDeadline', fact.what)}`;
      case 'membersLost':
        return `${kind}${t('colon')}${t('holdingOf', { holding: fact.holding, of: fact.of })}`;
      case 'cascade':
        return `${kind}${t('colon')}${say('cascadeAct', fact.act)}`;
      default:
        return kind;
    }
  };
}

/** The facts a decision stands on: what, when, told by whom. */
export function Grounds({
  of,
  names,
  pinned,
}: {
  readonly of: readonly Ground[];
  readonly names: AwardNames;
  readonly pinned: Pinned;
}): ReactNode {
  const { t } = useTranslation('titles');
  const words = useGroundWords(names, pinned);
  if (of.length === 0) return t('noGrounds');
  return (
    <ul className="plain-list">
      {of.map((ground) => (
        <li key={ground.factId}>
          {words(ground)}{' '}
          <small>
            <Day day={ground.occurredOn} />
            {ground.verifier?.unit ? ` · ${ground.verifier.unit.name}` : null}
          </small>
        </li>
      ))}
    </ul>
  );
}
