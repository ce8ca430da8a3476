import { Button, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, queries, type Answer, type paths } from '../../api/client.js';
import { dayInWords, Empty, Panel, ProblemView, ReadSelect } from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';

type Outcome =
  paths['/api/assessments/v1/rounds/{id}/what-if']['post']['responses'][200]['content']['application/json'];
type Moved = Outcome['gained']['items'][number];

/** A concluded round computed anew under another version: nothing is changed by it. */
export function WhatIf({ programme }: { readonly programme: Answer<'/api/plans/v1/programmes/{id}'> }): ReactNode {
  const { t } = useTranslation('programmes');
  const { language } = useLanguage();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const rounds = queries.useQuery('get', '/api/assessments/v1/rounds', {
    params: { query: { programmeId: programme.id, limit: '100' } },
  });
  const run = async ({ roundId, version }: { readonly roundId: string; readonly version: number }): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      setOutcome(
        await done(
          api.POST('/api/assessments/v1/rounds/{id}/what-if', { params: { path: { id: roundId } }, body: { version } }),
        ),
      );
    } catch (error) {
      setOutcome(null);
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel>
      <div className="pad">
        <p className="muted">{t('whatIfAbout')}</p>
        <Form layout="inline" style={{ rowGap: 12 }} onFinish={(values) => void run(values as never)}>
          <Form.Item name="roundId" label={t('round')} rules={[{ required: true }]}>
            <ReadSelect
              reads={[rounds]}
              style={{ minWidth: 260 }}
              options={(rounds.data?.items ?? []).map((round) => ({
                value: round.id,
                label: `${periodInWords(round.period.key, language)} · ${dayInWords(round.due.lastDay, language)}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="version" label={t('latest')} rules={[{ required: true }]}>
            <Select
              style={{ minWidth: 120 }}
              options={programme.versions.map(({ version }) => ({ value: version, label: t('version', { version }) }))}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('run')}
          </Button>
        </Form>
      </div>
      {problem === null ? null : <ProblemView error={problem} />}
      {outcome === null ? null : (
        <div className="pad definition">
          <p>{t('subjectsCounted', { count: outcome.subjects })}</p>
          <MovedList title={t('gained')} moved={outcome.gained} />
          <MovedList title={t('lost')} moved={outcome.lost} />
        </div>
      )}
    </Panel>
  );
}

function MovedList({
  title,
  moved,
}: {
  readonly title: string;
  readonly moved: { readonly count: number; readonly items: readonly Moved[] };
}): ReactNode {
  const { t } = useTranslation('programmes');
  return (
    <section>
      <h2>
        {title} · {moved.count}
      </h2>
      {moved.items.length === 0 ? (
        <Empty>{t('nobody')}</Empty>
      ) : (
        <ul>
          {moved.items.map(({ subjectId, name, from, to, missed }) => (
            <li key={subjectId}>
              {name}: {from.grade} → {to?.grade ?? '—'}
              {missed.map(({ grade, unmet }) => (
                <div key={grade} className="muted">
                  {t('missed')} {grade}: {unmet.join(' · ')}
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
