import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import { Act, ReadSelect, Unread } from '../../shapes/index.js';
import type { Indicator, Standard } from '../../standard/definition.js';
import { useStandardRead } from '../../standard/use-standard.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';

interface OpenValues {
  readonly roundId: string;
  readonly sheetId: string;
  readonly indicator: string;
  readonly groups: Readonly<Record<string, { readonly population: number; readonly sampled: number }>>;
  readonly way: string;
  readonly period: readonly [Dayjs, Dayjs];
}

const MOST = '200';

type SurveyIndicator = Extract<Indicator, { readonly kind: 'survey' }>;

export function surveyIndicators(standard: Standard | undefined): readonly SurveyIndicator[] {
  return [...(standard?.indicators.values() ?? [])].filter((one): one is SurveyIndicator => one.kind === 'survey');
}

/** Opens a survey for one indicator of one score sheet. */
export function OpenSurvey(): ReactNode {
  const { t } = useTranslation('surveys');
  const may = useMay();
  const navigate = useNavigate();
  if (!may('survey.manage')) return null;
  return (
    <Act<OpenValues>
      label={t('open')}
      primary
      send={async ({ sheetId, indicator, groups, way, period }, key) => {
        const opened = await done(
          api.POST('/api/assessments/v1/surveys', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              sheetId,
              indicator,
              way,
              from: period[0].format('YYYY-MM-DD'),
              to: period[1].format('YYYY-MM-DD'),
              groups: Object.entries(groups).map(([group, counts]) => ({ group, ...counts })),
            },
          }),
        );
        void navigate(`/surveys/${opened.id}`);
      }}
    >
      <Form.Item name="roundId" label={t('chooseRound')} rules={[{ required: true }]}>
        <RoundChoice />
      </Form.Item>
      <Form.Item noStyle dependencies={['roundId']}>
        {({ getFieldValue }) => <OfRound roundId={getFieldValue('roundId') as string | undefined} />}
      </Form.Item>
      <Form.Item name="way" label={t('way')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="period" label={t('period')} rules={[{ required: true }]}>
        <DatePicker.RangePicker />
      </Form.Item>
    </Act>
  );
}

interface Choice {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

function useOpenRounds() {
  return queries.useQuery('get', '/api/assessments/v1/rounds', { params: { query: { status: 'open', limit: MOST } } });
}

function RoundChoice(props: Choice): ReactNode {
  const rounds = useOpenRounds();
  const { language } = useLanguage();
  return (
    <ReadSelect<string>
      {...props}
      reads={[rounds]}
      showSearch={{ optionFilterProp: 'label' }}
      options={(rounds.data?.items ?? []).map(({ id, roundCode, period, division }) => ({
        value: id,
        label: `${division.name} · ${periodInWords(period.key, language)} · ${roundCode}`,
      }))}
    />
  );
}

function OfRound({ roundId }: { readonly roundId: string | undefined }): ReactNode {
  const { t } = useTranslation('surveys');
  const { language } = useLanguage();
  const rounds = useOpenRounds();
  const round = rounds.data?.items.find(({ id }) => id === roundId);
  const { standard, read } = useStandardRead(round?.programme, round?.version);
  const sheets = queries.useQuery(
    'get',
    '/api/assessments/v1/sheets',
    { params: { query: { roundId: roundId ?? '', limit: MOST } } },
    { enabled: roundId !== undefined },
  );
  if (round === undefined || standard === undefined) return <Unread reads={[read]} />;
  const indicators = surveyIndicators(standard);
  if (indicators.length === 0) return <p role="alert">{t('noSurveyIndicators')}</p>;
  return (
    <>
      <Form.Item name="sheetId" label={t('chooseSheet')} rules={[{ required: true }]}>
        <ReadSelect
          reads={[sheets]}
          showSearch={{ optionFilterProp: 'label' }}
          options={(sheets.data?.items ?? []).map(({ id, subject }) => ({ value: id, label: subject.name }))}
        />
      </Form.Item>
      <Form.Item name="indicator" label={t('indicator')} rules={[{ required: true }]}>
        <Select options={indicators.map(({ code, names }) => ({ value: code, label: names[language] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['indicator']}>
        {({ getFieldValue }) =>
          indicators
            .find(({ code }) => code === getFieldValue('indicator'))
            ?.groups.map(({ code, names, answersAtLeast }) => (
              <fieldset key={code} className="number-group">
                <legend>
                  {names[language]} <small>{t('atLeast', { count: answersAtLeast })}</small>
                </legend>
                <Form.Item name={['groups', code, 'population']} label={t('population')} rules={[{ required: true }]}>
                  <InputNumber min={1} precision={0} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={['groups', code, 'sampled']} label={t('sampled')} rules={[{ required: true }]}>
                  <InputNumber min={1} precision={0} style={{ width: '100%' }} />
                </Form.Item>
              </fieldset>
            ))
        }
      </Form.Item>
    </>
  );
}
