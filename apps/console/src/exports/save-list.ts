import { Workbook } from 'exceljs';
import { today } from '../shapes/time.js';
import type { ListExport } from './export-button.js';
import { saveFile } from './save-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDEST = 60;

/** Writes the rows as a sheet with a head that stays, `note` below them, and hands it to the browser. */
export async function saveList<Row>(
  { label, columns }: ListExport<Row>,
  rows: readonly Row[],
  note: string | null,
): Promise<void> {
  const shown = columns.flatMap(({ title, text }) => (text === null ? [] : [{ title, text }]));
  const book = new Workbook();
  const sheet = book.addWorksheet(label.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow(shown.map(({ title }) => title)).font = { bold: true };
  for (const row of rows) sheet.addRow(shown.map(({ text }) => text(row)));
  if (note !== null) sheet.addRow([note]).font = { italic: true };
  shown.forEach(({ title, text }, index) => {
    const longest = rows
      .slice(0, 200)
      .reduce((most, row) => Math.max(most, String(text(row) ?? '').length), title.length);
    sheet.getColumn(index + 1).width = Math.min(WIDEST, 4 + longest * 2);
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: Math.max(1, shown.length) } };
  saveFile(new Blob([await book.xlsx.writeBuffer()], { type: XLSX }), `${label} ${today()}.xlsx`);
}
