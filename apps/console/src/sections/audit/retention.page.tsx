import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Answer } from '../../api/client.js';
import {
  Answered,
  Chip,
  Day,
  dayOf,
  Facts,
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
import { RetentionActs } from './retention-acts.js';

export type Retention = Answer<'/api/audit/v1/retention'>;
type Classes = Retention['classes'];

const HISTORY = { history: '/api/audit/v1/retention/history', of: {} } as const;

/** 保管期限表: how long each kind of record is kept, on what basis, and what is proposed to be changed. */
export function RetentionPage(): ReactNode {
  const { t } = useTranslation('audit');
  const past = usePast();
  const query = queries.useQuery('get', '/api/audit/v1/retention', { params: { query: past.query } });
  if (query.data === undefined) {
    return (
      <Page title={t('retention.title')}>
        <Panel>
          <Answered query={query}>{() => null}</Answered>
        </Panel>
      </Page>
    );
  }
  return <Shown retention={query.data} />;
}

function Shown({ retention }: { readonly retention: Retention }): ReactNode {
  const { t } = useTranslation('audit');
  const { version, classes, proposal, revision, changes } = retention;
  const latest = changes.at(-1);
  return (
    <Page
      title={t('retention.title')}
      about={t('retention.about')}
      chips={
        <>
          <Chip tone={version === 0 ? 'plain' : 'ok'}>
            {version === 0 ? t('retention.shipped') : t('retention.version', { version })}
          </Chip>
          {proposal === null ? null : <Chip tone="soon">{t('retention.waits')}</Chip>}
        </>
      }
      acts={<RetentionActs retention={retention} />}
      // What ships was never recorded.
      {...(revision === null ? {} : { aside: <RecordPanel {...HISTORY} /> })}
    >
      {revision === null ? null : <PastBanner {...HISTORY} />}
      {proposal === null ? null : <Proposal proposal={proposal} classes={classes} />}
      <Panel
        title={t('retention.table')}
        side={
          latest === undefined ? undefined : (
            <>
              {latest.documentNumber} <Day day={dayOf(latest.at)} />
            </>
          )
        }
      >
        <ClassTable classes={classes} />
      </Panel>
    </Page>
  );
}

function Proposal({
  proposal,
  classes,
}: {
  readonly proposal: NonNullable<Retention['proposal']>;
  readonly classes: Classes;
}): ReactNode {
  const { t } = useTranslation('audit');
  const { documentNumber, reason, proposedBy, classes: changed } = proposal;
  return (
    <Panel title={t('retention.proposal')}>
      <div className="pad">
        <Facts
          of={[
            [t('retention.proposedBy'), <Who of={proposedBy} />],
            [t('retention.documentNumber'), documentNumber],
            [t('retention.reason'), <ReasonSaid reason={reason} />],
          ]}
        />
      </div>
      <ClassTable classes={changed} before={classes} />
    </Panel>
  );
}

function ClassTable({ classes, before }: { readonly classes: Classes; readonly before?: Classes }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  return (
    <div className="table-box">
      <table className="pieces retention">
        <thead>
          <tr>
            <th scope="col">{t('retention.kind')}</th>
            <th scope="col">{t('retention.code')}</th>
            <th scope="col">{t('retention.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ kind, code, basis }) => {
            const was = before?.find((each) => each.kind === kind)?.code;
            return (
              <tr key={kind}>
                <th scope="row">{say('archived', kind)}</th>
                <td>
                  {was === undefined || was === code
                    ? say('retentionCode', code)
                    : t('retention.fromTo', { from: say('retentionCode', was), to: say('retentionCode', code) })}
                </td>
                <td>{basis}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
