import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { useMay, type Role } from '../../session/me.js';
import {
  Act,
  CodeChoice,
  DataTable,
  DayField,
  Page,
  Panel,
  today,
  UnitChoice,
  useListState,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { orNull, TextItem } from './form-fields.js';

type Item = ItemOf<'/api/directory/v1/people'>;

export const ROLES = [
  'office',
  'unitHead',
  'unitLiaison',
  'handler',
  'town',
  'community',
  'reviewer',
  'assessor',
  'leader',
  'auditor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const satisfies readonly Role[];

interface Registered {
  readonly name: string;
  readonly phone?: string;
  readonly title?: string;
  readonly unitId?: string;
  readonly from?: string;
}

export function PersonListPage(): ReactNode {
  const { t } = useTranslation('administration');
  const { t: shell } = useTranslation('shell');
  const navigate = useNavigate();
  const may = useMay();
  const state = useListState(['name', 'role', 'unitId'] as const);
  const params = (cursor: string | undefined, limit: number) => ({
    query: listQuery<object>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/directory/v1/people', { params: params(state.cursor, 50) });
  const postOf = ({ posts }: Item): string => posts.map(({ unit, title }) => `${unit.name} ${title}`).join('；');
  const rolesOf = ({ grants }: Item): string =>
    [...new Set(grants.filter(({ endedAtOnce }) => !endedAtOnce).map(({ role }) => shell(`roles.${role}`)))].join('、');
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('name'),
      render: ({ id, name }) => <Link to={`/administration/people/${id}`}>{name ?? t('hidden')}</Link>,
      text: ({ name }) => name,
    },
    { key: 'posts', title: t('posts'), render: postOf, text: postOf },
    { key: 'roles', title: t('roles'), render: rolesOf, text: rolesOf },
    {
      key: 'phone',
      title: t('phone'),
      render: ({ phone, contactHidden }) => (contactHidden ? t('hidden') : (phone ?? '')),
      text: ({ phone }) => phone,
    },
  ];
  return (
    <Page
      title={t('people')}
      acts={
        may('directory.manage') ? (
          <Act<Registered>
            label={t('acts.register')}
            primary
            send={async ({ name, phone, title, unitId, from }, key) => {
              const made = await done(
                api.POST('/api/directory/v1/people', {
                  params: { header: { 'Idempotency-Key': key } },
                  body: {
                    name,
                    phone: orNull(phone),
                    post: title === undefined || unitId === undefined ? null : { title, unitId, from: from ?? today() },
                  },
                }),
              );
              void navigate(`/administration/people/${made.id}`);
            }}
          >
            <TextItem name="name" label={t('name')} />
            <TextItem name="phone" label={t('phone')} required={false} />
            <Form.Item name="unitId" label={t('unit')}>
              <UnitChoice allowClear />
            </Form.Item>
            <TextItem name="title" label={t('post')} required={false} />
            <Form.Item name="from" label={t('from')} initialValue={today()}>
              <DayField />
            </Form.Item>
          </Act>
        ) : undefined
      }
    >
      <Panel>
        <DataTable
          name="people"
          label={t('people')}
          context="directory"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty.people')}
          open={({ id }) => `/administration/people/${id}`}
          page={(cursor, limit) => done(api.GET('/api/directory/v1/people', { params: params(cursor, limit) }))}
          filters={
            <>
              <Input.Search
                aria-label={t('filter.name')}
                placeholder={t('filter.name')}
                allowClear
                defaultValue={state.filters.name}
                onSearch={(name) => state.set({ name })}
                style={{ width: 180 }}
              />
              <CodeChoice
                aria-label={t('filter.role')}
                placeholder={t('filter.role')}
                allowClear
                codes={ROLES}
                inWords={(role) => shell(`roles.${role as Role}`)}
                {...(state.filters.role === undefined ? {} : { value: state.filters.role })}
                onChange={(role) => state.set({ role })}
              />
              <div style={{ width: 200 }}>
                <UnitChoice
                  aria-label={t('filter.unit')}
                  placeholder={t('filter.unit')}
                  allowClear
                  {...(state.filters.unitId === undefined ? {} : { value: state.filters.unitId })}
                  onChange={(unitId) => state.set({ unitId })}
                />
              </div>
            </>
          }
        />
      </Panel>
    </Page>
  );
}
