import { Button, Checkbox, Dropdown, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ExportButton, type ListExport } from '../exports/export-button.js';
import { usePageBefore, type ListState } from './list-state.js';
import { Empty, Loading, ProblemView } from './states.js';
import { InTable } from './time.js';
import { usePhone } from './use-phone.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** What an export holds of it; `null`: the column is not exported. */
  readonly text: ((row: Row) => string | number | null) | null;
  /** Name the API sorts by. */
  readonly sort?: string;
  readonly right?: boolean;
  readonly width?: number;
}

export interface DataTableProps<Row, Filter extends string> {
  /** Stable name: columns are remembered under it, and exports are logged by it. */
  readonly name: string;
  readonly label: string;
  /** The first is the record's name and leads to it. */
  readonly columns: readonly Column<Row>[];
  readonly query: {
    readonly data: { readonly items: readonly Row[]; readonly next: string | null } | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  readonly rowKey: (row: Row) => string;
  readonly state: ListState<Filter>;
  /** Why there is nothing when no filter is set. */
  readonly empty: ReactNode;
  /** The filter row. */
  readonly filters?: ReactNode;
  /** Reads the page at `cursor` of the same list, for exports. */
  readonly page: ListExport<Row>['page'];
  /** What the page itself narrows the list to, besides its filters: what was exported is logged by it too. */
  readonly within?: Readonly<Record<string, string>>;
  /** The context whose log tells of exports. */
  readonly context: ListExport<Row>['context'];
  readonly selection?: {
    readonly chosen: readonly string[];
    readonly choose: (keys: readonly string[]) => void;
    readonly nameOf: (row: Row) => string;
    /** Acts on what is chosen. */
    readonly acts: ReactNode;
  };
  readonly open?: (row: Row) => string;
}

const HIDDEN = 'gongjian.hidden-columns.';
/** Of a column that names no width; a table that is wider than its place scrolls inside it. */
const LEAST_WIDTH = 120;
/** Of the first column, which holds the name. */
const NAME_WIDTH = 180;
const LONG = 40;

function readHidden(name: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(HIDDEN + name) ?? '[]');
    return Array.isArray(stored) ? stored.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

/** A list that the server sorts, filters and pages. On a phone its rows are cards. */
export function DataTable<Row extends object, Filter extends string>(props: DataTableProps<Row, Filter>): ReactNode {
  const { name, columns, query, state, filters, empty, selection } = props;
  const { t } = useTranslation('shapes');
  const phone = usePhone();
  const [hidden, setHidden] = useState(() => readHidden(name));
  const top = useRef<HTMLDivElement>(null);
  const shown = columns.filter(({ key }, index) => index === 0 || !hidden.includes(key));
  const hide = (key: string, off: boolean): void => {
    const next = off ? [...hidden, key] : hidden.filter((other) => other !== key);
    localStorage.setItem(HIDDEN + name, JSON.stringify(next));
    setHidden(next);
  };
  const filtered = Object.keys(state.filters).length > 0;
  return (
    <div className="data-table" ref={top}>
      <div className="table-bar no-print">
        {filters}
        {filtered ? (
          <Button type="link" onClick={state.clear}>
            {t('clearFilters')}
          </Button>
        ) : null}
        <div className="side">
          {phone ? null : (
            <Dropdown
              trigger={['click']}
              popupRender={() => (
                <div className="panel pad" style={{ boxShadow: '0 2px 10px rgb(31 35 40 / 14%)' }}>
                  {columns.slice(1).map(({ key, title }) => (
                    <div key={key}>
                      <Checkbox checked={!hidden.includes(key)} onChange={({ target }) => hide(key, !target.checked)}>
                        {title}
                      </Checkbox>
                    </div>
                  ))}
                </div>
              )}
            >
              <Button>{t('columns')}</Button>
            </Dropdown>
          )}
          <ExportButton
            list={name}
            label={props.label}
            columns={shown}
            page={props.page}
            context={props.context}
            filters={{ ...state.query, ...props.within }}
          />
        </div>
      </div>
      {query.data === undefined ? (
        query.error === null ? (
          <Loading rows={8} />
        ) : (
          <ProblemView error={query.error} again={() => void query.refetch()} />
        )
      ) : query.data.items.length === 0 ? (
        <Empty act={filtered ? <Button onClick={state.clear}>{t('clearFilters')}</Button> : undefined}>
          {filtered ? t('noneFits') : empty}
        </Empty>
      ) : (
        <InTable value={true}>
          {phone ? (
            <Cards {...props} shown={shown} rows={query.data.items} />
          ) : (
            <Rows {...props} shown={shown} rows={query.data.items} />
          )}
        </InTable>
      )}
      {query.data === undefined ? null : (
        <Pager
          count={query.data.items.length}
          next={query.data.next}
          state={state}
          busy={query.isFetching}
          turned={() => top.current?.scrollIntoView()}
        />
      )}
      {selection === undefined || selection.chosen.length === 0 ? null : (
        <div className="selection-bar" role="region" aria-label={t('selected', { count: selection.chosen.length })}>
          <strong>{t('selected', { count: selection.chosen.length })}</strong>
          {selection.acts}
          <Button type="link" onClick={() => selection.choose([])}>
            {t('unselect')}
          </Button>
        </div>
      )}
    </div>
  );
}

type ShownProps<Row extends object, Filter extends string> = DataTableProps<Row, Filter> & {
  readonly shown: readonly Column<Row>[];
  readonly rows: readonly Row[];
};

function Rows<Row extends object, Filter extends string>(props: ShownProps<Row, Filter>): ReactNode {
  const { shown, rows, rowKey, state, selection, label, open } = props;
  const { t } = useTranslation('shapes');
  const navigate = useNavigate();
  const keyed = new Map(rows.map((row) => [rowKey(row), row]));
  return (
    <div className="table-box">
      <Table<Row>
        aria-label={label}
        size="middle"
        pagination={false}
        sticky={{ offsetHeader: 56 }}
        scroll={{ x: shown.reduce((sum, { width = LEAST_WIDTH }, index) => sum + Math.max(width, leastOf(index)), 0) }}
        rowKey={rowKey}
        dataSource={[...rows]}
        showSorterTooltip={false}
        columns={shown.map((column, index): ColumnType<Row> => ({
          key: column.key,
          title: column.title,
          render: (_value, row) => (
            <div className="cell" {...wholeOf(column, row)}>
              {column.render(row)}
            </div>
          ),
          ...(column.right === true ? { align: 'right' as const } : {}),
          ...(column.width === undefined ? {} : { width: column.width }),
          ...(index === 0 ? { minWidth: NAME_WIDTH } : {}),
          ...(column.sort === undefined
            ? {}
            : { sorter: true, sortOrder: orderOf(state.sort, column.sort), sortDirections: ['ascend', 'descend'] }),
        }))}
        onChange={(_pagination, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const column = shown.find(({ key }) => key === one?.columnKey);
          const change = { sort: undefined as string | undefined };
          if (column?.sort !== undefined && one?.order !== undefined) {
            change.sort = one.order === 'descend' ? `-${column.sort}` : column.sort;
          }
          state.set(change as Parameters<typeof state.set>[0]);
        }}
        onRow={(row) => ({
          tabIndex: open === undefined ? undefined : -1,
          onDoubleClick: () => {
            if (open !== undefined) void navigate(open(row));
          },
        })}
        {...(selection === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...selection.chosen],
                onChange: (keys) => selection.choose(keys.map(String)),
                getCheckboxProps: (row) => ({ 'aria-label': t('selectRow', { name: selection.nameOf(row) }) }),
                preserveSelectedRowKeys: false,
                getTitleCheckboxProps: () => ({ 'aria-label': t('selectRow', { name: String(keyed.size) }) }),
              },
            })}
      />
    </div>
  );
}

