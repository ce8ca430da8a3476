import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queries } from '../../api/client.js';
import { problemOf, problemText } from '../../api/problem.js';
import { Answered, Empty, Page, Panel, PastBanner, usePast } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { Plan } from './codes.js';
import { useDueInWords } from './due-in-words.js';
import type { ResponsibilityTable } from './exports/responsibility-table.js';
import { usePeopleNames } from './people-names.js';
import { responsibilityColumns, responsibilityRows } from './responsibility-rows.js';

const HISTORY = '/api/plans/v1/plans/{id}/history';

/** 责任分解表, as it is printed and posted. */
export function ResponsibilityPage(): ReactNode {
  const { t } = useTranslation('plans');
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/plans/{id}', { params: { path: { id }, query: past.query } });
  const crumbs = [
    { to: '/plans', text: t('page.crumb') },
    { to: `/plans/${id}`, text: query.data?.title ?? t('fields.title') },
  ];
  return (
    <Page
      title={t('table.title')}
      crumbs={crumbs}
      acts={query.data === undefined || query.data.items.length === 0 ? undefined : <Exports plan={query.data} />}
    >
      {past.past ? <PastBanner history={HISTORY} of={{ id }} /> : null}
      <Answered query={query}>
        {(plan) =>
          plan.items.length === 0 ? (
            <Panel>
              <Empty>{t('table.empty')}</Empty>
            </Panel>
          ) : (
            <Sheet plan={plan} />
          )
        }
      </Answered>
    </Page>
  );
}

function useTable(plan: Plan): ResponsibilityTable {
  const { t } = useTranslation('plans');
  const nameOf = usePeopleNames(
    plan.items.flatMap(({ persons }) => persons.flatMap(({ personId }) => (personId === null ? [] : [personId]))),
  );
  const dueInWords = useDueInWords(plan);
  const rows = responsibilityRows(plan.items, { nameOf, dueInWords, comma: t('comma') });
  return {
    title: t('table.heading', { title: plan.title }),
    about: [
      plan.authority.name,
      plan.order?.number,
      `${plan.period.from} — ${plan.period.to}`,
      t('table.legend', { count: plan.items.filter(({ progress }) => progress !== 'dropped').length }),
    ]
      .filter((part) => part !== undefined)
      .join('　'),
    columns: responsibilityColumns.map((key) => ({ key, title: t(`table.columns.${key}`) })),
    rows,
    pageOf: t('table.pageOf', { page: '{page}', pages: '{pages}' }),
  };
}

function Exports({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<'xlsx' | 'docx' | null>(null);
  const table = useTable(plan);
  const save = async (format: 'xlsx' | 'docx'): Promise<void> => {
    setBusy(format);
    try {
      if (format === 'xlsx') {
        const { saveResponsibilityXlsx } = await import('./exports/responsibility-xlsx.js');
        await saveResponsibilityXlsx(table);
      } else {
        const { saveResponsibilityDocx } = await import('./exports/responsibility-docx.js');
        await saveResponsibilityDocx(table);
      }
    } catch (error) {
      void message.error(problemText(problemOf(error), language));
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <Button loading={busy === 'docx'} onClick={() => void save('docx')}>
        {t('table.docx')}
      </Button>
      <Button loading={busy === 'xlsx'} onClick={() => void save('xlsx')}>
        {t('table.xlsx')}
      </Button>
      <Button type="primary" onClick={() => print()}>
        {t('table.print')}
      </Button>
    </>
  );
}

function Sheet({ plan }: { readonly plan: Plan }): ReactNode {
  const { title, about, columns, rows } = useTable(plan);
  return (
    <div className="duty-sheet" tabIndex={0} role="group" aria-label={title}>
      <table>
        <caption>
          <b>{title}</b>
          <span>{about}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ key, title: name }) => (
              <th key={key} scope="col" className={key}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map(({ key }) => {
                const { text, span } = row.cells[key];
                return span === 0 ? null : (
                  <td key={key} rowSpan={span} className={key}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
