import { DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import { useMay, useMe } from '../../session/me.js';
import { Act, DivisionChoice, ProgrammeChoice, ReadSelect, usePublished } from '../../shapes/index.js';
import { useStandardRead } from '../../standard/use-standard.js';
import { useLanguage } from '../../words/words.js';

interface OpenValues {
  readonly programmeId: string;
  readonly roundCode: string;
  readonly kind: 'own' | 'mock' | 'external';
  readonly divisionId: string;
  readonly period: readonly [Dayjs, Dayjs];
}

const KINDS = ['own', 'mock', 'external'] as const;

/** Opens a round by hand: own, mock or external. */
export function OpenRound(): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const me = useMe();
  const may = useMay();
  const navigate = useNavigate();
  const programmes = usePublished();
  if (!may('round.manage')) return null;
  return (
    <Act<OpenValues>
      label={t('rounds.open')}
      primary
      initial={{ kind: 'own', divisionId: me.rootDivision.id }}
      send={async ({ programmeId, roundCode, kind, divisionId, period }, key) => {
        const version = programmes.items.find(({ id }) => id === programmeId)?.latestVersion ?? 1;
        const opened = await done(
          api.POST('/api/assessments/v1/rounds', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              programme: { id: programmeId, version },
              roundCode,
              kind,
              divisionId,
              period: { from: period[0].format('YYYY-MM-DD'), to: period[1].format('YYYY-MM-DD') },
            },
          }),
        );
        void navigate(`/assessment/rounds/${opened.id}`);
      }}
    >
      <Form.Item name="programmeId" label={t('ask.programme')} rules={[{ required: true }]}>
        <ProgrammeChoice />
      </Form.Item>
      <Form.Item noStyle dependencies={['programmeId']}>
        {({ getFieldValue }) => {
          const chosen = programmes.items.find(({ id }) => id === getFieldValue('programmeId'));
          return (
            <Form.Item name="roundCode" label={t('ask.round')} rules={[{ required: true }]}>
              <RoundCodeChoice programme={chosen?.id} version={chosen?.latestVersion ?? undefined} />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item name="kind" label={t('ask.kind')} rules={[{ required: true }]}>
        <Select options={KINDS.map((kind) => ({ value: kind, label: codeInWords('roundKind', kind, language) }))} />
      </Form.Item>
      <Form.Item name="divisionId" label={t('ask.division')} rules={[{ required: true }]}>
        <DivisionChoice />
      </Form.Item>
      <Form.Item name="period" label={t('ask.period')} rules={[{ required: true }]}>
        <DatePicker.RangePicker />
      </Form.Item>
    </Act>
  );
}

export function RoundCodeChoice({
  programme,
  version,
  ...props
}: {
  readonly programme: string | undefined;
  readonly version: number | undefined;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}): ReactNode {
  const { language } = useLanguage();
  const { standard, read } = useStandardRead(programme, version);
  return (
    <ReadSelect<string>
      {...props}
      reads={[read]}
      disabled={standard === undefined}
      options={(standard?.rounds ?? []).map(({ code, names }) => ({ value: code, label: names[language] }))}
    />
  );
}
