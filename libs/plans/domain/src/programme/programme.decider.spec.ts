import type { JsonValue } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { at, countyOffice, definition, programmeId } from '../testing/campaign.js';
import { checkDefinition, DEFINITION_BYTES } from './definition-check.js';
import type { ProgrammeEvent } from './programme.events.js';
import { programmeDecider, publishedDefinition } from './programme.decider.js';

const complete = definition as unknown as JsonValue;
const unfinished: JsonValue = { definitionFormat: 1, names: { zh: '整洁楼院创建', en: 'Tidy courtyards' } };
const draftedWith = (value: JsonValue): ProgrammeEvent => ({
  type: 'ProgrammeDrafted',
  data: { programmeId, authority: countyOffice, definition: value },
});
const published: ProgrammeEvent = {
  type: 'ProgrammeVersionPublished',
  data: { programmeId, version: 1, definitionFormat: 1, rules: 1, definition: complete, authority: countyOffice },
};
const draft = (value: JsonValue) =>
  ({ type: 'DraftProgramme', data: { programmeId, authority: countyOffice, definition: value }, ...at }) as const;
const revise = (value: JsonValue) =>
  ({ type: 'ReviseProgramme', data: { programmeId, definition: value }, ...at }) as const;
const publish = { type: 'PublishProgrammeVersion', data: { programmeId }, ...at } as const;

const spec = decider(programmeDecider);

describe('drafting a programme', () => {
  it('keeps an unfinished definition', () => {
    spec
      .given([])
      .when(draft(unfinished))
      .then([draftedWith(unfinished)]);
  });
  it('refuses what cannot be stored', () => {
    spec
      .given([])
      .when(draft({ bar: 0.95 }))
      .thenRefuses('PROGRAMME.DEFINITION_NOT_STORABLE');
    spec
      .given([])
      .when(draft({ name: 'a\u0000' }))
      .thenRefuses('PROGRAMME.DEFINITION_NOT_STORABLE');
    spec
      .given([])
      .when(draft({ name: { $sealed: 'x' } }))
      .thenRefuses('PROGRAMME.DEFINITION_NOT_STORABLE');
    spec
      .given([])
      .when(draft(['list']))
      .thenRefuses('PROGRAMME.DEFINITION_NOT_STORABLE');
  });
  it('refuses a definition over 192 KiB and takes one just below', () => {
    const filler = (bytes: number): JsonValue => ({ note: '创'.repeat((bytes - 11) / 3) });
    spec
      .given([])
      .when(draft(filler(DEFINITION_BYTES + 2)))
      .thenRefuses('PROGRAMME.DEFINITION_NOT_STORABLE');
    spec
      .given([])
      .when(draft(filler(DEFINITION_BYTES - 1)))
      .then([draftedWith(filler(DEFINITION_BYTES - 1))]);
  });
  it('stays quiet when it is drafted so already, and refuses another draft under the id', () => {
    spec
      .given([draftedWith(unfinished)])
      .when(draft(unfinished))
      .thenNothing();
    spec
      .given([draftedWith(unfinished)])
      .when(draft(complete))
      .thenRefuses('PROGRAMME.ALREADY_DRAFTED');
  });
});

describe('revising a programme', () => {
  it('changes the draft', () => {
    spec
      .given([draftedWith(unfinished)])
      .when(revise(complete))
      .then([{ type: 'ProgrammeRevised', data: { programmeId, definition: complete } }]);
  });
  it('refuses a programme that does not exist', () => {
    spec.given([]).when(revise(complete)).thenRefuses('PROGRAMME.NOT_DRAFTED');
  });
  it('stays quiet when nothing differs', () => {
    spec
      .given([draftedWith(complete)])
      .when(revise(complete))
      .thenNothing();
  });
});

describe('publishing a version', () => {
  it('fixes the draft as version 1, then as version 2', () => {
    spec
      .given([draftedWith(complete)])
      .when(publish)
      .then([published]);
    const next = { ...definition, kind: 'drive' } as unknown as JsonValue;
    spec
      .given([draftedWith(complete), published, { type: 'ProgrammeRevised', data: { programmeId, definition: next } }])
      .when(publish)
      .then([{ type: 'ProgrammeVersionPublished', data: { ...published.data, version: 2, definition: next } }]);
  });
  it('refuses an unfinished definition', () => {
    spec
      .given([draftedWith(unfinished)])
      .when(publish)
      .thenRefuses('PROGRAMME.DEFINITION_INVALID');
  });
  it('stays quiet when the draft says what the last version says', () => {
    spec
      .given([draftedWith(complete), published])
      .when(publish)
      .thenNothing();
  });
  it('keeps an earlier version readable after a later one', () => {
    const later = { ...definition, kind: 'drive' } as unknown as JsonValue;
    const state = spec
      .given([
        draftedWith(complete),
        published,
        { type: 'ProgrammeVersionPublished', data: { ...published.data, version: 2, definition: later } },
      ])
      .state();
    expect(publishedDefinition(state, 1)).toEqual(definition);
    expect(publishedDefinition(state, 2)?.kind).toBe('drive');
    expect(publishedDefinition(state, 3)).toBeNull();
  });
});

describe('checking a definition', () => {
  const faultsOf = (change: Readonly<Record<string, unknown>>): readonly string[] => {
    const check = checkDefinition({ ...definition, ...change } as unknown as JsonValue);
    return check.ok ? [] : check.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  };
  it('accepts the complete one', () => {
    expect(checkDefinition(complete)).toEqual({ ok: true, definition });
    expect(faultsOf({ extension: null, cadence: null })).toEqual([]);
  });
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['another format', { definitionFormat: 2 }, ['/definitionFormat unknownFormat']],
    ['another interpreter', { rules: 2 }, ['/rules unknownRules']],
    ['no level', { review: [] }, ['/review count']],
    [
      'five levels',
      { review: [1, 2, 3, 4, 5].map((level) => ({ ...definition.review[1], level })) },
      ['/review count'],
    ],
    ['a gap in the levels', { review: [{ ...definition.review[0], level: 2 }] }, ['/review/0/level order']],
    ['an unknown reviewer', { review: [{ ...definition.review[0], actedBy: 'mayor' }] }, ['/review/0/actedBy value']],
    [
      'the unit head after the town',
      {
        review: [
          { ...definition.review[1], level: 1 },
          { ...definition.review[0], level: 2 },
        ],
      },
      ['/review/1/actedBy unitHeadFirst'],
    ],
    ['a name in one language', { names: { zh: '整洁' } }, ['/names/en missing']],
    ['an empty name', { names: { zh: ' ', en: 'Tidy' } }, ['/names/zh name']],
    ['a stage twice', { stages: [definition.stages[0], definition.stages[0]] }, ['/stages/1/code duplicate']],
    ['a fraction of a day', { overdue: { ...definition.overdue, graceDays: '1' } }, ['/overdue/graceDays integer']],
    ['an unknown member', { 'a/b': 1 }, ['/a~1b unknown']],
    [
      'several at once',
      { kind: 'party', extension: { ...definition.extension, maxTimes: 0 } },
      ['/kind value', '/extension/maxTimes integer'],
    ],
  ])('names the place of %s', (_what, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });
  it('says every fault in both languages', () => {
    const check = checkDefinition({});
    expect(check.ok).toBe(false);
    if (check.ok) return;
    expect(check.faults).toHaveLength(9);
    for (const fault of check.faults) expect([fault.zh, fault.en].every((text) => text.length > 0)).toBe(true);
  });
});
