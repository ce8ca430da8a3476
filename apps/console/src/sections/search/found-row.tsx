import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pageOf, partsOf, type Found, type Range } from './found.js';

function Marked({ text, matched }: { readonly text: string; readonly matched: readonly Range[] }): ReactNode {
  return partsOf(text, matched).map((part, index) =>
    part.matched ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}

export interface FoundRowProps {
  readonly item: Found;
  readonly programmeName: (id: string) => string;
}

export function FoundRow({ item, programmeName }: FoundRowProps): ReactNode {
  const { t } = useTranslation('search');
  const { title, subtitle, matched, found, leadsTo } = item;
  const programmeId = leadsTo['programmeId'];
  const beside = [subtitle, programmeId === undefined ? null : programmeName(programmeId)].filter(
    (part) => part !== null,
  );
  return (
    <li className="work-row found-row">
      <div>
        <Link className="what" to={pageOf(item)}>
          <Marked text={title} matched={matched} />
        </Link>
        <small>{beside.join(' · ')}</small>
        {found === null ? null : (
          <small>
            {t('by', { what: t(`text.${found.kind}`) })}
            <Marked text={found.text} matched={found.matched} />
          </small>
        )}
      </div>
    </li>
  );
}
