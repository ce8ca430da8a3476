import { Alert, Button, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { problemOf, problemText, type Problem } from '../../api/problem.js';
import { useMe } from '../../session/me.js';
import { Page, Panel, ProgrammeChoice, today, useReread } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { HeaderFields, type HeaderValues } from './header-form.js';

interface DraftValues {
  readonly programmeId: string;
  readonly header: HeaderValues;
}

export function DraftPlanPage(): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const reread = useReread();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const year = today().slice(0, 4);
  const role = me.roles.find((grant) => grant.role === 'office');
  const send = async ({ programmeId, header }: DraftValues): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await done(api.POST('/api/plans/v1/plans', { body: { programmeId, header, stages: [] } }));
      await reread();
      void navigate(`/plans/${id}`, { replace: true });
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <Page title={t('draft.title')} crumbs={[{ to: '/plans', text: t('page.crumb') }]}>
      <Panel>
        <div className="pad narrow-form">
          <p>
            {t('draft.why')} <Link to="/plans/import">{t('fromFile')}</Link>
          </p>
          {problem === null ? null : (
            <Alert
              className="problem-in-form"
              type="error"
              showIcon
              role="alert"
              title={problemText(problem, language)}
            />
          )}
          <Form<DraftValues>
            layout="vertical"
            scrollToFirstError={{ focus: true }}
            initialValues={{
              header: {
                period: { from: `${year}-01-01`, to: `${year}-12-31` },
                ...(me.units[0] === undefined ? {} : { authorityUnitId: me.units[0].id }),
                divisionId: role?.division.id ?? me.rootDivision.id,
              },
            }}
            onFinish={(values) => void send(values)}
          >
            <Form.Item name="programmeId" label={t('fields.programme')} rules={[{ required: true }]}>
              <ProgrammeChoice />
            </Form.Item>
            <HeaderFields prefix={['header']} />
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('draft.create')}
            </Button>
          </Form>
        </div>
      </Panel>
    </Page>
  );
}
