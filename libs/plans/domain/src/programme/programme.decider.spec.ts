import { readDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { at, countyOffice, definition, programmeId } from '../testing/campaign.js';
import { DEFINITION_BYTES } from './storable.js';
import type { DefinitionSurroundings } from './check/check-definition.js';
import type { ProgrammeEvent } from './programme.events.js';
import { programmeDecider, publishedDefinition } from './programme.decider.js';

const complete = definition as unknown as JsonValue;
const unfinished: JsonValue = { definitionFormat: 2, names: { zh: '整洁楼院创建', en: 'Tidy courtyards' } };
const draftedWith = (value: JsonValue): ProgrammeEvent => ({
  type: 'ProgrammeDrafted',
  data: { programmeId, authority: countyOffice, definition: value },
});
const published: ProgrammeEvent = {
  type: 'ProgrammeVersionPublished',
  data: {
    programmeId,
    version: 1,
    definitionFormat: 2,
    rules: 2,
    definition: complete,
    key: 'tidy-courtyards',
    authority: countyOffice,
  },
};
const draft = (value: JsonValue) =>
  ({ type: 'DraftProgramme', data: { programmeId, authority: countyOffice, definition: value }, ...at }) as const;
const revise = (value: JsonValue) =>
  ({ type: 'ReviseProgramme', data: { programmeId, definition: value }, ...at }) as const;
const publish = (value: JsonValue, change: Partial<DefinitionSurroundings> = {}) =>
  ({
    type: 'PublishProgrammeVersion',
    data: {
      programmeId,
      read: readDefinition(value),
      surroundings: { parent: null, knownKeys: [], keyTaken: false, ...change },
    },
    ...at,
  }) as const;
const lifted: JsonValue = {
  definitionFormat: 1,
  rules: 1,
  names: { zh: '整洁楼院创建', en: 'Tidy courtyards' },
  kind: 'creation',
  stages: [],
  review: [{ level: 1, names: { zh: '审核', en: 'Review' }, actedBy: 'office' }],
  extension: null,
  overdue: { reminderDaysBefore: null, graceDays: 0, dayOff: 'asWritten' },
  cadence: { every: 'month', dueWithinDays: 5 },
};

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
  const next = { ...definition, kind: 'drive' } as unknown as JsonValue;
  const revised: ProgrammeEvent = { type: 'ProgrammeRevised', data: { programmeId, definition: next } };

  it('fixes the draft as version 1, then as version 2', () => {
    spec
      .given([draftedWith(complete)])
      .when(publish(complete))
      .then([published]);
    spec
      .given([draftedWith(complete), published, revised])
      .when(publish(next))
      .then([{ type: 'ProgrammeVersionPublished', data: { ...published.data, version: 2, definition: next } }]);
  });
  it('refuses a programme that does not exist', () => {
    spec.given([]).when(publish(complete)).thenRefuses('PROGRAMME.NOT_DRAFTED');
  });
  it('refuses an unfinished definition, one of an earlier format, and one whose members do not agree', () => {
    for (const value of [unfinished, lifted, { ...definition, historic: false } as unknown as JsonValue]) {
      spec
        .given([draftedWith(value)])
        .when(publish(value))
        .thenRefuses('PROGRAMME.DEFINITION_INVALID');
    }
    const level = 'town' as const;
    const byTown = { ...definition, founding: { ...definition.founding, level } } as unknown as JsonValue;
    spec
      .given([draftedWith(byTown)])
      .when(publish(byTown))
      .thenRefuses('PROGRAMME.DEFINITION_INVALID');
  });
  it('refuses a key of another programme, and a change of the own', () => {
    spec
      .given([draftedWith(complete)])
      .when(publish(complete, { keyTaken: true }))
      .thenRefuses('PROGRAMME.DEFINITION_INVALID');
    const renamed = { ...definition, key: 'tidy-yards' } as unknown as JsonValue;
    const state = spec.given([draftedWith(renamed), published]).state();
    expect(() => programmeDecider.decide(publish(renamed), state)).toThrow(
      expect.objectContaining({
        details: { errors: [expect.objectContaining({ pointer: '/key', code: 'keyChanged' })] },
      }),
    );
  });
  it('stays quiet when the draft says what the last version says', () => {
    spec
      .given([draftedWith(complete), published])
      .when(publish(complete))
      .thenNothing();
  });
  it('gives a key to a programme that was published in format 1', () => {
    const first: ProgrammeEvent = {
      type: 'ProgrammeVersionPublished',
      data: { programmeId, version: 1, definitionFormat: 1, rules: 1, definition: lifted },
    };
    spec
      .given([draftedWith(lifted), first, { type: 'ProgrammeRevised', data: { programmeId, definition: complete } }])
      .when(publish(complete))
      .then([{ type: 'ProgrammeVersionPublished', data: { ...published.data, version: 2 } }]);
  });
  it('keeps an earlier version as it was after a later one', () => {
    const later: ProgrammeEvent = {
      type: 'ProgrammeVersionPublished',
      data: { ...published.data, version: 2, definition: next },
    };
    const state = spec.given([draftedWith(complete), published, later]).state();
    expect(publishedDefinition(state, 1)).toEqual(definition);
    expect(publishedDefinition(state, 2)).toEqual(next);
    expect(publishedDefinition(state, 3)).toBeNull();
  });
});
