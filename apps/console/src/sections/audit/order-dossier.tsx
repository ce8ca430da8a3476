import { Form, Input, InputNumber, Radio, type FormInstance } from 'antd';
import { useDeferredValue, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import { Act, SubjectChoice, useCodeWords } from '../../shapes/index.js';
import type { Dossier } from './dossier.js';
import { DossierPreview } from './dossier-preview.js';
import { PlanChoice } from './plan-choice.js';

type Order = Body<'/api/audit/v1/dossiers'>;
type Scope = Order['scope']['kind'];

interface Ordered {
  readonly kind: Scope;
  readonly planId?: string;
  readonly subjectId?: string;
  readonly settings: Order['settings'];
}

const SCOPES: readonly Scope[] = ['plan', 'subject'];
const SHIPPED = {
  category: 'WS',
  firstNumber: 1,
  folders: '{year}/{retention}/{archiveNumber}',
  files: '{sequence}-{name}',
} as const;

/** 组卷: of what, arranged as the last dossier was unless it is changed; `of` orders one anew. */
export function OrderDossier({ of }: { readonly of?: Dossier }): ReactNode {
  const { t } = useTranslation('audit');
  const navigate = useNavigate();
  const latest = queries.useQuery('get', '/api/audit/v1/dossiers', { params: { query: { limit: '1' } } });
  const before = of ?? latest.data?.items[0];
  const kind = of?.scope.kind ?? 'plan';
  return (
    <Act<Ordered>
      label={t(of === undefined ? 'dossiers.order' : 'dossiers.orderAnew')}
      primary={of === undefined || of.status === 'failed'}
      wide
      consequence={t('dossiers.orderAbout')}
      said={t('dossiers.ordered')}
      initial={{
        kind,
        ...(of === undefined ? {} : { [kind === 'plan' ? 'planId' : 'subjectId']: of.scope.id }),
        settings: { ...SHIPPED, fonds: '', organisation: '', ...before?.settings },
      }}
      send={async ({ kind: scope, planId, subjectId, settings }, key) => {
        const { id } = await done(
          api.POST('/api/audit/v1/dossiers', {
            params: { header: { 'Idempotency-Key': key } },
            body: { scope: { kind: scope, id: (scope === 'plan' ? planId : subjectId) ?? '' }, settings },
          }),
        );
        void navigate(`/audit/dossiers/${id}`);
      }}
    >
      {(form) => (
        <>
          <ScopeFields form={form} />
          {before === undefined ? null : (
            <p className="muted">{t('dossiers.settingsFrom', { name: before.scope.name })}</p>
          )}
          <SettingsFields />
          <Previewed form={form} />
        </>
      )}
    </Act>
  );
}

function ScopeFields({ form }: { readonly form: FormInstance<Ordered> }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const kind = Form.useWatch('kind', form);
  return (
    <>
      <Form.Item name="kind" label={t('dossiers.scope')}>
        <Radio.Group options={SCOPES.map((value) => ({ value, label: say('dossierScope', value) }))} />
      </Form.Item>
      {kind === 'subject' ? (
        <Form.Item name="subjectId" label={t('dossiers.subject')} rules={[{ required: true }]}>
          <SubjectChoice />
        </Form.Item>
      ) : (
        <Form.Item name="planId" label={t('dossiers.plan')} rules={[{ required: true }]}>
          <PlanChoice />
        </Form.Item>
      )}
    </>
  );
}

function SettingsFields(): ReactNode {
  const { t } = useTranslation('audit');
  const codes = [
    ['fonds', 8],
    ['organisation', 8],
    ['category', 2],
  ] as const;
  const templates = ['folders', 'files'] as const;
  return (
    <>
      <div className="archive-codes">
        {codes.map(([name, most]) => (
          <Form.Item
            key={name}
            name={['settings', name]}
            label={t(`dossiers.settings.${name}`)}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={most} />
          </Form.Item>
        ))}
        <Form.Item
          name={['settings', 'firstNumber']}
          label={t('dossiers.settings.firstNumber')}
          rules={[{ required: true }]}
        >
          <InputNumber min={1} max={9_999} precision={0} />
        </Form.Item>
      </div>
      {templates.map((name) => (
        <Form.Item
          key={name}
          name={['settings', name]}
          label={t(`dossiers.settings.${name}`)}
          extra={t(`dossiers.settings.${name}About`)}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      ))}
    </>
  );
}

function Previewed({ form }: { readonly form: FormInstance<Ordered> }): ReactNode {
  const settings = useDeferredValue(Form.useWatch('settings', form));
  return settings === undefined ? null : <DossierPreview settings={settings} />;
}
