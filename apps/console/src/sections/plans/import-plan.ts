import type { Body } from '../../api/client.js';
import {
  standing,
  unitOf,
  type PlanImport,
  type ReviewPanel,
  type ReviewState,
  type ReviewValue,
  type ValueField,
} from './import-review.js';
import { contentOf, taskSpans } from './import-text.js';

type PlanBody = Body<'/api/plans/v1/plans'>;
type Item = NonNullable<PlanBody['items']>[number];
type Group = NonNullable<PlanBody['groups']>[number];

const WRITTEN = /^(\d{4}|XXXX)-(\d{2})(?:-(\d{2}))?$/;
/** `PLAN.TOO_MANY_ITEMS` beyond. */
export const MOST_ITEMS = 300;

/** A day as the services have it; a month alone is its first or its last day, a hidden year the one of the plan. */
export function dayRead(written: string | null, end: 'first' | 'last', year: string): string | null {
  const parts = WRITTEN.exec(written ?? '');
  if (parts === null) return null;
  const [, inYear = '', month = '', day] = parts;
  const known = inYear === 'XXXX' ? year : inYear;
  if (day !== undefined) return isDay(`${known}-${month}-${day}`) ? `${known}-${month}-${day}` : null;
  if (end === 'first') return isDay(`${known}-${month}-01`) ? `${known}-${month}-01` : null;
  const last = new Date(Date.UTC(Number(known), Number(month), 0));
  return Number(month) >= 1 && Number(month) <= 12 ? last.toISOString().slice(0, 10) : null;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The plan of what was read and checked, under this header. */
export function planOf(
  {
    read,
    panels,
    state,
  }: { readonly read: PlanImport; readonly panels: readonly ReviewPanel[]; readonly state: ReviewState },
  { programmeId, header }: Pick<PlanBody, 'programmeId' | 'header'>,
  file: Pick<File, 'name' | 'type'>,
): PlanBody {
  const kept = panels.filter(({ key }) => !state.left.has(key));
  const ofKind = (kind: ReviewPanel['kind']): readonly ReviewPanel[] => kept.filter((panel) => panel.kind === kind);
  const year = header.period.from.slice(0, 4);
  const texts = (panel: ReviewPanel, field: ValueField): readonly string[] =>
    panel.values
      .filter((value) => value.field === field)
      .flatMap((value) => standing(value, state) ?? [])
      .map((text) => text.trim())
      .filter((text) => text !== '');
  const first = (panel: ReviewPanel, field: ValueField): string | null => texts(panel, field)[0] ?? null;
  const people = (panel: ReviewPanel, field: ValueField): { name: string }[] =>
    texts(panel, field).map((name) => ({ name: name.slice(0, 100) }));
  const spans = taskSpans(read);

  const groups = ofKind('group').flatMap((panel): Group[] => {
    const name = first(panel, 'name');
    const office = first(panel, 'office');
    if (name === null) return [];
    return [
      {
        kind: name.includes('领导小组') ? 'leading' : 'work',
        name: name.slice(0, 100),
        heads: people(panel, 'heads'),
        deputies: people(panel, 'deputies'),
        members: people(panel, 'members'),
        memberUnitIds: [],
        duties: [],
        ...(office === null ? {} : { office: officeOf(office) }),
      },
    ];
  });
  const stages = ofKind('stage').flatMap((panel) => {
    const name = first(panel, 'name');
    if (name === null) return [];
    const code = `stage${panel.nth}`;
    const from = dayRead(first(panel, 'from'), 'first', year);
    return [{ code, name: name.slice(0, 100), from, to: dayRead(first(panel, 'to'), 'last', year) }];
  });
  const units = (panel: ReviewPanel, field: 'leadUnits' | 'responsibleUnits'): NonNullable<Item['units']> =>
    panel.values
      .filter((value) => value.field === field)
      .flatMap((value) => unitSent(value, field === 'leadUnits' ? 'lead' : 'responsible', state));
  const items = ofKind('task').flatMap((panel): Item[] => {
    const heading = first(panel, 'heading');
    if (heading === null) return [];
    const span = spans[panel.nth - 1] ?? null;
    const due = dayRead(first(panel, 'dueOn'), 'last', year);
    return [
      {
        number: String(panel.nth),
        heading: heading.slice(0, 200),
        content: span === null ? '' : contentOf(read.text, span),
        deliverables: [],
        units: [...units(panel, 'leadUnits'), ...units(panel, 'responsibleUnits')],
        persons: panel.values.flatMap((value) => personSent(value, state)),
        due: due === null ? { kind: 'periodEnd' } : { kind: 'stated', on: due },
        source: {
          kind: 'planItem',
          ...(span === null ? {} : { place: { from: span.start, to: span.end } }),
        },
      },
    ];
  });
  return {
    programmeId,
    header,
    stages,
    groups,
    items: items.slice(0, MOST_ITEMS),
    importedFrom: { ...read.document, mediaType: mediaTypeOf(file), fileName: file.name },
  };
}

/** `街道应急办；主任：某某`: where it is, and who directs it. */
export function officeOf(written: string): NonNullable<Group['office']> {
  const [, place = written, director] = /^(.*?)[;；]\s*主任[:：]\s*(.+)$/.exec(written) ?? [];
  return {
    unitIds: [],
    text: place.slice(0, 100),
    ...(director === undefined ? {} : { director: { name: director.slice(0, 100) } }),
  };
}

function unitSent(value: ReviewValue, role: 'lead' | 'responsible', state: ReviewState): NonNullable<Item['units']> {
  const text = standing(value, state);
  if (text === null || text.trim() === '') return [];
  const unitId = unitOf(value, state);
  return [{ role, text: text.trim().slice(0, 100), ...(unitId === null ? {} : { unitId }) }];
}

function personSent(value: ReviewValue, state: ReviewState): NonNullable<Item['persons']> {
  const name = value.field === 'persons' ? standing(value, state) : null;
  if (name === null || name.trim() === '') return [];
  const handler = /承办|经办|handler/.test(value.role ?? '');
  return [{ name: name.trim().slice(0, 100), role: handler ? 'handler' : 'direct' }];
}

function mediaTypeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  if (type !== '') return type;
  return /\.docx$/i.test(name)
    ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    : 'text/plain';
}
