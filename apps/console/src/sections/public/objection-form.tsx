import { Alert, Button, Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Answer, type Body } from '../../api/client.js';
import { problemOf, problemText, type Problem } from '../../api/problem.js';
import { filled, Panel } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { usePublicTenant } from './public-layout.js';

type Values = Body<'/api/awards/v1/public/{tenant}/notices/{id}/objections'>;

const TOO_MANY = 429;

/** Anybody may object; name and contact are wanted, not asked for. */
export function ObjectionForm({
  notice,
}: {
  readonly notice: Answer<'/api/awards/v1/public/{tenant}/notices/{id}'>;
}): ReactNode {
  const { t } = useTranslation('public');
  const { language } = useLanguage();
  const { tenant } = usePublicTenant();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [received, setReceived] = useState<string | null>(null);
  const [sent, setSent] = useState<{ readonly body: string; readonly key: string } | null>(null);
  const send = async (values: Values): Promise<void> => {
    const body = JSON.stringify(values);
    // Sent again after a lost answer it is the same objection, changed it is another one.
    const key = sent?.body === body ? sent.key : crypto.randomUUID();
    setSent({ body, key });
    setBusy(true);
    setProblem(null);
    try {
      const params = { path: { tenant, id: notice.id }, header: { 'Idempotency-Key': key } };
      const { id } = await done(
        api.POST('/api/awards/v1/public/{tenant}/notices/{id}/objections', { params, body: filled(values) }),
      );
      setReceived(id);
      form.resetFields();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (received !== null) {
    return (
      <Panel title={t('objection.title')}>
        <div className="pad" role="status">
          <p>{t('objection.thanks')}</p>
          <p>
            {t('objection.number')} <strong className="number">{received}</strong>
          </p>
          <p className="muted">{t('objection.keep')}</p>
          <Button className="no-print" onClick={() => setReceived(null)}>
            {t('objection.another')}
          </Button>
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={t('objection.title')} className="no-print">
      <div className="pad">
        <p className="muted">{t('objection.about')}</p>
        <Form<Values>
          form={form}
          layout="vertical"
          size="large"
          requiredMark={(text, { required }) => (required ? <>{text} *</> : text)}
          scrollToFirstError={{ focus: true }}
          onFinish={(values) => void send(values)}
        >
          <Form.Item name="titleId" label={t('objection.which')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('objection.whole')}
              options={notice.candidates.map(({ titleId, name }) => ({ value: titleId, label: name }))}
            />
          </Form.Item>
          <Form.Item
            name="text"
            label={t('objection.text')}
            rules={[{ required: true, whitespace: true, message: t('objection.textMissing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={4000} showCount />
          </Form.Item>
          <Form.Item name="name" label={t('objection.name')}>
            <Input maxLength={60} autoComplete="name" />
          </Form.Item>
          <Form.Item name="contact" label={t('objection.contact')} extra={t('objection.namedHint')}>
            <Input maxLength={200} autoComplete="tel" />
          </Form.Item>
          {problem === null ? null : (
            <Alert
              className="problem-in-form"
              type="error"
              showIcon
              role="alert"
              title={problem.status === TOO_MANY ? t('objection.tooMany') : problemText(problem, language)}
            />
          )}
          <Button type="primary" htmlType="submit" loading={busy} block>
            {t('objection.send')}
          </Button>
        </Form>
      </div>
    </Panel>
  );
}
