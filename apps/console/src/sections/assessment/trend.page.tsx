import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { queries } from '../../api/client.js';
import { Empty, Page, Panel, usePublished } from '../../shapes/index.js';
import { nameOf } from '../../standard/definition.js';
import { useStandard } from '../../standard/use-standard.js';
import { useLanguage } from '../../words/words.js';
import { SubjectTrend } from './trend.js';

export function TrendPage(): ReactNode {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const programmeId = params.get('programmeId') ?? '';
  const roundCode = params.get('roundCode') ?? '';
  const published = usePublished();
  const latest = published.items.find((one) => one.id === programmeId)?.latestVersion;
  const version = params.get('version') ?? latest;
  const standard = useStandard(programmeId, version === null || version === undefined ? undefined : Number(version));
  const subject = queries.useQuery('get', '/api/directory/v1/subjects/{id}', { params: { path: { id } } });
  return (
    <Page
      title={`${subject.data?.name ?? ''} · ${t('result.trend')}`}
      crumbs={[{ to: '/assessment', text: t('rounds.title') }]}
      about={[standard?.names[language], nameOf(standard, roundCode, language)]
        .filter((one) => one !== undefined)
        .join(' · ')}
    >
      <Panel title={t('result.trend')} side={<Link to={`/titles?subjectId=${id}`}>{t('result.openTitles')}</Link>}>
        {programmeId === '' || roundCode === '' ? (
          <Empty>{t('result.trendOfWhat')}</Empty>
        ) : (
          <SubjectTrend subjectId={id} programmeId={programmeId} roundCode={roundCode} standard={standard} />
        )}
      </Panel>
    </Page>
  );
}
