import { readDefinition } from '@gongjian/plans-contracts';
import type { ProgrammeCommand, ProgrammeEvent, ProgrammeState } from '@gongjian/plans-domain';
import type { JsonValue } from '@gongjian/shared-kernel';
import { countyOffice, healthBureau, same } from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { publishable } from '../programme.js';
import { on } from './parts.js';

type M = Moment<ProgrammeState>;

interface Draft {
  readonly definition: JsonValue;
  readonly is: 'fit' | 'unfit' | 'notStorable';
}
const whole = publishable as unknown as Readonly<Record<string, JsonValue>>;
const named = (n: number): JsonValue => ({ zh: `整洁小区创建${n}`, en: `Tidy compounds ${n}` });
const { kind: _kind, ...withoutKind } = whole;
/** What may be kept and published, what may be kept alone, and what may not be kept. */
const DRAFTS: readonly [Draft, ...Draft[]] = [
  { definition: { ...whole, names: named(1) }, is: 'fit' },
  { definition: { ...whole, names: named(2) }, is: 'fit' },
  { definition: { ...whole, names: named(3) }, is: 'fit' },
  { definition: withoutKind, is: 'unfit' },
  { definition: { ...whole, key: 'other-key' }, is: 'fit' },
  { definition: [], is: 'notStorable' },
  { definition: { ...whole, rules: 0.5 }, is: 'notStorable' },
  { definition: { ...whole, names: { $sealed: 'looks like it' } }, is: 'notStorable' },
];
const fitness = (definition: JsonValue): Draft['is'] | undefined =>
  DRAFTS.find((each) => same(each.definition, definition))?.is;
const draft = ({ dice, state }: M): JsonValue => {
  const before = state.status === 'drafted' && dice.chance(20) ? state.draft : undefined;
  return before ?? dice.pick(DRAFTS).definition;
};
const storable = (definition: JsonValue): Objection => [
  'PROGRAMME.DEFINITION_NOT_STORABLE',
  fitness(definition) === 'notStorable',
];

export const programme = kindOf<ProgrammeState, ProgrammeCommand, ProgrammeEvent>({
  ...{ context: 'plans', category: 'programme', decider: 'programmeDecider', streams: 3 },
  acts: [
    (m) => {
      const authority = m.dice.chance(85) ? countyOffice : healthBureau;
      return { type: 'DraftProgramme', data: { programmeId: m.id, authority, definition: draft(m) }, ...on(m) };
    },
    (m) => ({ type: 'ReviseProgramme', data: { programmeId: m.id, definition: draft(m) }, ...on(m) }),
    (m) => {
      const read = readDefinition(m.state.status === 'none' ? {} : m.state.draft);
      const surroundings = { parent: null, knownKeys: ['safe-compound', 'tidy-compound'], keyTaken: false };
      return { type: 'PublishProgrammeVersion', data: { programmeId: m.id, read, surroundings }, ...on(m) };
    },
  ],
  objections: {
    DraftProgramme: (state, { data: { definition, authority } }) => {
      const again = state.status === 'drafted' && same(state.draft, definition) && same(state.authority, authority);
      return [
        storable(definition),
        [SILENT, again],
        ['PROGRAMME.ALREADY_DRAFTED', state.status === 'drafted' && !again],
      ];
    },
    ReviseProgramme: (state, { data: { definition } }) => {
      if (state.status === 'none') return [['PROGRAMME.NOT_DRAFTED', true]];
      return [storable(definition), [SILENT, same(state.draft, definition)]];
    },
    PublishProgrammeVersion: (state) => {
      if (state.status === 'none') return [['PROGRAMME.NOT_DRAFTED', true]];
      const last = state.versions.at(-1)?.published;
      if (last !== undefined && same(last, state.draft)) return [[SILENT, true]];
      return [['PROGRAMME.DEFINITION_INVALID', !isPublishable(state.draft, last)]];
    },
  },
  standing: ({ status }) => status,
  moves: { ProgrammeDrafted: { from: ['none'], to: ['drafted'] } },
  check: ({ event, after }) => {
    if (event.type !== 'ProgrammeVersionPublished' || after === null) return [];
    const { versions } = after as Extract<ProgrammeState, { status: 'drafted' }>;
    return versions.every(({ version }, place) => version === place + 1) ? [] : ['versions do not count up'];
  },
});

/** In order, and under the key its versions have had before. */
function isPublishable(draft: JsonValue, last: JsonValue | undefined): boolean {
  const keyOf = (definition: JsonValue): unknown => (definition as { readonly key?: string }).key;
  return fitness(draft) === 'fit' && (last === undefined || keyOf(last) === keyOf(draft));
}
