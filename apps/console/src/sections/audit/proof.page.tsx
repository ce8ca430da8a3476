import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import { saveFile } from '../../exports/save-file.js';
import { describeEvent } from '../../records/describe.js';
import { categoryOf, PROVABLE, recordNamed, type KeptKind } from '../../records/kept-records.js';
import { useKindWords } from '../../records/kinds.js';
import { useMe } from '../../session/me.js';
import { Answered, Empty, Facts, Instant, Page, Panel } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import './audit.css';
import { proofInBrief } from './checkpoint-note.js';
import { Command } from './command.js';
import { useCount } from './figures.js';
import type { Tree } from './tree-list.page.js';

interface Asked {
  readonly kind?: string;
  readonly record: string;
  readonly step: number;
}

interface Leaf {
  readonly stream: string;
  readonly revision: number;
}

/** Looks up the proof of one step of a record; what is looked up stands in the address. */
export function ProofPage(): ReactNode {
  const { t } = useTranslation('audit');
  const [params, setParams] = useSearchParams();
  const [kind, id, revision] = [params.get('kind') ?? '', params.get('id') ?? '', params.get('revision') ?? ''];
  const category = categoryOf(kind);
  const asked = category !== undefined && id !== '' && /^\d{1,9}$/.test(revision);
  return (
    <Page title={t('proof.title')} about={t('proof.about')} crumbs={[{ to: '/audit/trees', text: t('trees.title') }]}>
      <Panel>
        <Form<Asked>
          key={`${kind} ${id} ${revision}`}
          className="proof-form"
          layout="vertical"
          requiredMark={(label, { required }) => (required ? <>{label} *</> : label)}
          initialValues={{
            ...(category === undefined ? {} : { kind }),
            record: id,
            step: asked ? Number(revision) + 1 : 1,
          }}
          onFinish={({ record, step, ...chosen }) => {
            const named = recordNamed(record);
            const of = named?.kind ?? chosen.kind;
            if (named !== null && of !== undefined) {
              setParams({ kind: of, id: named.id, revision: String(step - 1) });
            }
          }}
        >
          <RecordFields />
          <Form.Item>
            <Button type="primary" htmlType="submit">
              {t('proof.find')}
            </Button>
          </Form.Item>
        </Form>
        {asked ? null : <Empty>{t('proof.fromRecord')}</Empty>}
      </Panel>
      {asked ? <OfTree leaf={{ stream: `${category}-${id}`, revision: Number(revision) }} /> : null}
    </Page>
  );
}

function RecordFields(): ReactNode {
  const { t } = useTranslation('audit');
  const kindInWords = useKindWords();
  const form = Form.useFormInstance<Asked>();
  return (
    <>
      <Form.Item
        name="record"
        label={t('proof.record')}
        required
        rules={[
          {
            validator: (_rule, text: string | undefined) =>
              recordNamed(text ?? '') === null ? Promise.reject(new Error(t('proof.recordRule'))) : Promise.resolve(),
          },
        ]}
      >
        <Input
          onChange={({ target }) => {
            const kind = recordNamed(target.value)?.kind;
            if (kind !== undefined) form.setFieldValue('kind', kind);
          }}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('proof.kind')} rules={[{ required: true, message: t('proof.kind') }]}>
        <Select<KeptKind>
          showSearch={{ optionFilterProp: 'label' }}
          options={PROVABLE.map((value) => ({ value, label: kindInWords(value) }))}
        />
      </Form.Item>
      <Form.Item name="step" label={t('proof.revision')} extra={t('proof.revisionAbout')} rules={[{ required: true }]}>
        <InputNumber min={1} max={1_000_000} precision={0} />
      </Form.Item>
    </>
  );
}

function OfTree({ leaf }: { readonly leaf: Leaf }): ReactNode {
  const { t } = useTranslation('audit');
  const { tenant } = useMe();
  const trees = queries.useQuery('get', '/api/audit/v1/trees', {});
  return (
    <Panel title={t('proof.found')}>
      <Answered query={trees}>
        {({ items }) => {
          const tree = items.findLast(({ tenant: of, ended }) => of === tenant.id && ended === null);
          return tree === undefined ? <Empty>{t('trees.none')}</Empty> : <Proof tree={tree} leaf={leaf} />;
        }}
      </Answered>
    </Panel>
  );
}

interface Proven {
  readonly file: string;
  readonly index: number;
  readonly size: number;
  /** The event's line, byte for byte. */
  readonly line: string;
}

async function readProof({ tenant, number }: Tree, { stream, revision }: Leaf): Promise<Proven> {
  const path = { tenant, number: String(number) };
  const file = await done(
    api.GET('/api/audit/v1/trees/{tenant}/{number}/proofs', {
      params: { path, query: { stream, revision: String(revision) } },
      parseAs: 'text',
    }),
  );
  const { index, size } = proofInBrief(file) ?? { index: 0, size: 0 };
  const line = await done(
    api.GET('/api/audit/v1/trees/{tenant}/{number}/events', {
      params: { path, query: { from: String(index), limit: '1' } },
      parseAs: 'text',
    }),
  );
  return { file, index, size, line };
}

function Proof({ tree, leaf }: { readonly tree: Tree; readonly leaf: Leaf }): ReactNode {
  const { t } = useTranslation('audit');
  const { language } = useLanguage();
  const count = useCount();
  const query = useQuery({
    queryKey: ['proof', tree.tenant, tree.number, leaf.stream, leaf.revision],
    queryFn: () => readProof(tree, leaf),
    retry: false,
  });
  return (
    <Answered query={query}>
      {({ file, index, size, line }) => {
        const { type, data, metadata } = JSON.parse(line) as Readonly<Record<'type' | 'data' | 'metadata', string>>;
        const { recordedAt } = JSON.parse(metadata) as { readonly recordedAt: string };
        const name = `${tree.tenant}-${tree.number}-${index}`;
        return (
          <>
            <div className="pad">
              <Facts
                of={[
                  [t('proof.event'), describeEvent(type, JSON.parse(data), language)],
                  [t('proof.recordedAt'), <Instant at={recordedAt} />],
                  [t('proof.leaf'), count(index)],
                  [t('proof.size'), count(size)],
                  [t('trees.origin'), <code className="origin">{tree.origin}</code>],
                ]}
              />
              <div className="below">
                <Button onClick={() => saveFile(new Blob([file]), `${name}.tlog-proof`)}>
                  {t('proof.downloadProof')}
                </Button>
                <Button onClick={() => saveFile(new Blob([line]), `${name}.ndjson`)}>{t('proof.downloadEvent')}</Button>
              </div>
            </div>
            <p className="pad">{t('proof.verifyAbout')}</p>
            <Command label={t('trees.command')}>
              {`node gongjian-verify.mjs --proof ${name}.tlog-proof --event ${name}.ndjson --policy policy.txt`}
            </Command>
          </>
        );
      }}
    </Answered>
  );
}
