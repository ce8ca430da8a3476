import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { saveFile } from '../../../exports/save-file.js';
import { centred, columnWidths, MARGIN_MM, PAGE_MM, type ResponsibilityTable } from './responsibility-table.js';

const SERIF = 'SimSun';
/** Half points. */
const TITLE = 36;
const BODY = 21;

const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** Writes the table as a document of A4 landscape, its head on every page. */
export async function saveResponsibilityDocx(table: ResponsibilityTable): Promise<void> {
  saveFile(await Packer.toBlob(responsibilityDocx(table)), `${table.title}.docx`);
}

export function responsibilityDocx({ title, about, columns, rows, pageOf }: ResponsibilityTable): Document {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ key, title: name }) => cellOf(key, name, { bold: true, centre: true, span: 1 })),
  });
  const body = rows.map(
    ({ cells }) =>
      new TableRow({
        cantSplit: true,
        children: columns.flatMap(({ key }) => {
          const { text, span } = cells[key];
          return span === 0 ? [] : [cellOf(key, text, { bold: false, centre: centred.has(key), span })];
        }),
      }),
  );
  return new Document({
    styles: { default: { document: { run: { font: { ascii: SERIF, hAnsi: SERIF, eastAsia: SERIF }, size: BODY } } } },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides round for landscape itself.
            size: {
              width: twips(PAGE_MM.short),
              height: twips(PAGE_MM.long),
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: {
              top: twips(MARGIN_MM),
              bottom: twips(MARGIN_MM),
              left: twips(MARGIN_MM),
              right: twips(MARGIN_MM),
            },
          },
        },
        footers: { default: new Footer({ children: [pageLine(pageOf)] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: title, bold: true, size: TITLE })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun({ text: about })],
          }),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: 100, type: WidthType.PERCENTAGE },
            columnWidths: columns.map(({ key }) => twips(columnWidths[key])),
            rows: [head, ...body],
          }),
        ],
      },
    ],
  });
}

interface CellLook {
  readonly bold: boolean;
  readonly centre: boolean;
  readonly span: number;
}

function cellOf(key: keyof typeof columnWidths, text: string, { bold, centre, span }: CellLook): TableCell {
  return new TableCell({
    rowSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    width: { size: twips(columnWidths[key]), type: WidthType.DXA },
    margins: { left: 60, right: 60 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: centre ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: line, bold })],
        }),
    ),
  });
}

function pageLine(pageOf: string): Paragraph {
  const [before = '', rest = ''] = pageOf.split('{page}');
  const [between = '', after = ''] = rest.split('{pages}');
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after], size: 18 }),
    ],
  });
}
