import { Alert, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import {
  ActDialog,
  Answered,
  Chip,
  CodeChoice,
  Day,
  DueChip,
  Facts,
  Instant,
  MayActs,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  usePast,
  Who,
} from '../../shapes/index.js';
import { pathOf } from './about.js';
import { toneOfSuggestion, type Suggestion } from './suggestion-list.page.js';

const HISTORY = '/api/plans/v1/suggestions/{id}/history';
type Given = Body<'/api/plans/v1/suggestions/{id}/answer'>;
const OUTCOMES: readonly Given['outcome'][] = ['adopted', 'explained', 'notAdopted'];

export function SuggestionPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/suggestions/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown suggestion={answer} past={past.past} />}</Answered>;
}

function Shown({ suggestion, past }: { readonly suggestion: Suggestion; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('suggestions');
  const { id, kind, status, about, office, filer, due, answer } = suggestion;
  const of = { id };
  const path = pathOf(about);
  return (
    <Page
      title={t(`kinds.${kind}`)}
      crumbs={[{ to: '/suggestions', text: t('suggestions') }]}
      chips={
        <>
          <Chip tone={toneOfSuggestion(status)}>{t(`statuses.${status}`)}</Chip>
          <DueChip on={due.lastDay} done={status !== 'filed'} />
          {suggestion.mine ? <Chip tone="go">{t('mine')}</Chip> : null}
        </>
      }
      acts={past ? null : <SuggestionActs suggestion={suggestion} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      {suggestion.mine && filer === null && !past ? (
        <Alert type="warning" showIcon style={{ marginBottom: 14 }} title={t('keepNumber', { id })} />
      ) : null}
      <Panel title={t('said')}>
        <div className="pad">
          <p className="serif as-written">{suggestion.text ?? t('erased')}</p>
          <Facts
            of={[
              [
                t('of'),
                path === null ? (
                  t(`abouts.${about.kind}`)
                ) : (
                  <Link key="a" to={path}>
                    {t(`abouts.${about.kind}`)}
                  </Link>
                ),
              ],
              [t('filedBy'), filer === null ? t('unnamed') : <Who key="f" of={filer} />],
              [t('filedAt'), <Instant key="at" at={suggestion.filedAt} />],
              [t('office'), office.unit?.name ?? office.division.name],
              [t('answerBy'), <Day key="d" day={due.lastDay} />],
              [
                t('withdrawnAt'),
                suggestion.withdrawnAt === null ? null : <Instant key="w" at={suggestion.withdrawnAt} />,
              ],
            ]}
          />
        </div>
      </Panel>
      {answer === null ? null : (
        <Panel title={t('answer')} side={<Who of={answer.by} at={answer.at} />}>
          <div className="pad">
            <Chip tone={answer.outcome === 'adopted' ? 'ok' : 'plain'}>{t(`outcomes.${answer.outcome}`)}</Chip>
            <p className="as-written">{answer.answer ?? t('erased')}</p>
          </div>
        </Panel>
      )}
    </Page>
  );
}

function SuggestionActs({ suggestion: { id, may } }: { readonly suggestion: Suggestion }): ReactNode {
  const { t } = useTranslation('suggestions');
  const about = (key: string): { path: { id: string }; header: { 'Idempotency-Key': string } } => ({
    path: { id },
    header: { 'Idempotency-Key': key },
  });
  return (
    <MayActs
      may={may}
      acts={[
        {
          act: 'answer',
          label: t('acts.answer'),
          dialog: (close) => (
            <ActDialog<Given>
              label={t('acts.answer')}
              said={t('done')}
              wide
              close={close}
              send={(body, key) =>
                done(api.POST('/api/plans/v1/suggestions/{id}/answer', { params: about(key), body }))
              }
            >
              <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true }]}>
                <CodeChoice codes={OUTCOMES} inWords={(code) => t(`outcomes.${code as Given['outcome']}`)} />
              </Form.Item>
              <Form.Item
                name="answer"
                label={t('answer')}
                extra={t('answerHint')}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={4000} />
              </Form.Item>
            </ActDialog>
          ),
        },
        {
          act: 'withdraw',
          label: t('acts.withdraw'),
          grave: true,
          dialog: (close) => (
            <ActDialog<object>
              label={t('acts.withdraw')}
              said={t('done')}
              danger
              close={close}
              consequence={t('withdrawConsequence')}
              send={(_values, key) =>
                done(api.POST('/api/plans/v1/suggestions/{id}/withdrawal', { params: about(key) }))
              }
            />
          ),
        },
      ]}
    />
  );
}
