import type { ArrangedItem } from './arranged.js';
import { xmlOf, type Element } from './markup.js';

/** Columns of 归档文件目录 after DA/T 22-2015. */
const COLUMNS = ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'] as const;
const WIDTHS = [6, 30, 20, 24, 48, 12, 8, 8, 24];

type Row = readonly [number, string, string, string, string, string, string, string, string];

function rowsOf(items: readonly ArrangedItem[]): readonly Row[] {
  return items.map((item, index): Row => {
    const { archiveNumber, documentNumber, responsible, title, date, files, destroyed } = item;
    const notes = [`电子文件 ${files.length} 个`, ...(destroyed.length === 0 ? [] : [`已销毁 ${destroyed.length} 个`])];
    const day = date.replaceAll('-', '');
    return [index + 1, archiveNumber, documentNumber ?? '', responsible ?? '', title, day, '', '', notes.join('，')];
  });
}

export function catalogueXml(items: readonly ArrangedItem[]): string {
  const lines = rowsOf(items).map((row): Element => [
    '条目',
    COLUMNS.map((column, index): Element => [column, row[index] ?? '']),
  ]);
  return xmlOf(['归档文件目录', lines]);
}

/** The catalogue as a spreadsheet, A4 landscape with its head repeated. */
export async function catalogueXlsx(items: readonly ArrangedItem[], title: string): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('归档文件目录', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' },
  });
  sheet.columns = WIDTHS.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }));
  sheet.addRow([`归档文件目录　${title}`]);
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  sheet.getRow(1).font = { bold: true, size: 14 };
  sheet.addRow([...COLUMNS]).font = { bold: true };
  for (const row of rowsOf(items)) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
