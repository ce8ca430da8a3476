import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queries, type Answer } from '../../api/client.js';
import { Answered, Chip, DueChip, Facts, Panel } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { ObjectionForm } from './objection-form.js';
import { PublicLayout, usePublicTenant } from './public-layout.js';

type Notice = Answer<'/api/awards/v1/public/{tenant}/notices/{id}'>;

export function PublicNoticePage(): ReactNode {
  const { t } = useTranslation('public');
  const { id = '' } = useParams();
  const { tenant } = usePublicTenant();
  const query = queries.useQuery('get', '/api/awards/v1/public/{tenant}/notices/{id}', {
    params: { path: { tenant, id } },
  });
  if (query.data === undefined) {
    return (
      <PublicLayout title={t('notices')}>
        <Answered query={query}>{() => null}</Answered>
      </PublicLayout>
    );
  }
  return <Shown notice={query.data} />;
}

function Shown({ notice }: { readonly notice: Notice }): ReactNode {
  const { t } = useTranslation('public');
  const { language } = useLanguage();
  const { status, title, programme, decidedBy, count, firstDay, lastDay, candidates } = notice;
  return (
    <PublicLayout title={t('noticeOf', { title: title[language] })}>
      <h1>{t('noticeOf', { title: title[language] })}</h1>
      <p>{status === 'open' ? <DueChip on={lastDay} /> : <Chip>{t(status)}</Chip>}</p>
      <Panel>
        <div className="pad">
          <p className="serif">{t('noticeText', { title: title[language], count, from: firstDay, to: lastDay })}</p>
          <Facts
            of={[
              [t('programme'), programme[language]],
              [t('shownFrom'), t('fromTo', { from: firstDay, to: lastDay })],
              [t('decidedBy'), decidedBy],
            ]}
          />
        </div>
      </Panel>
      <Panel title={t('candidates')} side={t('subjects', { count })}>
        <ol className="public-list">
          {candidates.map(({ titleId, name, division, grade, standing }) => (
            <li key={titleId}>
              <div>
                <span className="serif">{name}</span>
                <small>
                  {division} · {grade[language]}
                </small>
              </div>
              {standing === 'shown' ? null : (
                <Chip tone={standing === 'struckOff' ? 'late' : 'soon'}>{t(standing)}</Chip>
              )}
            </li>
          ))}
        </ol>
      </Panel>
      {status === 'open' ? <ObjectionForm notice={notice} /> : <p className="muted">{t('noMoreObjections')}</p>}
    </PublicLayout>
  );
}
