import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { parse } from 'yaml';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Chip,
  CodeChoice,
  DataTable,
  dayOf,
  Page,
  Panel,
  UnitChoice,
  useListState,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { DefinitionField } from './definition-field.js';

type Item = ItemOf<'/api/plans/v1/programmes'>;
type Kind = keyof typeof import('./words.zh.js').zh.kinds;
const KINDS: readonly Kind[] = ['creation', 'commendation', 'appraisal', 'grading', 'drive', 'activity'];

interface Drafted {
  readonly authorityUnitId: string;
  readonly definition: string;
}

export function ProgrammeListPage(): ReactNode {
  const { t } = useTranslation('programmes');
  const { language } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const state = useListState(['kind'] as const, 'name');
  const params = (cursor: string | undefined, limit: number) => ({
    query: listQuery<object>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/programmes', { params: params(state.cursor, 50) });
  const kind = (item: Item): string => (item.kind === null ? '' : t(`kinds.${item.kind as Kind}`));
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      render: (item) => <Link to={item.id}>{item.names?.[language] ?? t('draft')}</Link>,
      text: (item) => item.names?.[language] ?? '',
    },
    { key: 'kind', title: t('kind'), render: kind, text: kind },
    {
      key: 'authority',
      title: t('authority'),
      render: ({ authority }) => authority.name,
      text: ({ authority }) => authority.name,
    },
    {
      key: 'version',
      title: t('latest'),
      render: ({ latestVersion, draftDiffers }) => (
        <>
          {latestVersion === null ? (
            <Chip tone="soon">{t('unpublished')}</Chip>
          ) : (
            t('version', { version: latestVersion })
          )}{' '}
          {latestVersion !== null && draftDiffers ? <Chip tone="soon">{t('draftDiffers')}</Chip> : null}
        </>
      ),
      text: ({ latestVersion }) => latestVersion,
    },
    {
      key: 'changedAt',
      title: t('changedAt'),
      sort: 'changed',
      render: ({ changedAt }) => dayOf(changedAt),
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Page
      title={t('title')}
      acts={
        may('programme.manage') ? (
          <Act<Drafted>
            label={t('create')}
            primary
            wide
            send={async (values, key) => {
              const made = await done(
                api.POST('/api/plans/v1/programmes', {
                  params: { header: { 'Idempotency-Key': key } },
                  body: {
                    authorityUnitId: values.authorityUnitId,
                    definition: parse(values.definition) as Record<string, undefined>,
                  },
                }),
              );
              void navigate(made.id);
            }}
          >
            <Form.Item name="authorityUnitId" label={t('authority')} rules={[{ required: true }]}>
              <UnitChoice />
            </Form.Item>
            <DefinitionField />
          </Act>
        ) : undefined
      }
    >
      <Panel>
        <DataTable
          name="programmes"
          label={t('title')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty')}
          open={({ id }) => `/programmes/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/programmes', { params: params(cursor, limit) }))}
          filters={
            <CodeChoice
              aria-label={t('kind')}
              placeholder={t('kind')}
              allowClear
              codes={KINDS}
              inWords={(code) => t(`kinds.${code as Kind}`)}
              {...(state.filters.kind === undefined ? {} : { value: state.filters.kind })}
              onChange={(chosen) => state.set({ kind: chosen })}
            />
          }
        />
      </Panel>
    </Page>
  );
}
