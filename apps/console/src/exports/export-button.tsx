import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codedFilters, logExport } from './log-export.js';
import { readAll } from './read-all.js';
import { problemOf, problemText } from '../api/problem.js';
import type { Column } from '../shapes/data-table.js';
import { useLanguage } from '../words/words.js';

export interface ListExport<Row> {
  readonly list: string;
  readonly label: string;
  readonly context: 'directory' | 'plans' | 'assessments' | 'awards';
  readonly columns: readonly Column<Row>[];
  readonly filters: Readonly<Record<string, string>>;
  /** Reads the page at `cursor`, of at most `limit` rows, with the filters of the list. */
  readonly page: (
    cursor: string | undefined,
    limit: number,
  ) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>;
}

/** A sheet that people still open; of a longer list the first rows, and it says so. */
const MOST_ROWS = 20_000;
const PAGE_ROWS = 200;

/** Exports what the list shows, over all its pages from the first, to .xlsx. */
export function ExportButton<Row>(props: ListExport<Row>): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [read, setRead] = useState<number | null>(null);
  const save = async (): Promise<void> => {
    setRead(0);
    try {
      const { rows, cut } = await readAll((cursor) => props.page(cursor, PAGE_ROWS), MOST_ROWS, setRead);
      await logExport(props.context, {
        list: props.list,
        filters: codedFilters(props.filters),
        columns: props.columns.filter(({ text }) => text !== null).map(({ key }) => key),
        rows: rows.length,
        format: 'xlsx',
      });
      const { saveList } = await import('./save-list.js');
      await saveList(props, rows, cut ? t('exportCut', { count: rows.length }) : null);
      if (cut) void message.warning(t('exportCut', { count: rows.length }));
      else void message.success(t('exported', { count: rows.length }));
    } catch (error) {
      void message.error(problemText(problemOf(error), language));
    } finally {
      setRead(null);
    }
  };
  return (
    <Button loading={read !== null} onClick={() => void save()}>
      {read === null || read === 0 ? t('export') : t('exporting', { count: read })}
    </Button>
  );
}
