import type { SourceText } from '../source-text.js';
import { dateMentions } from '../structure/dates.js';
import { markerAt } from '../structure/numbering.js';
import { nameIn, splitPeople } from '../words/names.js';
import { isUnitName, splitUnits } from '../words/units.js';
import type { ReadPerson } from './facts.js';
import { fact } from './facts.js';
import type { Responsibility, Span } from './responsibility.js';
import type { Read } from '../read.js';

type Column = 'task' | 'lead' | 'responsible' | 'assisting' | 'person' | 'due';

const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['lead', /牵头(?:单位|部门|科室)|主办单位|主责单位/],
  ['assisting', /配合|协办|参与|协助/],
  ['responsible', /责任(?:单位|部门|科室)|承办单位|落实单位|实施单位/],
  ['person', /责任人|负责人|承办人|责任领导|分管领导|联系人/],
  ['due', /时限|完成时间|时间要求|完成日期|期限/],
  ['task', /任务|工作内容|项目|内容|措施|事项|重点/],
];

interface Cell extends Span {
  readonly text: string;
}

function cellsOf(source: SourceText, start: number, end: number): readonly Cell[] {
  const cells: Cell[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && source.shadow.charAt(at) !== '\t') continue;
    cells.push({ start: from, end: at, text: source.shadow.slice(from, at).trim() });
    from = at + 1;
  }
  return cells;
}

interface TableItem {
  readonly heading: Span;
  readonly duty: Responsibility;
  readonly doubt: string | null;
}

function columnsOf(cells: readonly Cell[]): ReadonlyMap<Column, number> | null {
  const columns = new Map<Column, number>();
  cells.forEach((cell, index) => {
    if (cell.text.length > 14) return;
    const found = HEADS.find(
      ([column, pattern]) => pattern.test(cell.text) && (column === 'task' || !columns.has(column)),
    );
    if (found && !(found[0] === 'task' && columns.has('task') && /类别|领域|分类/.test(cell.text)))
      columns.set(found[0], index);
  });
  const duty = columns.has('lead') || columns.has('responsible') || columns.has('person');
  return columns.has('task') && duty ? columns : null;
}

/** Tasks of a table (one row a line, cells parted by tabs) whose head names tasks and who answers for them. */
export function tableTasks(source: SourceText): readonly TableItem[] {
  const items: TableItem[] = [];
  let columns: ReadonlyMap<Column, number> | null = null;
  let start = 0;
  while (start < source.shadow.length) {
    const newline = source.shadow.indexOf('\n', start);
    const end = newline < 0 ? source.shadow.length : newline;
    const tab = source.shadow.indexOf('\t', start);
    if (tab < 0) break;
    if (tab < end) {
      const cells = cellsOf(source, start, end);
      const heads = columnsOf(cells);
      if (heads) columns = heads;
      else if (columns) {
        const item = rowItem(source, cells, columns);
        if (item) items.push(item);
      }
    } else columns = null;
    start = end + 1;
  }
  return items;
}

function rowItem(source: SourceText, cells: readonly Cell[], columns: ReadonlyMap<Column, number>): TableItem | null {
  const cell = (column: Column): Cell | null => {
    const index = columns.get(column);
    const found = index === undefined ? undefined : cells[index];
    return found && found.text !== '' && !/^[-/无]+$/.test(found.text) ? found : null;
  };
  const task = cell('task');
  if (!task) return null;
  const marker = markerAt(source.shadow, task.start);
  const from = marker && marker.end < task.end ? marker.end : task.start;
  const stop = source.shadow.slice(from, task.end).search(/[。;]/);
  const heading = { start: from, end: stop < 0 ? task.end : from + stop };
  const units = (column: Column): readonly Read<string>[] => {
    const found = cell(column);
    if (!found) return [];
    return splitUnits(source.shadow.slice(found.start, found.end)).map((part) => {
      const at = found.start + part.offset;
      return fact(source, source.text.slice(at, at + part.text.length), [{ start: at, end: at + part.text.length }]);
    });
  };
  const persons: ReadPerson[] = [];
  const who = cell('person');
  const roleIndex = columns.get('person');
  if (who && roleIndex !== undefined) {
    for (const part of splitPeople(source.shadow.slice(who.start, who.end))) {
      const named = nameIn(part.text);
      if (!named && isUnitName(part.text)) continue;
      const at = who.start + part.offset + (named?.offset ?? 0);
      const name = named?.name ?? part.text.trim();
      persons.push({
        name: fact(source, name, [{ start: at, end: at + name.length }]),
        role: fact(source, '责任人', [who], '取自表头'),
      });
    }
  }
  const lead = units('lead');
  const responsible = units('responsible');
  const assisting = units('assisting');
  const deadline = cell('due');
  return {
    heading,
    doubt: null,
    duty: {
      leadUnits: lead.length > 0 ? lead : responsible,
      responsibleUnits: lead.length > 0 ? [...responsible, ...assisting] : assisting,
      persons,
      due: deadline ? (dateMentions(source, deadline.start, deadline.end).at(-1) ?? null) : null,
      explicit: true,
    },
  };
}
