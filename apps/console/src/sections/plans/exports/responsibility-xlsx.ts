import { Workbook, type Cell } from 'exceljs';
import { saveFile } from '../../../exports/save-file.js';
import { centred, columnWidths, MARGIN_MM, type ResponsibilityTable } from './responsibility-table.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD_ROW = 3;
const MM_PER_CHARACTER = 2;
const LINE_POINTS = 14;
const INCH_MM = 25.4;
const A4 = 9;
const SERIF = 'SimSun';

/** Writes the table as a sheet that prints on A4 landscape, its head on every page. */
export async function saveResponsibilityXlsx(table: ResponsibilityTable): Promise<void> {
  saveFile(new Blob([await responsibilityXlsx(table)], { type: XLSX }), `${table.title}.xlsx`);
}

export async function responsibilityXlsx({
  title,
  about,
  columns,
  rows,
  pageOf,
}: ResponsibilityTable): Promise<ArrayBuffer> {
  const book = new Workbook();
  const margin = MARGIN_MM / INCH_MM;
  const sheet = book.addWorksheet(title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: HEAD_ROW }],
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
      margins: { left: margin, right: margin, top: margin, bottom: margin, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C${pageOf.replace('{page}', '&P').replace('{pages}', '&N')}` },
  });
  columns.forEach(({ key }, index) => {
    sheet.getColumn(index + 1).width = columnWidths[key] / MM_PER_CHARACTER;
  });
  sheet.addRow([title]);
  sheet.addRow([about]);
  sheet.addRow(columns.map((column) => column.title));
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.mergeCells(2, 1, 2, columns.length);
  sheet.getRow(1).height = 32;
  sheet.getCell(1, 1).font = { name: SERIF, size: 18, bold: true };
  sheet.getCell(1, 1).alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getCell(2, 1).font = { name: SERIF, size: 11 };
  sheet.getCell(2, 1).alignment = { horizontal: 'center', vertical: 'middle' };
  columns.forEach((_column, index) => {
    const cell = sheet.getCell(HEAD_ROW, index + 1);
    frame(cell, true);
    cell.font = { name: SERIF, size: 11, bold: true };
  });
  rows.forEach(({ cells }, index) => {
    const at = HEAD_ROW + 1 + index;
    columns.forEach(({ key }, column) => {
      const { text, span } = cells[key];
      const cell = sheet.getCell(at, column + 1);
      if (span > 0) cell.value = text;
      frame(cell, centred.has(key));
      cell.font = { name: SERIF, size: 10.5 };
      if (span > 1) sheet.mergeCells(at, column + 1, at + span - 1, column + 1);
    });
    const lines = columns.map(({ key }) => linesOf(cells[key].text, columnWidths[key]) / Math.max(1, cells[key].span));
    sheet.getRow(at).height = Math.max(2, ...lines) * LINE_POINTS;
  });
  return book.xlsx.writeBuffer();
}

function frame(cell: Cell, centre: boolean): void {
  const line = { style: 'thin' as const };
  cell.border = { top: line, left: line, bottom: line, right: line };
  cell.alignment = { wrapText: true, vertical: 'middle', horizontal: centre ? 'center' : 'left' };
}

/** Chinese characters take about 4 mm of a line, others half. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => [...line].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 255 ? 4 : 2), 0))
    .reduce((sum, length) => sum + Math.max(1, Math.ceil(length / (width - 3))), 0);
}
