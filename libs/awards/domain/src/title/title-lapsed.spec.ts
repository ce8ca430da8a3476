import { decider } from '@gongjian/shared-testing';
import {
  calendar,
  clerk,
  file,
  id,
  magistrate,
  on,
  reason,
  secretary,
  standing,
  terms,
  titleId,
} from '../testing/campaign.js';
import {
  conferred,
  confirm,
  fight,
  firingOf,
  inputs,
  onFire,
  namedData,
  namingId,
  raise,
  removalId,
  title,
} from '../testing/title-story.js';
import { groundOf } from '../rules/grounds.js';
import type { TitleCommand } from './title.commands.js';
import { titleDecider } from './title.decider.js';
import type { TitleEvent } from './title.events.js';
import { isHeld, isKnown, standingRemoval, type Title } from './title-state.js';

const spec = decider(titleDecider);
const merged = firingOf('merged', 7, [groundOf(standing(7, { kind: 'merged', successorId: null }, '2026-06-18'))]);
const fought = firingOf('fight', 2, [fight]);
const causeOf = (factId: string): TitleCommand => ({
  type: 'RecordAnnulmentCause',
  data: { titleId, factId },
  ...on('2026-07-01'),
});
const end = {
  type: 'EndTitle',
  data: { titleId, why: 'closed', successor: null, by: null, lateEntry: null, inputs },
  ...on('2026-06-21'),
} as const;
const why = reason('other', '说明');
const annul: readonly TitleCommand[] = [
  causeOf(onFire.completedBy),
  {
    type: 'ProposeRemovalAnnulment',
    data: { lateEntry: null, titleId, removalId, why: 'withdrawnReport', reason: why, by: secretary, stillFires: [] },
    ...on('2026-07-01'),
  },
  {
    type: 'SignRemovalAnnulment',
    data: { lateEntry: null, titleId, removalId, by: magistrate, inputs, stillFires: [] },
    ...on('2026-07-01'),
  },
];
const recognised: readonly TitleCommand[] = [
  {
    type: 'ProposeRecognition',
    data: {
      ...{ ...title, recognitionId: id(8), fromTitleId: id(10), predecessor: { ...title.subject, id: id(402) } },
      ...{ names: terms.names, plaqueNumber: null, documentNumber: '清创〔2026〕4号', by: secretary },
      validity: { from: '2026-06-25', to: null, endsAt: null, renewalOpensOn: null },
    },
    ...on('2026-06-26'),
  },
  {
    type: 'ConfirmRecognition',
    data: { titleId, recognitionId: id(8), namingId: id(81), watchRevision: 0, forbidden: [], by: magistrate, inputs },
    ...on('2026-06-26'),
  },
];
const annulRecognition: readonly TitleCommand[] = [
  {
    type: 'ProposeNamingAnnulment',
    data: { lateEntry: null, titleId, namingId: id(81), reason: why, by: secretary },
    ...on('2026-07-02'),
  },
  {
    type: 'SignNamingAnnulment',
    data: { lateEntry: null, titleId, namingId: id(81), by: magistrate, inputs },
    ...on('2026-07-02'),
  },
];
const expire: TitleCommand = {
  type: 'ExpireTitle',
  data: {
    ...{ titleId, factId: id(70), inputs, calendar },
    terms: { ...terms, validity: { ...terms.validity, lapses: 'expire' } },
  },
  ...on('2028-06-11'),
};

function lived(commands: readonly TitleCommand[], history: readonly TitleEvent[] = conferred): Title {
  let state = spec.given(history).state();
  for (const command of commands) {
    for (const event of titleDecider.decide(command, state)) state = titleDecider.evolve(state, event);
  }
  if (!isKnown(state)) throw new Error('no title');
  return state;
}

/** What must not depend on the order: how it stands, on which grounds it was removed, and what it was before. */
const comparable = (title: Title) => {
  const removal = standingRemoval(title) ?? title.removals.at(-1);
  const before = removal?.before;
  return {
    standing: title.standing,
    grounds: removal?.factIds,
    before: before && { standing: before.standing, grade: before.grade, validity: before.validity },
    annulled: removal?.annulled !== null,
  };
};