const leastOf = (index: number): number => (index === 0 ? NAME_WIDTH : 0);

/** What is too long to be shown whole is told on hovering. */
function wholeOf<Row>({ text }: Column<Row>, row: Row): { readonly title?: string } {
  const whole = text?.(row);
  return typeof whole === 'string' && whole.length > LONG ? { title: whole } : {};
}

function orderOf(sort: string | undefined, name: string): 'ascend' | 'descend' | null {
  return sort === name ? 'ascend' : sort === `-${name}` ? 'descend' : null;
}

function Cards<Row extends object, Filter extends string>(props: ShownProps<Row, Filter>): ReactNode {
  const { shown, rows, rowKey, selection, label } = props;
  const { t } = useTranslation('shapes');
  const [first, ...rest] = shown;
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <li key={key}>
            <div className="card-title">
              {selection === undefined ? null : (
                <Checkbox
                  aria-label={t('selectRow', { name: selection.nameOf(row) })}
                  checked={selection.chosen.includes(key)}
                  onChange={({ target }) =>
                    selection.choose(
                      target.checked ? [...selection.chosen, key] : selection.chosen.filter((other) => other !== key),
                    )
                  }
                />
              )}
              <div>{first?.render(row)}</div>
            </div>
            <dl>
              {rest.map((column) => [
                <dt key={`${column.key}-name`}>{column.title}</dt>,
                <dd key={column.key}>{column.render(row)}</dd>,
              ])}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

function Pager({
  count,
  next,
  state,
  busy,
  turned,
}: {
  readonly count: number;
  readonly next: string | null;
  readonly state: Pick<ListState<string>, 'cursor' | 'turn' | 'set'>;
  readonly busy: boolean;
  readonly turned: () => void;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const back = usePageBefore(state);
  if (state.cursor === undefined && next === null) return null;
  return (
    <div className="table-foot no-print">
      <small>{t('rows', { count })}</small>
      <div className="side">
        <Button
          disabled={state.cursor === undefined || busy}
          onClick={() => {
            back();
            turned();
          }}
        >
          {t('previous')}
        </Button>
        <Button
          disabled={next === null || busy}
          onClick={() => {
            if (next === null) return;
            state.turn(next);
            turned();
          }}
        >
          {t('next')}
        </Button>
      </div>
    </div>
  );
}
