import {
  withText,
  type BilingualText,
  type Findable,
  type FindableText,
  type JsonValue,
  type View,
} from '@gongjian/shared-kernel';
import type { ProgrammeEvent } from './programme.events.js';

/** What a programme is found by: its names, the names and codes of its indicators, as it was written last. */
export const programmeSearchView: View<Findable, ProgrammeEvent> = (
  row,
  { event, metadata: { recordedAt: since } },
) => {
  switch (event.type) {
    case 'ProgrammeDrafted': {
      const { programmeId: id, authority, definition } = event.data;
      const place = { subtitle: authority.name, divisionId: authority.division.id, unitIds: [], leadsTo: {}, since };
      return { id, ...place, ...ofDefinition(definition) };
    }
    case 'ProgrammeRevised':
      return row && { ...row, ...ofDefinition(event.data.definition) };
    default:
      return row;
  }
};

/** A draft may lack anything. */
interface Named {
  readonly names?: unknown;
  readonly items?: unknown;
}

function ofDefinition(definition: JsonValue): Pick<Findable, 'title' | 'texts'> {
  const { names, key, standard } = membersOf(definition) as Named & {
    readonly key?: unknown;
    readonly standard?: unknown;
  };
  const of = namesOf(names);
  const head = withText(withText([], 'name', of.en), 'code', typeof key === 'string' ? key : null);
  return { title: of.zh, texts: indicatorsOf((membersOf(standard) as Named).items, head) };
}

function indicatorsOf(items: unknown, texts: readonly FindableText[]): readonly FindableText[] {
  if (!Array.isArray(items)) return texts;
  return items.reduce<readonly FindableText[]>((known, item) => {
    const node = membersOf(item) as Named;
    const { zh, en } = namesOf(node.names);
    return indicatorsOf(node.items, withText(withText(known, 'indicator', zh), 'indicator', en));
  }, texts);
}

function namesOf(value: unknown): BilingualText {
  const { zh, en } = membersOf(value) as { readonly zh?: unknown; readonly en?: unknown };
  return { zh: typeof zh === 'string' ? zh : '', en: typeof en === 'string' ? en : '' };
}

function membersOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
