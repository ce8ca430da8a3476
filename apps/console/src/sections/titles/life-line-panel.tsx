import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/client.js';
import { dayOf, Panel, useHistory, type HistoryEntry } from '../../shapes/index.js';
import { lifeOf, type Before, type LifeTone } from './life-line.js';
import type { Title } from './title.js';

const COLOURS: Readonly<Record<LifeTone, string>> = {
  plain: 'var(--line)',
  title: 'var(--bronze)',
  soon: 'var(--amber)',
  late: 'var(--cinnabar)',
  ok: 'var(--pine)',
};

/** The life of the title as a line of its states, as far as it had come at the moment looked at. */
export function LifeLinePanel({ title }: { readonly title: Title }): ReactNode {
  const { t } = useTranslation('titles');
  const [params] = useSearchParams();
  const { data = [] } = useHistory('/api/awards/v1/titles/{id}/history', { id: title.id });
  const entries = upTo(data, params.get('asOf'));
  const before = useBefore(entries);
  const steps = lifeOf(entries, before, dayOf);
  if (steps.length === 0) return null;
  return (
    <Panel>
      <ol className="life-line" tabIndex={0} aria-label={t('life.label')}>
        {steps.map(({ state, on, to, tone, undone }, index) => (
          <li
            key={`${state}-${index}`}
            style={{ borderTopColor: COLOURS[tone], ...(undone ? { borderTopStyle: 'dashed' } : {}) }}
          >
            <b>{undone ? <s>{t(`life.${state}`)}</s> : t(`life.${state}`)}</b>
            <small>{to === undefined ? on : t('life.fromTo', { from: on, to: to.slice(5) })}</small>
            {undone ? (
              <small>{t(state === 'proposed' || state === 'told' ? 'life.withdrawn' : 'life.annulled')}</small>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function upTo(entries: readonly HistoryEntry[], asOf: string | null): readonly HistoryEntry[] {
  if (asOf === null) return entries;
  const exact = entries.findIndex(({ position }) => position === asOf);
  if (exact >= 0) return entries.slice(0, exact + 1);
  const at = Date.parse(asOf);
  return Number.isNaN(at) ? entries : entries.filter(({ recordedAt }) => Date.parse(recordedAt) <= at);
}

/** When it was applied for and shown to the public, told by the records its naming names. */
function useBefore(entries: readonly HistoryEntry[]): Before {
  const idIn = (type: string, name: string): string | undefined => {
    const data = entries.find((entry) => entry.type === type)?.data as Readonly<Record<string, unknown>> | undefined;
    const value = data?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const applicationId = idIn('CandidateListed', 'applicationId');
  const noticeId = idIn('TitleNamed', 'noticeId') ?? idIn('NamingReady', 'noticeId');
  const application = queries.useQuery(
    'get',
    '/api/assessments/v1/applications/{id}',
    { params: { path: { id: applicationId ?? '' } } },
    { enabled: applicationId !== undefined, retry: false },
  );
  const notice = queries.useQuery(
    'get',
    '/api/awards/v1/notices/{id}',
    { params: { path: { id: noticeId ?? '' } } },
    { enabled: noticeId !== undefined, retry: false },
  );
  return {
    ...(application.data === undefined ? {} : { appliedOn: application.data.filedOn }),
    ...(notice.data === undefined ? {} : { notice: { from: notice.data.firstDay, to: notice.data.lastDay.lastDay } }),
  };
}
