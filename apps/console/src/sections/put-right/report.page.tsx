import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import {
  ActDialog,
  Answered,
  Chip,
  dayInWords,
  DueChip,
  Empty,
  Facts,
  FileLink,
  FilesField,
  instantInWords,
  LateEntryFields,
  MayActs,
  Page,
  Panel,
  PastBanner,
  ProgrammeLink,
  RecordPanel,
  useCodeWords,
  usePast,
  type StoredFile,
  type Tone,
} from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { sent } from './rectification-acts.js';
import { toneOfReport, type Report } from './report-list.page.js';
import { Who } from '../../shapes/who.js';

const HISTORY = '/api/plans/v1/reports/{id}/history';

export function ReportPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/reports/{id}', { params: { path: { id }, query: past.query } });
  return <Answered query={query}>{(answer) => <Shown report={answer} past={past.past} />}</Answered>;
}

function Shown({ report, past }: { readonly report: Report; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const plan = queries.useQuery('get', '/api/plans/v1/plans/{id}', { params: { path: { id: report.planId } } });
  const { id, unit, status, due, period, rules } = report;
  const of = { id };
  return (
    <Page
      title={t('reportOf', { unit: unit.name, period: periodInWords(period.key, language) })}
      crumbs={[{ to: '/reports', text: t('reports') }]}
      chips={
        <>
          <Chip tone={toneOfReport(status)}>{say('reportStatus', status)}</Chip>
          <DueChip on={due.lastDay} done={status !== 'asked'} provisional={report.dueProvisional} />
          {report.becameOverdue ? <Chip tone="late">{t('wasOverdue')}</Chip> : null}
        </>
      }
      acts={past ? null : <ReportActs report={report} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <Panel title={t('route')}>
        <div className="pad">
          <Route report={report} />
        </div>
      </Panel>
      <Told report={report} />
      <Panel title={t('facts')}>
        <div className="pad">
          <Facts
            of={[
              [
                t('unit'),
                <Link key="u" to={`/administration/units/${unit.id}`}>
                  {unit.name}
                </Link>,
              ],
              [t('division'), unit.division.name],
              [
                t('plan'),
                <Link key="p" to={`/plans/${report.planId}`}>
                  {plan.data?.title ?? '…'}
                </Link>,
              ],
              [t('programme'), <ProgrammeLink key="programme" id={rules.programme} />],
              [
                t('period'),
                <span key="period">
                  {periodInWords(period.key, language)}（{dayInWords(period.from, language)}—
                  {dayInWords(period.to, language)}，{say('every', period.every)}）
                </span>,
              ],
              [
                t('due'),
                <span key="due" title={due.lastDay}>
                  {t('until', { day: dayInWords(due.lastDay, language) })}（
                  {t('dueWithin', { count: rules.dueWithinDays })}）
                  <div className="muted">{t('overdueFrom', { when: instantInWords(due.overdueAt, language) })}</div>
                </span>,
              ],
              [t('askedOn'), instantInWords(report.askedAt, language)],
            ]}
          />
        </div>
      </Panel>
    </Page>
  );
}

/** Its way upward: where it has been, who has it, where it has still to go. */
function Route({ report: { rules, at, status, passings } }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const here = rules.route.indexOf(at);
  const tone = (index: number): Tone =>
    index < here || status === 'arrived' ? 'ok' : index === here ? (status === 'asked' ? 'go' : 'soon') : 'plain';
  return (
    <ol className="stations" aria-label={t('route')}>
      {rules.route.map((place, index) => {
        const passed = passings.find(({ from }) => from === place);
        return (
          <li key={place} aria-current={index === here ? 'step' : undefined}>
            <Chip tone={tone(index)}>{say('reportPlace', place)}</Chip>
            {passed === undefined ? null : (
              <div className="muted">
                <Who of={passed.passedBy} at={passed.passedAt} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Told({ report: { id, filings } }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('putRight');
  const [last, ...earlier] = [...filings].reverse();
  if (last === undefined) {
    return (
      <Panel title={t('reportText')}>
        <Empty>{t('notFiled')}</Empty>
      </Panel>
    );
  }
  return (
    <Panel title={t('reportText')} side={<Who of={last.filedBy} at={last.filedAt} late={last} />}>
      <div className="pad">
        {last.inTimeRecordedLate ? <Chip tone="ok">{t('inTimeRecordedLate')}</Chip> : null}
        <p className="serif as-written">{last.text ?? t('erased')}</p>
        {last.files.map((file) => (
          <div key={file.fileId}>
            <FileLink context="plans" file={file} among={last.files} as={{ reportId: id }} />
          </div>
        ))}
      </div>
      {earlier.length === 0 ? null : (
        <details className="pad">
          <summary>{t('earlierVersions', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <div key={one.filedAt}>
              <div className="muted">
                <Who of={one.filedBy} at={one.filedAt} late={one} />
              </div>
              <p className="as-written">{one.text ?? t('erased')}</p>
            </div>
          ))}
        </details>
      )}
    </Panel>
  );
}

type Filed = Body<'/api/plans/v1/reports/{id}/filings'>;
interface FiledAsked extends Omit<Filed, 'fileIds'> {
  readonly files?: readonly StoredFile[];
}

function ReportActs({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const { id, at, rules, filings, may, unit, period } = report;
  const next = rules.route[rules.route.indexOf(at) + 1];
  const before = filings.at(-1);
  const label = before === undefined ? t('acts.file') : t('acts.replace');
  return (
    <MayActs
      may={may}
      unitId={unit.id}
      acts={[
        {
          act: 'passOn',
          label: t('acts.passOn'),
          dialog: (close) => (
            <ActDialog<object>
              label={t('acts.passOn')}
              title={`${t('acts.passOn')}：${unit.name} ${periodInWords(period.key, language)}`}
              said={t('said')}
              close={close}
              consequence={next === undefined ? t('acts.passOn') : t('passOnTo', { to: say('reportPlace', next) })}
              send={(_values, key) =>
                done(api.POST('/api/plans/v1/reports/{id}/passings', { params: sent(id, key), body: { from: at } }))
              }
            />
          ),
        },
        {
          act: 'file',
          label,
          dialog: (close) => (
            <ActDialog<FiledAsked>
              label={label}
              title={`${label}：${unit.name} ${periodInWords(period.key, language)}`}
              said={t('said')}
              wide
              close={close}
              initial={before?.text === undefined || before.text === null ? {} : { text: before.text }}
              consequence={before === undefined ? undefined : t('replaceConsequence')}
              send={({ text, files = [], lateEntry }, key) => {
                const fileIds = [...(before?.files ?? []).map(({ fileId }) => fileId), ...files.map((file) => file.id)];
                return done(
                  api.POST('/api/plans/v1/reports/{id}/filings', {
                    params: sent(id, key),
                    body: {
                      text,
                      ...(fileIds.length === 0 ? {} : { fileIds }),
                      ...(lateEntry === undefined ? {} : { lateEntry }),
                    },
                  }),
                );
              }}
            >
              <Form.Item name="text" label={t('reportText')} rules={[{ required: true, whitespace: true }]}>
                <Input.TextArea autoSize={{ minRows: 8, maxRows: 20 }} maxLength={10_000} />
              </Form.Item>
              {before === undefined || before.files.length === 0 ? null : (
                <p className="muted">{t('filesKept', { count: before.files.length })}</p>
              )}
              <Form.Item name="files" label={t('files')}>
                <FilesField context="plans" />
              </Form.Item>
              <LateEntryFields />
            </ActDialog>
          ),
        },
      ]}
    />
  );
}
