import { localDateAt, type BilingualText, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import {
  AFTER_DECISION,
  KINDS,
  textAt,
  valuesAt,
  type KindDefinition,
  type RecordKind,
  type StoredData,
} from './record-kinds.js';

/** An event of a stream, as items are made of. */
export interface RecordedAct {
  readonly revision: number;
  readonly type: string;
  readonly data: StoredData;
  readonly recordedAt: Instant;
  /** The day it is in force from, where that is another one. */
  readonly effectiveOn?: LocalDate;
}

/** One document 件 and the events it is recorded in. */
export interface RecordItem<Act extends RecordedAct = RecordedAct> {
  readonly kind: RecordKind;
  readonly names: BilingualText;
  readonly title: string;
  readonly date: LocalDate;
  readonly documentNumber: string | null;
  readonly responsible: string | null;
  readonly acts: readonly Act[];
}

/**
 * The items of a stream's events, from its first on: one, or one for each decision on a title. Every event stands in one
 * of them. None where nothing in it has become a document.
 */
export function itemsOf<Act extends RecordedAct>(category: string, acts: readonly Act[]): readonly RecordItem<Act>[] {
  const kinds = KINDS.filter((each) => each.category === category);
  const decisions = acts.filter(({ type }) => kinds.some(({ madeBy }) => madeBy.includes(type)));
  if (decisions.length === 0) return [];
  if (kinds.length === 1) return [itemOf(kinds[0] as KindDefinition, acts, decisions[0] as Act)];
  return decided(acts, decisions).map(({ decision, parts }) => {
    const kind = kinds.find(({ madeBy }) => madeBy.includes(decision.type)) as KindDefinition;
    return itemOf(kind, parts, decision);
  });
}

interface Part<Act> {
  readonly decision: Act;
  readonly parts: readonly Act[];
}

function decided<Act extends RecordedAct>(acts: readonly Act[], decisions: readonly Act[]): readonly Part<Act>[] {
  const items: { decision: Act; parts: Act[] }[] = [];
  let waiting: Act[] = [];
  for (const act of acts) {
    const last = items.at(-1);
    if (decisions.includes(act)) {
      items.push({ decision: act, parts: [...waiting, act] });
      waiting = [];
    } else if (last !== undefined && waiting.length === 0 && AFTER_DECISION.includes(act.type)) {
      last.parts.push(act);
    } else {
      waiting.push(act);
    }
  }
  items.at(-1)?.parts.push(...waiting);
  return items;
}

function itemOf<Act extends RecordedAct>(
  definition: KindDefinition,
  acts: readonly Act[],
  decision: Act,
): RecordItem<Act> {
  const { kind, names } = definition;
  const corrected = acts.flatMap(({ type, data }) => (type.endsWith('Corrected') ? [data] : []));
  const value = (field: string): unknown =>
    corrected
      .filter((data) => textAt(data, ['correction.field']) === field)
      .map((data) => valuesAt(data, 'correction.value')[0])
      .at(-1);
  const fact = (paths: readonly string[]): string | null =>
    textAt(decision.data, paths) ?? acts.map(({ data }) => textAt(data, paths)).find((text) => text !== null) ?? null;
  const date = fact(definition.date) ?? decision.effectiveOn ?? localDateAt(decision.recordedAt);
  const number = value(kind === 'workPlan' ? 'number' : 'documentNumber');
  return {
    kind,
    names,
    title: titleOf(definition, acts, decision, value),
    date: textOf(value('issuedOn')) ?? date,
    documentNumber: textOf(number) ?? fact(definition.documentNumber),
    responsible: fact(definition.responsible),
    acts,
  };
}

function titleOf(
  { kind, names, subject }: KindDefinition,
  acts: readonly RecordedAct[],
  decision: RecordedAct,
  corrected: (field: string) => unknown,
): string {
  const about = subject === null ? null : (textAt(decision.data, [subject]) ?? firstText(acts, subject) ?? null);
  const title = textAt(decision.data, ['names.zh']);
  switch (kind) {
    case 'workPlan':
      return textOf(corrected('title')) ?? lastText(acts, 'title') ?? names.zh;
    case 'task':
      return textOf(corrected('heading')) ?? textAt(decision.data, ['heading']) ?? names.zh;
    case 'naming':
      return `关于命名${about ?? ''}${title === null ? '' : `为“${title}”`}的决定`;
    case 'removal':
      return `关于撤销${about ?? ''}${title === null ? '' : `“${title}”`}称号的决定`;
    case 'commendation':
      return `关于表彰${about ?? ''}的决定`;
    case 'circular':
      return `关于对${about ?? ''}的通报批评`;
    case 'supervision':
      return `${about ?? firstText(acts, 'target.heading') ?? ''}${names.zh}`;
    case 'round':
      return `${about ?? ''}${periodOf(acts)}${names.zh}`;
    default:
      return `${about ?? ''}${names.zh}`;
  }
}

/** `2026-Q3`; empty of a round that is held once. */
function periodOf(acts: readonly RecordedAct[]): string {
  const key = firstText(acts, 'period.key');
  return key === null || key === 'once' ? '' : ` ${key} `;
}

function firstText(acts: readonly RecordedAct[], path: string): string | null {
  return acts.map(({ data }) => textAt(data, [path])).find((text) => text !== null) ?? null;
}

function lastText(acts: readonly RecordedAct[], path: string): string | null {
  return (
    acts
      .map(({ data }) => textAt(data, [path]))
      .filter((text) => text !== null)
      .at(-1) ?? null
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
