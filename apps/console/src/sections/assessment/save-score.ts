import { Workbook } from 'exceljs';
import { saveFile } from '../../exports/save-file.js';

export interface ScoreBook {
  readonly name: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly part: boolean; readonly cells: readonly string[] }[];
  readonly total: readonly [label: string, points: string, of: string];
  readonly way: readonly string[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTHS = [26, 10, 36, 30, 9, 9, 9, 40, 30];
/** Points, of and lost: numbers where they end, text where they are a fraction cut off. */
const NUMBER_COLUMNS = new Set([4, 5, 6]);

/** A4 landscape, with the head on every page. */
export async function saveScore({ name, title, head, rows, total, way }: ScoreBook): Promise<void> {
  const book = new Workbook();
  const sheet = book.addWorksheet('1', {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.pageSetup.printTitlesRow = '1:2';
  sheet.addRow([title]).font = { bold: true, size: 14 };
  sheet.mergeCells(1, 1, 1, head.length);
  sheet.addRow([...head]).font = { bold: true };
  for (const { part, cells } of rows) {
    const row = sheet.addRow(cells.map((cell, index) => (NUMBER_COLUMNS.has(index) ? asNumber(cell) : cell)));
    row.alignment = { wrapText: true, vertical: 'top' };
    if (part) row.font = { bold: true };
  }
  const [label, points, of] = total;
  sheet.addRow([label, '', '', '', asNumber(points), asNumber(of)]).font = { bold: true };
  if (way.length > 0) sheet.addRow([]);
  for (const line of way) sheet.addRow([line]);
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  saveFile(new Blob([await book.xlsx.writeBuffer()], { type: XLSX }), `${name}.xlsx`);
}

function asNumber(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
