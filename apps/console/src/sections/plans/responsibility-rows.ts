import type { Answer } from '../../api/client.js';

type Plan = Answer<'/api/plans/v1/plans/{id}'>;
type Item = Plan['items'][number];
type Person = Item['persons'][number];

export const responsibilityColumns = [
  'number',
  'task',
  'content',
  'lead',
  'responsible',
  'assisting',
  'persons',
  'due',
  'deliverables',
] as const;
export type ResponsibilityColumn = (typeof responsibilityColumns)[number];

export interface ResponsibilityCell {
  readonly text: string;
  /** Rows it reaches over; 0 where the one above reaches over it. */
  readonly span: number;
}

export interface ResponsibilityRow {
  readonly key: string;
  readonly cells: Readonly<Record<ResponsibilityColumn, ResponsibilityCell>>;
}

export interface ResponsibilityWords {
  readonly nameOf: (personId: string) => string;
  readonly dueInWords: (due: Item['due']) => string;
  /** Between names. */
  readonly comma: string;
}

type Texts = Readonly<Record<ResponsibilityColumn, string>>;

/** The 责任分解表: an item with parts has a row a part, and neighbours under one heading share its cell. */
export function responsibilityRows(items: readonly Item[], words: ResponsibilityWords): readonly ResponsibilityRow[] {
  const kept = items.filter(({ progress }) => progress !== 'dropped');
  const rows = kept.flatMap((item, index) =>
    partsOf(item.persons).map((part, at, parts) => ({
      key: `${item.itemId}/${at}`,
      item: item.itemId,
      heading: item.heading,
      texts: textsOf(item, String(index + 1), part, words),
      first: at === 0,
      span: at === 0 ? parts.length : 0,
    })),
  );
  return rows.map((row, index) => {
    const cells = Object.fromEntries(
      responsibilityColumns.map((column) => [column, { text: row.texts[column], span: row.span }]),
    ) as Record<ResponsibilityColumn, ResponsibilityCell>;
    cells.persons = { text: row.texts.persons, span: 1 };
    const isHead = index === 0 || rows[index - 1]?.heading !== row.heading;
    let below = index + 1;
    while (isHead && rows[below]?.heading === row.heading) below += 1;
    cells.task = { text: row.texts.task, span: isHead ? below - index : 0 };
    return { key: row.key, cells };
  });
}

interface Part {
  readonly name: string | null;
  readonly persons: readonly Person[];
}

/** Those who answer for the whole first, then each part in the order it is first named. */
function partsOf(persons: readonly Person[]): readonly Part[] {
  const parts = new Map<string, Person[]>();
  const whole = persons.filter(({ part }) => part === undefined);
  for (const person of persons) {
    if (person.part === undefined) continue;
    const known = parts.get(person.part);
    if (known === undefined) parts.set(person.part, [person]);
    else known.push(person);
  }
  const named = [...parts].map(([name, members]) => ({ name, persons: members }));
  return whole.length > 0 || named.length === 0 ? [{ name: null, persons: whole }, ...named] : named;
}

function textsOf(item: Item, nth: string, part: Part, words: ResponsibilityWords): Texts {
  const units = (role: Item['units'][number]['role']): string =>
    item.units
      .filter((unit) => unit.role === role)
      .map(({ unit, text }) => unit?.name ?? text ?? '')
      .join(words.comma);
  const persons = part.persons.map((person) => personText(person, words)).join(words.comma);
  return {
    number: item.number ?? nth,
    task: item.heading,
    content: item.content,
    lead: units('lead'),
    responsible: units('responsible'),
    assisting: units('assisting'),
    persons: part.name === null ? persons : `${part.name}：${persons}`,
    due: words.dueInWords(item.due),
    deliverables: item.deliverables.join('\n'),
  };
}

function personText({ personId, text, unit, post }: Person, { nameOf }: ResponsibilityWords): string {
  const name = personId === null ? text : nameOf(personId);
  if (name !== null && name !== '') return name;
  return [unit?.name, post?.name].filter((word) => word !== undefined).join(' ');
}
