import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import { Act, Chip, DueChip, instantInWords, Panel } from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import type { GroupOfWork } from './use-work.js';
import type { WorkRow } from './work.js';

const AT_ONCE = 10;

/** One group of work; what is more than a screen comes when it is asked for. */
export function WorkGroupPanel({
  of: { group, rows, more },
  readOn,
  programmeName,
}: {
  readonly of: GroupOfWork;
  readonly readOn: () => void;
  readonly programmeName: (id: string) => string;
}): ReactNode {
  const { t } = useTranslation('workbench');
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <Panel title={t(`groups.${group}`)} side={more ? `${rows.length}+` : String(rows.length)}>
      <ul className="rows" aria-label={t(`groups.${group}`)}>
        {rows.slice(0, shown).map((row, index) => (
          <Row key={row.key} row={row} first={index === 0} programmeName={programmeName} />
        ))}
      </ul>
      {shown < rows.length || more ? (
        <div className="pad">
          <Button
            onClick={() => {
              if (more && shown + AT_ONCE >= rows.length) readOn();
              setShown(shown + AT_ONCE);
            }}
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function Row({
  row,
  first,
  programmeName,
}: {
  readonly row: WorkRow;
  readonly first: boolean;
  readonly programmeName: (id: string) => string;
}): ReactNode {
  const { t } = useTranslation('workbench');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const programme = row.programmeId === null ? undefined : programmeName(row.programmeId);
  const kind = t(`kind.${row.kind}`);
  const period = row.period === null ? undefined : periodInWords(row.period, language);
  const about = row.kind === 'task' ? [kind, ...row.about] : [programme, period, ...row.about];
  return (
    <li className="work-row">
      <div>
        <Link className="what" to={row.to}>
          {row.what === null ? kind : row.kind === 'task' ? row.what : t('row', { what: row.what, kind })}
        </Link>
        <small>{about.filter((part) => part !== undefined).join(' · ')}</small>
        {row.urged === null ? null : <Urged id={row.id} urged={row.urged} />}
      </div>
      <Standing row={row} language={language} />
      {row.kind === 'task' && row.act === 'signFor' ? (
        <SignFor id={row.id} />
      ) : (
        <Button type={first ? 'primary' : 'default'} onClick={() => void navigate(row.to)}>
          {t(`act.${row.act}`)}
        </Button>
      )}
    </li>
  );
}

/** Who reminded, when, and in which words: those stand in the task alone. */
function Urged({ id, urged }: { readonly id: string; readonly urged: NonNullable<WorkRow['urged']> }): ReactNode {
  const { t } = useTranslation('workbench');
  const { language } = useLanguage();
  const { data } = queries.useQuery('get', '/api/plans/v1/tasks/{id}', { params: { path: { id } } }, { retry: false });
  const words = data?.urgings.at(-1)?.words ?? null;
  return (
    <small className="urged">
      {t('urged', { by: urged.by ?? '', when: instantInWords(urged.at, language) })}
      {words === null ? null : t('urgedWith', { words })}
    </small>
  );
}

function Standing({ row, language }: { readonly row: WorkRow; readonly language: 'zh' | 'en' }): ReactNode {
  const { t } = useTranslation('workbench');
  if (row.due !== null) return <DueChip on={row.due} />;
  if (row.since === null) return <span />;
  return (
    <span>
      <Chip tone={row.overdue ? 'late' : 'plain'}>{t('since', { when: instantInWords(row.since, language) })}</Chip>
    </span>
  );
}

/** 签收 asks nothing: it is done here. */
function SignFor({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('workbench');
  return (
    <Act<object>
      label={t('act.signFor')}
      send={(_values, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/sign-for', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body: {},
          }),
        )
      }
    />
  );
}
