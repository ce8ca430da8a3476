import { Button, Checkbox, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import { ActDialog, CodeChoice } from '../../shapes/index.js';
import { aboutOf, kindAsked, SUGGESTION_KINDS, type About } from './about.js';

type Filed = Body<'/api/plans/v1/suggestions'>;
type Asked = Pick<Filed, 'kind' | 'text'> & { readonly unnamed?: boolean };

/** Files a suggestion; an address with `say` opens the form at once, about what it names. */
export function Say(): ReactNode {
  const { t } = useTranslation('suggestions');
  const [params] = useSearchParams();
  const [open, setOpen] = useState(params.has('say'));
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('say')}
      </Button>
      {open ? <SayDialog params={params} close={() => setOpen(false)} /> : null}
    </>
  );
}

function SayDialog({ params, close }: { readonly params: URLSearchParams; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('suggestions');
  const navigate = useNavigate();
  const about = aboutOf(params);
  const kind = kindAsked(params);
  return (
    <ActDialog<Asked>
      label={t('say')}
      wide
      close={close}
      consequence={<SaidAbout about={about} />}
      {...(kind === null ? {} : { initial: { kind } })}
      send={async ({ unnamed = false, ...asked }, key) => {
        const made = await done(
          api.POST('/api/plans/v1/suggestions', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...asked, unnamed, about },
          }),
        );
        void navigate(`/suggestions/${made.id}`);
      }}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
        <CodeChoice
          codes={SUGGESTION_KINDS}
          inWords={(code) => t(`kinds.${code as (typeof SUGGESTION_KINDS)[number]}`)}
        />
      </Form.Item>
      <Form.Item name="text" label={t('text')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="unnamed" valuePropName="checked" extra={t('unnamedHint')}>
        <Checkbox>{t('withoutName')}</Checkbox>
      </Form.Item>
    </ActDialog>
  );
}

function SaidAbout({ about }: { readonly about: About }): ReactNode {
  const { t } = useTranslation('suggestions');
  const task = queries.useQuery(
    'get',
    '/api/plans/v1/tasks/{id}',
    { params: { path: { id: about.kind === 'task' ? about.id : '' } } },
    { enabled: about.kind === 'task', retry: false },
  );
  if (about.kind === 'general') return t('sayConsequence');
  const what = t(`abouts.${about.kind}`);
  return t('sayAbout', { what: task.data === undefined ? what : `${what} ${task.data.heading}` });
}
