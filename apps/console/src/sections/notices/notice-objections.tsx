import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import { Answered, Chip, DueChip, Empty, Panel, useCodeWords } from '../../shapes/index.js';

/** Objections to a notice, for those who handle them. */
export function NoticeObjections({ noticeId }: { readonly noticeId: string }): ReactNode {
  const may = useMay();
  return may('objection.read') ? <Shown noticeId={noticeId} /> : null;
}

function Shown({ noticeId }: { readonly noticeId: string }): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const query = queries.useQuery('get', '/api/awards/v1/objections', {
    params: { query: { noticeId, limit: '100', sort: 'replyDue' } },
  });
  return (
    <Panel title={t('objections')} side={<Link to={`/notices/objections?noticeId=${noticeId}`}>{t('asList')}</Link>}>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('noObjectionsHere')}</Empty>
          ) : (
            <ul className="rows">
              {items.map(({ id, receivedOn, named, lead, status, outcome, replyDue }) => (
                <li key={id} className="work-row">
                  <div>
                    <Link className="what" to={`/notices/objections/${id}`}>
                      {t('objectionOf', { day: receivedOn })}
                    </Link>
                    <small>
                      {' '}
                      {named ? t('named') : t('anonymous')}
                      {lead === null ? null : ` · ${t('leadBecause', { why: say('objectionLead', lead) })}`}
                    </small>
                  </div>
                  {replyDue === null || status === 'replied' ? <span /> : <DueChip on={replyDue} />}
                  <Chip tone={outcome === 'upheld' ? 'late' : outcome === null ? 'soon' : 'ok'}>
                    {outcome === null ? say('objectionStatus', status) : say('objectionOutcome', outcome)}
                  </Chip>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
