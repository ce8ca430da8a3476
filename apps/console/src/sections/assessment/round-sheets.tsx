import { Checkbox, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import { useMay } from '../../session/me.js';
import {
  BulkAct,
  Chip,
  DataTable,
  DueChip,
  Panel,
  PersonChoice,
  useListState,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { figure } from '../../standard/exact.js';
import { useLanguage } from '../../words/words.js';
import { idKey } from './acts/keys.js';
import type { Round } from './round.page.js';
import { sheetTones } from './tones.js';

type Sheet = ItemOf<'/api/assessments/v1/sheets'>;

const FILTERS = ['status', 'divisionId', 'mine'] as const;
const STATUSES = ['open', 'waiting', 'arbitration', 'scored', 'reopened'] as const;
const LIMIT = '50';

/** The sheets of a round, how far each has come, and who assesses them. */
export function RoundSheets({ round }: { readonly round: Round }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const may = useMay();
  const state = useListState(FILTERS, undefined, 'sheet-');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = queries.useQuery('get', '/api/assessments/v1/sheets', {
    params: { query: { ...(state.query as object), roundId: round.id, limit: LIMIT } },
  });
  const progress = (sheet: Sheet): string =>
    [
      sheet.assessors === null ? null : t('round.filed', { filed: sheet.filed, of: sheet.assessors }),
      sheet.form === 'summary' ? null : t(sheet.selfChecked ? 'round.selfChecked' : 'round.notSelfChecked'),
      sheet.leftOut ? t('round.leftOut') : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  const columns: readonly Column<Sheet>[] = [
    {
      key: 'subject',
      title: t('round.subject'),
      render: ({ id, subject }) => <Link to={`/assessment/sheets/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    {
      key: 'status',
      title: t('rounds.status'),
      render: ({ status }) => <Chip tone={sheetTones[status]}>{codeInWords('sheetStatus', status, language)}</Chip>,
      text: ({ status }) => codeInWords('sheetStatus', status, language),
    },
    { key: 'progress', title: t('round.progress'), render: progress, text: progress },
    {
      key: 'appointed',
      title: t('round.assessors'),
      render: ({ appointed, assessors }) => (assessors === null ? '—' : `${appointed}/${assessors}`),
      text: ({ appointed, assessors }) => (assessors === null ? '' : `${appointed}/${assessors}`),
      right: true,
    },
    {
      key: 'total',
      title: t('round.total'),
      render: ({ total, of }) =>
        total === null ? '—' : t('sheet.pointsOf', { points: figure(total), of: figure(of) }),
      text: ({ total }) => figure(total),
      right: true,
    },
    {
      key: 'due',
      title: t('rounds.due'),
      render: ({ lastDay, status }) => <DueChip on={lastDay} done={status === 'scored'} />,
      text: ({ lastDay }) => lastDay,
      sort: 'lastDay',
    },
  ];
  const appoints = may('sheet.appoint') && round.assessors !== null && round.status === 'open';
  const items = (query.data?.items ?? []).map(({ id, subject }) => ({
    id,
    name: subject.name,
    to: `/assessment/sheets/${id}`,
  }));
  const { untold } = round;
  const entered = untold !== null || (round.subjects?.count ?? 0) > 0;
  return (
    <Panel title={t('round.sheets')}>
      {untold === null || untold.subjects.length === 0 ? null : (
        <p className="pad">
          {t(untold.more ? 'round.ownUntoldMore' : 'round.ownUntold', {
            names: untold.subjects.map(({ name }) => name).join(t('joint')),
          })}
        </p>
      )}
      <DataTable
        name="sheets"
        label={t('round.sheets')}
        context="assessments"
        within={{ roundId: round.id }}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        state={state}
        open={({ id }) => `/assessment/sheets/${id}`}
        empty={t(entered ? 'round.sheetsUntold' : 'round.sheetsEmpty')}
        page={(cursor, limit) =>
          done(
            api.GET('/api/assessments/v1/sheets', {
              params: {
                query: {
                  ...listQuery<object>(state, cursor, limit),
                  roundId: round.id,
                },
              },
            }),
          )
        }
        filters={
          <>
            <Select<string>
              allowClear
              aria-label={t('rounds.status')}
              placeholder={t('rounds.status')}
              {...(state.filters.status === undefined ? {} : { value: state.filters.status })}
              options={STATUSES.map((status) => ({
                value: status,
                label: codeInWords('sheetStatus', status, language),
              }))}
              onChange={(status: string | undefined) => state.set({ status })}
              style={{ minWidth: 130 }}
            />
            {may('sheet.assess') ? (
              <Checkbox
                checked={state.filters.mine === 'true'}
                onChange={({ target }) => state.set({ mine: target.checked ? 'true' : undefined })}
              >
                {t('round.mine')}
              </Checkbox>
            ) : null}
          </>
        }
        {...(appoints
          ? {
              selection: {
                chosen,
                choose: setChosen,
                nameOf: ({ subject }: Sheet) => subject.name,
                acts: (
                  <BulkAct<(typeof items)[number], { personId: string }>
                    label={t('round.appoint')}
                    primary
                    items={items.filter(({ id }) => chosen.includes(id))}
                    send={({ id }, { personId }, key) =>
                      done(
                        api.POST('/api/assessments/v1/sheets/{id}/assessors', {
                          ...idKey(id, key),
                          body: { personId },
                        }),
                      )
                    }
                    after={() => setChosen([])}
                  >
                    <Form.Item name="personId" label={t('ask.assessor')} rules={[{ required: true }]}>
                      <PersonChoice />
                    </Form.Item>
                  </BulkAct>
                ),
              },
            }
          : {})}
      />
    </Panel>
  );
}
