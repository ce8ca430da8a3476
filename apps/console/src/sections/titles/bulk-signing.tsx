import { Form, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Body, type ItemOf } from '../../api/client.js';
import { Act, filled, LateEntryFields } from '../../shapes/index.js';

type Item = ItemOf<'/api/awards/v1/titles'>;
type Values = Omit<Body<'/api/awards/v1/titles/bulk-signatures'>, 'items'>;

const MOST = 500;

/** Signs the namings chosen, of one document; what cannot be signed now is left out and counted. */
export function BulkSigning({
  chosen,
  nameOf,
  signed,
}: {
  readonly chosen: readonly Item[];
  readonly nameOf: (item: Item) => string;
  readonly signed: () => void;
}): ReactNode {
  const { t } = useTranslation('titles');
  const navigate = useNavigate();
  const batch = useRef<string | null>(null);
  const items = chosen.flatMap((item) =>
    (item.pending === 'ready' || item.pending === 'signedOnce') && item.slateId !== null
      ? [{ titleId: item.id, slateId: item.slateId, name: nameOf(item) }]
      : [],
  );
  const left = chosen.length - items.length;
  return (
    <Act<Values>
      label={t('bulk.sign', { count: items.length })}
      title={t('bulk.title')}
      primary
      {...(items.length === 0 ? { disabled: t('bulk.noneReady') } : {})}
      {...(items.length > MOST ? { disabled: t('bulk.tooMany', { count: MOST }) } : {})}
      consequence={
        <>
          <p>{t('bulk.consequence', { count: items.length })}</p>
          {left === 0 ? null : <p className="muted">{t('bulk.left', { count: left })}</p>}
          <ul style={{ maxHeight: 180, overflowY: 'auto' }} tabIndex={0} aria-label={t('bulk.list')}>
            {items.map(({ titleId, name }) => (
              <li key={titleId}>{name}</li>
            ))}
          </ul>
        </>
      }
      send={async (values, key) => {
        const body = { ...filled(values), items: items.map(({ titleId, slateId }) => ({ titleId, slateId })) };
        const params = { header: { 'Idempotency-Key': key } };
        const { id } = await done(api.POST('/api/awards/v1/titles/bulk-signatures', { params, body }));
        batch.current = id;
      }}
      after={() => {
        signed();
        if (batch.current !== null) void navigate(`/titles/bulk-signatures/${batch.current}`);
      }}
    >
      <Form.Item name="documentNumber" label={t('field.documentNumber')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} placeholder="〔2026〕8号" />
      </Form.Item>
      <Form.Item name="minutesNumber" label={t('field.minutesNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}