describe('a merger and a fact that removes', () => {
  it.each([
    ['by a trigger', raise(merged)],
    ['as a closing no trigger speaks of', end],
  ])('%s end alike, whichever is told first', (_how, ending) => {
    const removing = raise(onFire);
    const first = lived([ending, removing]);
    const second = lived([removing, ending]);
    expect(first.standing).toBe('removed');
    expect(comparable(first)).toEqual(comparable(second));
  });

  it('end alike where somebody confirms the fact after the merger', () => {
    const byRule = { ...fought, consequence: 'removeByRule' as const };
    const waiting = lived([raise(byRule), raise(merged), confirm(1)]);
    const other = lived([raise(merged), raise(byRule), confirm(2)]);
    expect([waiting.standing, other.standing]).toEqual(['removed', 'removed']);
  });

  it('leave an ended title when the removal is annulled, whichever was told first', () => {
    const first = lived([raise(merged), raise(onFire), ...annul]);
    const second = lived([raise(onFire), raise(merged), ...annul]);
    expect(first.standing).toBe('ended');
    expect(comparable(first)).toEqual(comparable(second));
    expect(lived([end, raise(onFire), ...annul]).standing).toBe('ended');
    expect(lived([raise(onFire), ...annul, end]).standing).toBe('ended');
  });

  it('end it on the day on which somebody confirmed that, as if it had not been removed', () => {
    const asked = { ...merged, confirm: 'one' as const };
    const endedOn = (commands: readonly TitleCommand[]): string | undefined => {
      let state = spec.given(conferred).state();
      let last: string | undefined;
      for (const command of commands) {
        for (const event of titleDecider.decide(command, state)) {
          if (event.type === 'TitleEnded') last = event.data.on;
          state = titleDecider.evolve(state, event);
        }
      }
      return last;
    };
    const held = endedOn([raise(asked), confirm(1)]);
    expect(held).toBe(confirm(1).today);
    expect(held).not.toBe(asked.grounds.at(-1)?.occurredOn);
    expect(endedOn([raise(onFire), raise(asked), confirm(2), ...annul])).toBe(held);
    const earlier = firingOf('merged', 7, [groundOf(standing(7, { kind: 'merged', successorId: null }, '2024-01-02'))]);
    expect(endedOn([raise(onFire), raise(earlier), ...annul])).toBe(lived([]).naming?.on);
  });

  it('leave it ended also where the removal is annulled under a later naming, and that naming after it', () => {
    const title = lived([end, raise(onFire), ...recognised, ...annul, ...annulRecognition]);
    expect(isHeld(title)).toBe(false);
    expect(isHeld(lived([raise(onFire), ...recognised, ...annul, ...annulRecognition]))).toBe(true);
  });

  it('leave it ended where a naming between them has ended', () => {
    const [propose, confirm_] = recognised as readonly [TitleCommand, TitleCommand];
    const later = [
      { ...propose, data: { ...propose.data, recognitionId: id(9) } },
      { ...confirm_, data: { ...confirm_.data, recognitionId: id(9), namingId: id(82) } },
    ] as readonly TitleCommand[];
    const annulLater = annulRecognition.map((command) => ({
      ...command,
      data: { ...command.data, namingId: id(82) },
    })) as readonly TitleCommand[];
    const title = lived([raise(onFire), ...recognised, end, ...later, ...annul, ...annulLater]);
    expect(isHeld(title)).toBe(false);
    expect(lived([raise(onFire), ...recognised, end, ...later, ...annulLater]).standing).toBe('ended');
    expect(isHeld(lived([raise(onFire), ...recognised, end, ...later, ...annulLater, ...annul]))).toBe(false);
  });

  it('that only proposes leave it ended, without a procedure', () => {
    const proposing = { ...fought, confirm: 'none' as const };
    const first = lived([raise(merged), raise(proposing)]);
    const second = lived([raise(proposing), raise(merged)]);
    for (const title of [first, second]) expect([title.standing, title.procedure]).toEqual(['ended', null]);
  });
});

