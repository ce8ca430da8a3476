import { Checkbox, Form, InputNumber } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Body } from '../../api/client.js';
import { Act, filled, LateEntryFields, PersonChoice, useCodeWords } from '../../shapes/index.js';

type Values = Omit<Body<'/api/awards/v1/notices'>, 'slateIds'>;

const CHANNELS = ['web', 'board', 'newspaper'] as const;

/** Shows lists of candidates to the public; days and channels are those of the programme where they are left empty. */
export function OpenNotice({
  slateIds,
  primary = false,
  disabled,
}: {
  readonly slateIds: readonly string[];
  readonly primary?: boolean;
  readonly disabled?: string;
}): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const navigate = useNavigate();
  const opened = useRef<string | null>(null);
  return (
    <Act<Values>
      label={t('openNotice')}
      primary={primary}
      {...(disabled === undefined ? {} : { disabled })}
      consequence={t('openConsequence', { count: slateIds.length })}
      send={async (values, key) => {
        const body = { ...filled(values), slateIds: [...slateIds] };
        const params = { header: { 'Idempotency-Key': key } };
        opened.current = (await done(api.POST('/api/awards/v1/notices', { params, body }))).id;
      }}
      after={() => {
        if (opened.current !== null) void navigate(`/notices/${opened.current}`);
      }}
    >
      <Form.Item name="days" label={t('days')} extra={t('daysHint')}>
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
      <Form.Item name="channels" label={t('channels')} extra={t('channelsHint')}>
        <Checkbox.Group options={CHANNELS.map((code) => ({ value: code, label: say('noticeChannel', code) }))} />
      </Form.Item>
      <Form.Item name="decidedByPersonId" label={t('decidedBy')} extra={t('decidedByHint')}>
        <PersonChoice allowClear />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}
