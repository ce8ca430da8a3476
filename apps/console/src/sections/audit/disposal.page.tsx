import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/client.js';
import {
  Answered,
  Chip,
  Facts,
  dayOf,
  Page,
  Panel,
  PastBanner,
  ReasonSaid,
  RecordPanel,
  useCodeWords,
  usePast,
  Who,
} from '../../shapes/index.js';
import './audit.css';
import { DISPOSAL_TONES, linesLeft, type Disposal } from './disposal.js';
import { DisposalActs } from './disposal-acts.js';

/** A list of what is to be destroyed: who proposed, appraised, decided and recorded it. */
export function DisposalPage(): ReactNode {
  const { t } = useTranslation('audit');
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/audit/v1/disposals/{id}', {
    params: { path: { id }, query: past.query },
  });
  if (query.data === undefined) {
    return (
      <Page title={t('disposals.one')} crumbs={[{ to: '/audit/disposals', text: t('disposals.title') }]}>
        <Panel>
          <Answered query={query}>{() => null}</Answered>
        </Panel>
      </Page>
    );
  }
  return <Shown disposal={query.data} />;
}

function Shown({ disposal }: { readonly disposal: Disposal }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const { id, status, lines, proposedAt } = disposal;
  const history = { history: '/api/audit/v1/disposals/{id}/history', of: { id } } as const;
  return (
    <Page
      title={t('disposals.called', { count: lines.length, when: dayOf(proposedAt) })}
      crumbs={[{ to: '/audit/disposals', text: t('disposals.title') }]}
      chips={<Chip tone={DISPOSAL_TONES[status]}>{say('disposalStatus', status)}</Chip>}
      acts={<DisposalActs disposal={disposal} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel title={t('disposals.steps')}>
        <div className="pad">
          <Steps disposal={disposal} />
        </div>
        {status === 'approved' ? (
          <p className="pad">
            <small>{t('disposals.destroyFiles')}</small>
          </p>
        ) : null}
      </Panel>
      <Panel title={t('disposals.lines')} side={t('disposals.left', { count: linesLeft(disposal).length })}>
        <Lines disposal={disposal} />
      </Panel>
    </Page>
  );
}

function Steps({ disposal }: { readonly disposal: Disposal }): ReactNode {
  const { t } = useTranslation('audit');
  const { dossierId, reason, proposedBy, proposedAt, appraised, approved, declined, carriedOut, division } = disposal;
  return (
    <Facts
      of={[
        [t('disposals.dossier'), <Link to={`/audit/dossiers/${dossierId}`}>{t('disposals.openDossier')}</Link>],
        [t('disposals.division'), division?.name],
        [t('disposals.proposedBy'), <Who of={proposedBy} at={proposedAt} />],
        [t('disposals.reason'), <ReasonSaid reason={reason} />],
        [t('disposals.appraisedBy'), appraised === null ? null : <Who of={appraised.appraisedBy} at={appraised.at} />],
        [t('disposals.opinion'), appraised === null ? null : <ReasonSaid reason={appraised.opinion} />],
        [t('disposals.approvedBy'), approved === null ? null : <Who of={approved.approvedBy} at={approved.at} />],
        [t('disposals.documentNumber'), approved?.documentNumber],
        [t('disposals.declinedBy'), declined === null ? null : <Who of={declined.declinedBy} at={declined.at} />],
        [t('disposals.declinedBecause'), declined === null ? null : <ReasonSaid reason={declined.reason} />],
        [
          t('disposals.carriedOutBy'),
          carriedOut === null ? null : <Who of={carriedOut.carriedOutBy} at={carriedOut.at} />,
        ],
      ]}
    />
  );
}

function Lines({ disposal }: { readonly disposal: Disposal }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const { lines, appraised } = disposal;
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label={t('disposals.lines')}>
      <table className="pieces disposal-lines">
        <thead>
          <tr>
            <th scope="col">{t('items.name')}</th>
            <th scope="col">{t('items.kind')}</th>
            <th scope="col">{t('items.kept')}</th>
            <th scope="col" className="right">
              {t('items.files')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ archiveNumber, title, kind, retention, keptUntil, files }) => (
            <tr key={archiveNumber}>
              <td>
                {title}
                <br />
                <small>{archiveNumber}</small>{' '}
                {appraised?.keep.includes(archiveNumber) === true ? (
                  <Chip tone="back">{t('disposals.struckOff')}</Chip>
                ) : null}
              </td>
              <td>{say('archived', kind)}</td>
              <td>
                {say('retentionCode', retention)}
                <br />
                <small>
                  {t('items.ended')} {keptUntil}
                </small>
              </td>
              <td className="right">{files.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
