import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { problemOf, problemText } from '../../api/problem.js';
import { saveFile } from '../../exports/save-file.js';
import { useMay } from '../../session/me.js';
import {
  Answered,
  Chip,
  Empty,
  Facts,
  Instant,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  sizeInWords,
  useCodeWords,
  usePast,
  Who,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import './audit.css';
import { CHECKS, DOSSIER_TONES, useDossier, type Dossier } from './dossier.js';
import { DossierItems } from './dossier-items.js';
import { useCount } from './figures.js';
import { OrderDossier } from './order-dossier.js';

/** One dossier: how it was arranged, what the checks came to, its items, and the zip. */
export function DossierPage(): ReactNode {
  const { t } = useTranslation('audit');
  const { id = '' } = useParams();
  const past = usePast();
  const query = useDossier(id, past.query);
  if (query.data === undefined) {
    return (
      <Page title={t('dossiers.one')} crumbs={[{ to: '/audit/dossiers', text: t('dossiers.title') }]}>
        <Panel>
          <Answered query={query}>{() => null}</Answered>
        </Panel>
      </Page>
    );
  }
  return <Shown dossier={query.data} past={past.past} />;
}

function Shown({ dossier, past }: { readonly dossier: Dossier; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const may = useMay();
  const { id, status, scope, compiled, failure } = dossier;
  const history = { history: '/api/audit/v1/dossiers/{id}/history', of: { id } } as const;
  return (
    <Page
      title={t('dossiers.of', { name: scope.name })}
      crumbs={[{ to: '/audit/dossiers', text: t('dossiers.title') }]}
      chips={<Chip tone={DOSSIER_TONES[status]}>{say('dossierStatus', status)}</Chip>}
      acts={
        past ? undefined : (
          <>
            {may('dossier.order') ? <OrderDossier of={dossier} /> : null}
            {compiled === null ? null : <Download dossier={dossier} />}
          </>
        )
      }
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel title={t('dossiers.about1')}>
        <div className="pad">
          <About dossier={dossier} />
        </div>
        {status === 'ordered' ? (
          <p className="pad" role="status">
            {t('dossiers.compiling')}
          </p>
        ) : null}
        {failure === null ? null : (
          <Empty>{t('dossiers.failedBecause', { why: say('dossierFailure', failure.code) })}</Empty>
        )}
      </Panel>
      {compiled === null ? null : (
        <>
          <Checks compiled={compiled} />
          {past ? null : <DossierItems dossier={dossier} />}
        </>
      )}
    </Page>
  );
}

function About({ dossier }: { readonly dossier: Dossier }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const count = useCount();
  const { scope, settings, retention, orderedBy, orderedAt, compiled } = dossier;
  return (
    <Facts
      of={[
        [
          t('dossiers.scope'),
          <>
            {say('dossierScope', scope.kind)} ·{' '}
            <Link to={`/${scope.kind === 'plan' ? 'plans' : 'administration/subjects'}/${scope.id}`}>{scope.name}</Link>
          </>,
        ],
        [t('dossiers.orderedBy'), <Who of={orderedBy} at={orderedAt} />],
        [t('dossiers.compiledAt'), compiled === null ? null : <Instant at={compiled.at} />],
        [
          t('dossiers.holds'),
          compiled === null
            ? null
            : t('dossiers.holdsOf', {
                items: count(compiled.items),
                files: count(compiled.files),
                events: count(compiled.events),
                size: sizeInWords(compiled.bytes),
              }),
        ],
        [
          t('dossiers.numbered'),
          <code>{`${settings.fonds}-${settings.category}·…-${settings.organisation}-${String(settings.firstNumber).padStart(4, '0')}`}</code>,
        ],
        [t('dossiers.settings.folders'), <code>{settings.folders}</code>],
        [t('dossiers.settings.files'), <code>{settings.files}</code>],
        [
          t('dossiers.schedule'),
          <Link to="/audit/retention">
            {retention.version === 0 ? t('retention.shipped') : t('retention.version', { version: retention.version })}
          </Link>,
        ],
        [t('dossiers.manifest'), compiled === null ? null : <code className="origin">{compiled.manifestSha256}</code>],
      ]}
    />
  );
}

function Checks({ compiled: { checks } }: { readonly compiled: NonNullable<Dossier['compiled']> }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  return (
    <Panel title={t('dossiers.checks')}>
      <ul className="four-checks">
        {CHECKS.map((check) => {
          const { passed, failed } = checks[check];
          return (
            <li key={check}>
              <strong>{say('dossierCheck', check)}</strong>
              <Chip tone={failed === 0 ? 'ok' : 'late'}>
                {failed === 0 ? t('dossiers.passed') : t('dossiers.failedItems', { count: failed })}
              </Chip>
              <small>{t('dossiers.passedItems', { count: passed })}</small>
            </li>
          );
        })}
      </ul>
      <p className="pad">
        <small>{t('dossiers.noVirusScan')}</small>
      </p>
    </Panel>
  );
}

function Download({ dossier: { id, scope } }: { readonly dossier: Dossier }): ReactNode {
  const { t } = useTranslation('audit');
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const zip = await done(
        api.GET('/api/audit/v1/dossiers/{id}/content', { params: { path: { id } }, parseAs: 'blob' }),
      );
      saveFile(zip, `${scope.name}-${id}.zip`);
    } catch (error) {
      void message.error(problemText(problemOf(error), language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button type="primary" loading={busy} onClick={() => void save()}>
      {t('dossiers.download')}
    </Button>
  );
}