describe('a title that expired', () => {
  it('is removed by a fact of a day it was valid on, told afterwards', () => {
    const title = lived([expire, raise(onFire, {}, '2028-06-12')]);
    expect(title.standing).toBe('removed');
    expect(comparable(title)).toEqual(comparable(lived([raise(onFire)])));
  });

  it('is not removed by what took place after its last day', () => {
    const later = firingOf('fire', 8, [groundOf(standing(8, { kind: 'incident', code: 'fire' }, '2028-06-11'))]);
    expect(lived([expire, raise(later, {}, '2028-06-12')]).standing).toBe('expired');
    expect(lived([raise(later, {}, '2028-06-12')]).standing).toBe('conferred');
    const suspends = { ...terms, validity: { ...terms.validity, lapses: 'suspend' as const } };
    expect(lived([raise(later, { terms: suspends }, '2028-06-12')]).standing).toBe('removed');
  });

  it('takes no measure', () => {
    const warned = lived([expire, raise(firingOf('low', 3), {}, '2028-06-12')]);
    expect(warned.triggers).toEqual([]);
    expect(() => lived([expire, { ...end, data: { ...end.data, by: clerk } }])).toThrow('TITLE.NOT_HELD');
  });
});

describe('a naming that is annulled after an earlier one was removed', () => {
  const again: readonly TitleCommand[] = [
    {
      type: 'ProposeTitleImport',
      data: {
        ...{ ...title, importId: id(80), awardedBy: 'own', authority: terms.names, documentNumber: '清办〔2026〕9号' },
        ...{ document: file(52), namedOn: '2026-06-25', validUntil: null, plaqueNumber: null, names: terms.names },
        by: clerk,
      },
      ...on('2026-06-25'),
    },
    {
      type: 'ConfirmTitleImport',
      data: {
        lateEntry: null,
        titleId,
        importId: id(80),
        namingId: id(81),
        renewalOpensOn: null,
        watchRevision: 9,
        by: secretary,
        inputs,
      },
      ...on('2026-06-25'),
    },
  ];
  const annulNaming: readonly TitleCommand[] = [
    {
      type: 'ProposeNamingAnnulment',
      data: { lateEntry: null, titleId, namingId: id(81), reason: why, by: secretary },
      ...on('2026-07-02'),
    },
    {
      type: 'SignNamingAnnulment',
      data: { lateEntry: null, titleId, namingId: id(81), by: magistrate, inputs },
      ...on('2026-07-02'),
    },
  ];
  const fire = raise(onFire);

  it('is removed again, and held again when that removal is annulled too', () => {
    const removedAgain = lived([fire, ...again, ...annulNaming]);
    expect(removedAgain).toMatchObject({ standing: 'removed', naming: { namingId } });
    expect(lived([fire, ...again, ...annulNaming, ...annul])).toMatchObject({
      standing: 'conferred',
      naming: { namingId },
    });
  });

  it('is held as before when that removal was annulled meanwhile', () => {
    const held = lived([fire, ...again, ...annul, ...annulNaming]);
    expect(held).toMatchObject({ standing: 'conferred', naming: { namingId }, plaque: { number: '清-0001' } });
  });
});

describe('a title named twice over a naming it was held by', () => {
  const named = (of: string, grade: string): TitleEvent => ({
    type: 'TitleNamed',
    data: { ...namedData, namingId: of, grade, namedOn: '2026-06-20' },
  });
  const annulled = (of: string): readonly TitleCommand[] =>
    annulRecognition.map((command) => ({ ...command, data: { ...command.data, namingId: of } })) as TitleCommand[];

  it('is held by the first when both are annulled', () => {
    const history = [...conferred, named(id(83), 'silver'), named(id(84), 'gold')];
    const title = lived([...annulled(id(84)), ...annulled(id(83))], history);
    expect([title.standing, title.naming?.namingId, title.grade]).toEqual(['conferred', namingId, 'gold']);
  });
});
