import { decider } from '@gongjian/shared-testing';
import {
  at,
  clerk,
  compound,
  delegateOf,
  director,
  file,
  id,
  late,
  magistrate,
  on,
  reason,
  reviewer,
  rules,
  secretary,
  terms,
  titleId,
} from '../testing/campaign.js';
import {
  basis,
  beforeNaming,
  confer,
  conferred,
  conferredData,
  conferredEvent,
  inputs,
  list,
  listed,
  named,
  namedData,
  namedEvent,
  namingId,
  proposed,
  readied,
  ready,
  removed,
  result,
  sign,
  signedOnce,
  signedTwice,
  slateId,
  title,
  watchRevision,
} from '../testing/title-story.js';
import { titleDecider } from './title.decider.js';
import type { Forbidding } from '../rules/grounds.js';
import type { ReadyNaming } from './title.commands.js';
import type { TitleEvent } from './title.events.js';
import { isKnown, pendingOf } from './title-state.js';

const spec = decider(titleDecider);
const why = reason('listChanged', '名单有误');
const pending = (history: readonly TitleEvent[]) => {
  const state = spec.given(history).state();
  return isKnown(state) ? pendingOf(state) : null;
};

const struck: TitleEvent = {
  type: 'CandidateStruck',
  data: { titleId, slateId, reason: why, on: at.today, by: director },
};
const strike = {
  type: 'StrikeCandidate',
  data: { titleId, slateId, objectionId: null, reason: why, by: director, lateEntry: null },
  ...at,
} as const;
const upheld = { ...strike, data: { ...strike.data, objectionId: id(61) } };
const questioned: TitleEvent = {
  type: 'NamingQuestioned',
  data: { titleId, slateId, namingId, objectionId: id(61), reason: why, by: director },
};

describe('listing a candidate', () => {
  it('founds the title with its result', () => {
    spec.given([]).when(list).then([listed]);
    expect(pending([listed])).toBe('candidate');
  });
  it('tells when the result changed, and takes the readiness back', () => {
    const again = { ...result, resultEventId: id(99) };
    const relist = { ...list, data: { ...list.data, ...again, grade: 'silver', rank: 2, total: '85' } };
    const changed = (revision: number): TitleEvent => ({
      type: 'CandidateChanged',
      data: {
        ...{ titleId, slateId, ...again, was: { grade: 'gold', rank: 1, total: '95.5' } },
        ...{ grade: 'silver', rank: 2, total: '85', basis: basis(revision) },
      },
    });
    spec
      .given([listed])
      .when(relist)
      .then([changed(0)]);
    spec
      .given(beforeNaming)
      .when(relist)
      .then([changed(1), { type: 'NamingNoLongerReady', data: { titleId, slateId, cause: 'resultChanged' } }]);
  });
  it('stays quiet when it is listed with that result', () => spec.given([listed]).when(list).thenNothing());
});

describe('striking a candidate', () => {
  it('keeps the reason', () => {
    spec.given([listed]).when(strike).then([struck]);
    expect(pending([listed, struck])).toBeNull();
  });
  it('may be recorded late, not before the result it was listed by', () => {
    const struckOn = (day: string) => ({ ...strike, data: { ...strike.data, lateEntry: late(day) } });
    const [event] = titleDecider.decide(struckOn('2026-05-20'), spec.given([listed]).state());
    expect(event).toMatchObject({ data: { on: '2026-05-20', lateEntry: { effectiveOn: '2026-05-20' } } });
    spec.given([listed]).when(struckOn('2026-05-19')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const again = { ...result, resultEventId: id(99), resultOn: '2026-05-22' };
    const relisted = titleDecider.decide({ ...list, data: { ...list.data, ...again } }, spec.given([listed]).state());
    spec
      .given([listed, ...relisted])
      .when(struckOn('2026-05-21'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given([listed]).when(struckOn('2026-06-11')).thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
  });
  it('takes its readiness back', () => {
    const dropped: TitleEvent = { type: 'NamingNoLongerReady', data: { titleId, slateId, cause: 'struck' } };
    spec.given(beforeNaming).when(strike).then([struck, dropped]);
  });
  it('refuses who is not on the list, and a title nobody knows', () => {
    spec
      .given([listed])
      .when({ ...strike, data: { ...strike.data, slateId: id(98) } })
      .thenRefuses('TITLE.NOT_CANDIDATE');
    spec.given([]).when(strike).thenRefuses('TITLE.NOT_FOUND');
  });
  it('stays quiet when it was struck', () => spec.given([listed, struck]).when(strike).thenNothing());
});

describe('an objection that is upheld after its candidate was named', () => {
  const annulled = (history: readonly TitleEvent[]): readonly TitleEvent[] => {
    const propose = {
      type: 'ProposeNamingAnnulment',
      data: { titleId, namingId, reason: why, by: secretary, lateEntry: null },
    } as const;
    const first = titleDecider.decide({ ...propose, ...at }, spec.given(history).state());
    const sign = {
      type: 'SignNamingAnnulment',
      data: { titleId, namingId, by: magistrate, lateEntry: null, inputs },
    } as const;
    return [
      ...history,
      ...first,
      ...titleDecider.decide({ ...sign, ...at }, spec.given([...history, ...first]).state()),
    ];
  };
  it('has that naming looked at, and takes nothing away by itself', () => {
    spec.given(named).when(upheld).then([questioned]);
    spec.given(removed).when(upheld).then([questioned]);
    expect(spec.given([...named, questioned]).state()).toMatchObject({
      standing: 'named',
      questions: [{ namingId, objectionId: id(61) }],
    });
  });
  it('is settled when the naming is annulled', () => {
    const history = annulled([...named, questioned]);
    expect(spec.given(history).state()).toMatchObject({ standing: 'namingAnnulled', questions: [] });
    spec.given(history).when(upheld).thenNothing();
  });
  it('strikes it off, and asks nothing, where it was not named by that list', () => {
    spec.given([listed]).when(upheld).then([struck]);
    spec
      .given(named)
      .when({ ...upheld, data: { ...upheld.data, slateId: id(98) } })
      .thenRefuses('TITLE.NOT_CANDIDATE');
  });
  it('strikes a candidate that was listed once more, and has the naming looked at', () => {
    spec
      .given([...named, listed])
      .when(upheld)
      .then([struck, questioned]);
  });
  it('stays quiet when it was told, and is no reason to strike who was named for another one', () => {
    spec
      .given([...named, questioned])
      .when(upheld)
      .thenNothing();
    spec.given(named).when(strike).thenRefuses('TITLE.NOT_CANDIDATE');
  });
});

describe('readiness for naming', () => {
  it('follows on the list', () => {
    spec.given([listed]).when(ready).then([readied()]);
    expect(pending(beforeNaming)).toBe('ready');
  });
  it('may come first, for a title that rolls up from its members', () => {
    const rolled: ReadyNaming = { ...ready, data: { ...ready.data, result: null, noticeId: null } };
    const { inputs: _inputs, ...data } = rolled.data;
    spec
      .given([])
      .when(rolled)
      .then([{ type: 'NamingReady', data: { ...data, basis: basis(null) } }]);
  });
  it('stays quiet when it is ready, named by that list, or struck off it', () => {
    spec.given(beforeNaming).when(ready).thenNothing();
    spec.given(named).when(ready).thenNothing();
    spec.given([listed, struck]).when(ready).thenNothing();
  });
  it('stays quiet for a result that is not the one it is listed by any more', () => {
    const again = { ...ready, data: { ...ready.data, result: { ...result, resultEventId: id(99) } } };
    spec.given([listed]).when(again).thenNothing();
  });
  it('stays quiet when its members hold up what it holds already', () => {
    const rolled = { ...ready, data: { ...ready.data, slateId: id(97), result: null, noticeId: null } };
    spec.given(named).when(rolled).thenNothing();
  });
  it('is dropped by an objection', () => {
    const drop = { type: 'DropReadiness', data: { titleId, slateId, cause: 'objection' }, ...at } as const;
    spec
      .given(beforeNaming)
      .when(drop)
      .then([{ type: 'NamingNoLongerReady', data: drop.data }]);
    spec.given([listed]).when(drop).thenNothing();
    spec.given([]).when(drop).thenRefuses('TITLE.NOT_FOUND');
  });
});

describe('signing the naming', () => {
  it('takes a first signature', () => {
    spec.given(beforeNaming).when(sign()).then([signedOnce]);
    expect(pending([...beforeNaming, signedOnce])).toBe('signedOnce');
  });
  it('names with the second', () => {
    spec
      .given([...beforeNaming, signedOnce])
      .when(sign({ by: magistrate }))
      .then([signedTwice, namedEvent]);
    expect(pending(named)).toBeNull();
  });
  it('refuses the same person, and whoever acts for that person', () => {
    const once = spec.given([...beforeNaming, signedOnce]);
    once.when(sign({ by: delegateOf(secretary) })).thenRefuses('TITLE.SAME_PERSON');
    once.when(sign({ by: secretary, documentNumber: '别的' })).thenRefuses('TITLE.SAME_PERSON');
  });
  it('refuses another document', () => {
    spec
      .given([...beforeNaming, signedOnce])
      .when(sign({ by: magistrate, documentNumber: '清创〔2026〕9号' }))
      .thenRefuses('TITLE.SIGNATURE_DIFFERS');
    spec
      .given(beforeNaming)
      .when(sign({ documentNumber: ' ' }))
      .thenRefuses('TITLE.DOCUMENT_MISSING');
  });
  it('refuses what is not ready', () => {
    spec.given([listed]).when(sign()).thenRefuses('TITLE.NOT_READY');
    spec
      .given(beforeNaming)
      .when(sign({ slateId: id(98) }))
      .thenRefuses('TITLE.NOT_READY');
    spec.given([]).when(sign()).thenRefuses('TITLE.NOT_FOUND');
  });
  it('refuses while a recorded fact forbids it, at either signature', () => {
    const forbidden = [{ by: { kind: 'trigger' as const, code: 'fire', clause: '第七条' }, factIds: [id(61)] }];
    spec.given(beforeNaming).when(sign({ forbidden })).thenRefuses('TITLE.FACT_FORBIDS');
    spec
      .given([...beforeNaming, signedOnce])
      .when(sign({ by: magistrate, forbidden }))
      .thenRefuses('TITLE.FACT_FORBIDS');
  });
  it('refuses while an objection is open', () => {
    spec
      .given(beforeNaming)
      .when(sign({ objections: [id(97)] }))
      .thenRefuses('TITLE.OBJECTION_OPEN');
  });
  it('takes effect on the day of the second, which is not before that of the first nor before the notice is over, and not in the future', () => {
    const signed = (by: typeof secretary, day: string): TitleEvent => ({
      type: 'NamingSigned',
      data: { ...(signedOnce.data as object), by, on: day, lateEntry: late(day) } as never,
    });
    spec
      .given(beforeNaming)
      .when(sign({ lateEntry: late('2026-06-02') }))
      .then([signed(secretary, '2026-06-02')]);
    spec
      .given([...beforeNaming, signed(secretary, '2026-06-05')])
      .when(sign({ by: magistrate, lateEntry: late('2026-06-04') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given([...beforeNaming, signed(secretary, '2026-06-05')])
      .when(sign({ by: magistrate, lateEntry: late('2026-06-06') }))
      .then([
        signed(magistrate, '2026-06-06'),
        {
          type: 'TitleNamed',
          data: {
            ...namedData,
            namedOn: '2026-06-06',
            validity: rules.validityOf(terms, '2026-06-06', null),
            lateEntry: late('2026-06-06'),
          },
        },
      ]);
    spec
      .given(beforeNaming)
      .when(sign({ lateEntry: late('2026-06-01') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(beforeNaming)
      .when(sign({ lateEntry: late('2026-06-11') }))
      .thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
  });
  it('stays quiet when the same person signs once more', () => {
    spec
      .given([...beforeNaming, signedOnce])
      .when(sign())
      .thenNothing();
    spec.given(named).when(sign()).thenNothing();
  });

  const nextSlate = id(41);
  const readyAgain = (change: Partial<ReadyNaming['data']> = {}): TitleEvent => {
    const { inputs: _inputs, ...data } = ready.data;
    return {
      type: 'NamingReady',
      data: { ...data, slateId: nextSlate, resultOn: '2026-07-01', ...change, basis: basis(6) },
    };
  };
  const signAgain = (day: string) => sign({ slateId: nextSlate, namingId: id(42) }, day);

  it('refuses a grade that is held, and names another one', () => {
    spec
      .given([...conferred, readyAgain()])
      .when(signAgain('2026-07-10'))
      .thenRefuses('TITLE.HELD_ALREADY');
    const history = [...conferred, readyAgain({ grade: 'silver' })];
    expect(() => titleDecider.decide(signAgain('2026-07-10'), spec.given(history).state())).not.toThrow();
  });
  it('refuses while a removal procedure runs or the title is suspended', () => {
    spec
      .given([...proposed, readyAgain({ grade: 'silver' })])
      .when(signAgain('2026-07-10'))
      .thenRefuses('TITLE.REMOVAL_RUNNING');
    const suspended: TitleEvent = {
      type: 'TitleSuspended',
      data: {
        ...{ ...title, trigger: null, clause: null, grounds: [], reason: why, on: '2026-06-20', by: [secretary] },
        ...{ cause: 'leader', until: null, cascade: [], basis: basis(6) },
      },
    };
    spec
      .given([...conferred, suspended, readyAgain({ grade: 'silver' })])
      .when(signAgain('2026-07-10'))
      .thenRefuses('TITLE.SUSPENDED');
  });
  it('after a removal needs a result of later', () => {
    spec
      .given([...removed, readyAgain({ resultOn: '2026-06-20' })])
      .when(signAgain('2026-07-10'))
      .thenRefuses('TITLE.RESULT_BEFORE_REMOVAL');
    const history = [...removed, readyAgain({ resultOn: '2026-06-21' })];
    const again = [...history, ...titleDecider.decide(signAgain('2026-07-10'), spec.given(history).state())];
    const two = titleDecider.decide(
      { ...signAgain('2026-07-10'), data: { ...signAgain('2026-07-10').data, by: magistrate } },
      spec.given(again).state(),
    );
    expect(two.at(-1)).toMatchObject({ type: 'TitleNamed', data: { removedOn: '2026-06-20' } });
    expect(spec.given([...again, ...two]).state()).toMatchObject({ standing: 'named', plaque: null });
  });
  it('is not of a day before its result, wherever the notice ran, nor by that before a removal', () => {
    const history = [...removed, readyAgain({ resultOn: '2026-06-25', notBefore: '2026-06-01' })];
    const early = (day: string) => {
      const signing = signAgain('2026-07-10');
      return { ...signing, data: { ...signing.data, lateEntry: late(day) } };
    };
    spec.given(history).when(early('2026-06-19')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(history).when(early('2026-06-24')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    expect(() => titleDecider.decide(early('2026-06-25'), spec.given(history).state())).not.toThrow();
  });
  it('is not of a day before the naming it takes the place of', () => {
    const history = [...conferred, readyAgain({ grade: 'silver', resultOn: '2026-05-30' })];
    const signing = signAgain('2026-07-10');
    spec
      .given(history)
      .when({ ...signing, data: { ...signing.data, lateEntry: late('2026-06-09') } })
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('is ready to be renewed by the newest result after the naming, whatever the title is by then', () => {
    const { slateId: _slateId, ...rest } = ready.data;
    const byResult = (resultOn: string, eventId: string, slate = nextSlate): ReadyNaming => ({
      ...ready,
      data: {
        ...{ ...rest, slateId: slate, noticeId: null, purpose: 'renewal', resultOn },
        result: { ...result, resultEventId: eventId, resultOn },
      },
    });
    const first = byResult('2026-07-01', id(71));
    const second = byResult('2026-07-02', id(70), id(44));
    spec
      .given(conferred)
      .when(byResult('2026-06-09', id(71)))
      .thenNothing();
    spec.given([listed]).when(first).thenNothing();
    const end = (history: readonly TitleEvent[], order: readonly ReadyNaming[]) =>
      order.reduce<readonly TitleEvent[]>(
        (events, command) => [...events, ...titleDecider.decide(command, spec.given(events).state())],
        history,
      );
    const readyOf = (events: readonly TitleEvent[]) => {
      const state = spec.given(events).state();
      return isKnown(state) ? [state.readiness?.ready.slateId, pendingOf(state)] : null;
    };
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      expect(readyOf(end(conferred, order))).toEqual([id(44), 'ready']);
      expect(readyOf(end(removed, order))).toEqual([id(44), null]);
    }
    const silver = end(conferred, [{ ...first, data: { ...first.data, grade: 'silver' } }]);
    spec.given(silver).when(signAgain('2028-03-12')).thenRefuses('TITLE.RENEWAL_OF_OTHER_GRADE');
  });
  it('renews from the day the window opens, on top of what runs', () => {
    const renewal = [...conferred, readyAgain({ purpose: 'renewal' })];
    spec.given(renewal).when(signAgain('2028-03-11')).thenRefuses('TITLE.RENEWAL_NOT_OPEN');
    spec
      .given([listed, readyAgain({ purpose: 'renewal' })])
      .when(signAgain('2028-03-12'))
      .thenRefuses('TITLE.RENEWAL_NOT_OPEN');
    const once = [...renewal, ...titleDecider.decide(signAgain('2028-03-12'), spec.given(renewal).state())];
    const second = { ...signAgain('2028-03-12'), data: { ...signAgain('2028-03-12').data, by: magistrate } };
    const events = titleDecider.decide(second, spec.given(once).state());
    expect(events.at(-1)).toMatchObject({
      type: 'TitleRenewed',
      data: { namedOn: '2028-03-12', validity: { from: '2028-06-10', to: '2030-06-10' } },
    });
    expect(spec.given([...once, ...events]).state()).toMatchObject({
      standing: 'conferred',
      plaque: { number: '清-0001' },
    });
  });
});

describe('conferring', () => {
  it('hands over the plaque', () => spec.given(named).when(confer()).then([conferredEvent]));
  it('may do without one', () => {
    spec
      .given(named)
      .when(confer({ withPlaque: false, plaqueNumber: null }))
      .then([{ type: 'TitleConferred', data: { ...conferredData, plaqueNumber: null } }]);
  });
  it('refuses what is not named, a day before the naming, and a plaque without a number', () => {
    spec.given(beforeNaming).when(confer()).thenRefuses('TITLE.NOT_NAMED');
    spec.given(removed).when(confer()).thenRefuses('TITLE.NOT_NAMED');
    spec
      .given(named)
      .when(confer({ lateEntry: late('2026-06-09') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(named)
      .when(confer({ plaqueNumber: '' }))
      .thenRefuses('PLAQUE.NUMBER_MISSING');
    spec
      .given(conferred)
      .when(confer({ plaqueNumber: '清-0002' }))
      .thenRefuses('TITLE.CONFERRED_ALREADY');
  });
  it('stays quiet when it was conferred', () => spec.given(conferred).when(confer()).thenNothing());
});

const imported = {
  ...title,
  importId: id(51),
  awardedBy: 'own' as const,
  authority: { zh: '县委、县政府', en: 'County' },
  documentNumber: '清办〔2025〕3号',
  document: file(52),
  namedOn: '2025-06-01',
  validUntil: '2027-06-01',
  plaqueNumber: '清-旧-17',
  names: terms.names,
};
const importTitle = { type: 'ProposeTitleImport', data: { ...imported, by: clerk }, ...at } as const;
const importProposed: TitleEvent = { type: 'TitleImportProposed', data: importTitle.data };
const confirmImport = (by = director) =>
  ({
    type: 'ConfirmTitleImport',
    data: {
      titleId,
      importId: id(51),
      namingId: id(53),
      renewalOpensOn: '2027-03-03',
      watchRevision: -1,
      by,
      lateEntry: null,
      inputs: [],
    },
    ...at,
  }) as const;
const { importId: _importId, ...importedFacts } = imported;
const importedEvent: TitleEvent = {
  type: 'TitleImported',
  data: {
    ...importedFacts,
    namingId: id(53),
    validity: {
      from: '2025-06-01',
      to: '2027-06-01',
      endsAt: '2027-06-01T16:00:00.000Z',
      renewalOpensOn: '2027-03-03',
    },
    watchRevision: -1,
    on: at.today,
    by: [clerk, director],
    basis: basis(0, []),
  },
};
const declineImport = {
  type: 'DeclineTitleImport',
  data: { titleId, importId: id(51), reason: why, by: director },
  ...at,
} as const;

describe('importing a title', () => {
  it('does not bring back what was removed since', () => {
    spec.given(removed).when(importTitle).thenRefuses('TITLE.NAMED_BEFORE_REMOVAL');
    spec
      .given([importProposed, ...removed])
      .when(confirmImport())
      .thenRefuses('TITLE.NAMED_BEFORE_REMOVAL');
    const later = { ...importTitle, data: { ...importTitle.data, namedOn: '2026-06-21' }, ...on('2026-06-30') };
    spec
      .given(removed)
      .when(later)
      .then([{ type: 'TitleImportProposed', data: later.data }]);
  });
  it('refuses a naming that is still to come, and a validity that ends before it', () => {
    const dated = (change: Partial<typeof imported>) => ({ ...importTitle, data: { ...importTitle.data, ...change } });
    spec
      .given([])
      .when(dated({ namedOn: '2026-06-11', validUntil: '2028-06-11' }))
      .thenRefuses('TITLE.NAMED_IN_FUTURE');
    spec
      .given([])
      .when(dated({ validUntil: '2025-05-31' }))
      .thenRefuses('TITLE.VALIDITY_BEFORE_NAMING');
    for (const change of [{ namedOn: at.today }, { validUntil: '2025-06-01' }]) {
      expect(titleDecider.decide(dated(change), titleDecider.initialState)).toHaveLength(1);
    }
  });
  it('may be confirmed late, not before the naming', () => {
    const confirmedOn = (day: string) => {
      const command = confirmImport();
      return { ...command, data: { ...command.data, lateEntry: late(day) } };
    };
    expect(titleDecider.decide(confirmedOn('2025-06-01'), spec.given([importProposed]).state())).toMatchObject([
      { data: { namedOn: '2025-06-01', on: '2025-06-01', lateEntry: { effectiveOn: '2025-06-01' } } },
    ]);
    spec.given([importProposed]).when(confirmedOn('2025-05-31')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given([importProposed]).when(confirmedOn('2026-06-11')).thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
  });
  it('is proposed with its document and confirmed by a second person', () => {
    spec.given([]).when(importTitle).then([importProposed]);
    spec.given([importProposed]).when(confirmImport()).then([importedEvent]);
    expect(spec.given([importProposed, importedEvent]).state()).toMatchObject({ standing: 'conferred', grade: 'gold' });
  });
  it('may be declined', () => {
    spec
      .given([importProposed])
      .when(declineImport)
      .then([{ type: 'ImportDeclined', data: declineImport.data }]);
    spec.given([listed]).when(declineImport).thenRefuses('TITLE.IMPORT_UNKNOWN');
  });
  it('refuses the same person, no document, a second import and a title that is held', () => {
    spec.given([importProposed]).when(confirmImport(clerk)).thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([importProposed])
      .when(confirmImport(delegateOf(clerk)))
      .thenRefuses('TITLE.SAME_PERSON');
    spec.given([listed]).when(confirmImport()).thenRefuses('TITLE.IMPORT_UNKNOWN');
    spec
      .given([])
      .when({ ...importTitle, data: { ...importTitle.data, documentNumber: '' } })
      .thenRefuses('TITLE.DOCUMENT_MISSING');
    spec
      .given([importProposed])
      .when({ ...importTitle, data: { ...importTitle.data, importId: id(59) } })
      .thenRefuses('TITLE.IMPORT_PENDING');
    spec.given(named).when(importTitle).thenRefuses('TITLE.HELD_ALREADY');
    spec
      .given([importProposed, ...named])
      .when(confirmImport())
      .thenRefuses('TITLE.HELD_ALREADY');
  });
  it('stays quiet when it was proposed or confirmed', () => {
    spec.given([importProposed]).when(importTitle).thenNothing();
    spec.given([importProposed, importedEvent]).when(confirmImport()).thenNothing();
  });
});

const recognition = {
  ...title,
  recognitionId: id(55),
  fromTitleId: id(56),
  predecessor: { ...compound, id: id(57), name: '和睦小区' },
  names: terms.names,
  validity: rules.validityOf(terms, '2025-06-10', null),
  plaqueNumber: null,
  documentNumber: '清创〔2026〕20号',
};
const proposeRecognition = { type: 'ProposeRecognition', data: { ...recognition, by: clerk }, ...at } as const;
const recognitionProposed: TitleEvent = { type: 'RecognitionProposed', data: proposeRecognition.data };
const confirmRecognition = (by = director, forbidden: readonly Forbidding[] = []) =>
  ({
    type: 'ConfirmRecognition',
    data: { titleId, recognitionId: id(55), namingId: id(58), watchRevision, forbidden, by, inputs },
    ...at,
  }) as const;
const { recognitionId: _recognitionId, ...recognised } = recognition;
const recognisedEvent: TitleEvent = {
  type: 'TitleRecognised',
  data: {
    ...recognised,
    ...{ namingId: id(58), recognisedOn: at.today, watchRevision, by: [clerk, director], basis: basis(0) },
  },
};

describe('recognising the title of a subject that went up in this one', () => {
  it('does not bring back what was removed since that title was named', () => {
    spec.given(removed).when(proposeRecognition).thenRefuses('TITLE.NAMED_BEFORE_REMOVAL');
    spec
      .given([recognitionProposed, ...removed])
      .when(confirmRecognition())
      .thenRefuses('TITLE.NAMED_BEFORE_REMOVAL');
  });
  it('refuses while a recorded fact forbids it', () => {
    const forbidding: Forbidding = { by: { kind: 'trigger', code: 'fire', clause: '第七条' }, factIds: [id(31)] };
    spec
      .given([recognitionProposed])
      .when(confirmRecognition(director, [forbidding]))
      .thenRefuses('TITLE.FACT_FORBIDS');
  });
  it('takes two people and goes on with its validity', () => {
    spec.given([]).when(proposeRecognition).then([recognitionProposed]);
    spec.given([recognitionProposed]).when(confirmRecognition()).then([recognisedEvent]);
    expect(spec.given([recognitionProposed, recognisedEvent]).state()).toMatchObject({
      standing: 'named',
      validity: { to: '2027-06-10' },
    });
  });
  it('refuses the same person, no document, a second one, one nobody proposed, and a title that is held', () => {
    spec.given([recognitionProposed]).when(confirmRecognition(clerk)).thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([])
      .when({ ...proposeRecognition, data: { ...proposeRecognition.data, documentNumber: '' } })
      .thenRefuses('TITLE.DOCUMENT_MISSING');
    spec
      .given([recognitionProposed])
      .when({ ...proposeRecognition, data: { ...proposeRecognition.data, recognitionId: id(59) } })
      .thenRefuses('TITLE.RECOGNITION_PENDING');
    spec.given([listed]).when(confirmRecognition()).thenRefuses('TITLE.RECOGNITION_UNKNOWN');
    spec.given(named).when(proposeRecognition).thenRefuses('TITLE.HELD_ALREADY');
    spec
      .given([recognitionProposed, ...named])
      .when(confirmRecognition())
      .thenRefuses('TITLE.HELD_ALREADY');
  });
  it('stays quiet when it was proposed or confirmed', () => {
    spec.given([recognitionProposed]).when(proposeRecognition).thenNothing();
    spec.given([recognitionProposed, recognisedEvent]).when(confirmRecognition()).thenNothing();
  });
});

const annul = (by = secretary, of = namingId) =>
  ({
    type: 'ProposeNamingAnnulment',
    data: { titleId, namingId: of, reason: why, by, lateEntry: null },
    ...at,
  }) as const;
const annulAsked = (of = namingId): TitleEvent => ({
  type: 'NamingAnnulmentProposed',
  data: { titleId, namingId: of, reason: why, on: at.today, by: secretary },
});
const annulProposed = annulAsked();
const signAnnulment = (by = magistrate, of = namingId) =>
  ({ type: 'SignNamingAnnulment', data: { titleId, namingId: of, by, lateEntry: null, inputs }, ...at }) as const;
const annulled: TitleEvent = {
  type: 'NamingAnnulled',
  data: { ...title, namingId, reason: why, on: at.today, by: [secretary, magistrate], basis: basis(6) },
};

describe('annulling a naming', () => {
  it('takes two people; the title counts as never named', () => {
    spec.given(named).when(annul()).then([annulProposed]);
    spec
      .given([...conferred, annulProposed])
      .when(signAnnulment())
      .then([annulled]);
    expect(spec.given([...conferred, annulProposed, annulled]).state()).toMatchObject({ standing: 'namingAnnulled' });
  });
  it('is of the day of the second, not before that of the first or the naming', () => {
    const onDay = <Command extends ReturnType<typeof annul> | ReturnType<typeof signAnnulment>>(
      command: Command,
      day: string,
    ) => ({ ...command, data: { ...command.data, lateEntry: late(day) }, ...on('2026-06-20') });
    const first = titleDecider.decide(onDay(annul(), '2026-06-15'), spec.given(conferred).state());
    expect(first).toMatchObject([{ data: { on: '2026-06-15', lateEntry: { effectiveOn: '2026-06-15' } } }]);
    const second = onDay(signAnnulment(), '2026-06-16');
    expect(titleDecider.decide(second, spec.given([...conferred, ...first]).state())).toMatchObject([
      { type: 'NamingAnnulled', data: { on: '2026-06-16', lateEntry: { effectiveOn: '2026-06-16' } } },
    ]);
    spec
      .given([...conferred, ...first])
      .when(onDay(signAnnulment(), '2026-06-14'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const history = [...conferred, annulProposed];
    spec.given(conferred).when(onDay(annul(), '2026-06-09')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(history).when(onDay(signAnnulment(), '2026-06-09')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(history).when(onDay(signAnnulment(), '2026-06-21')).thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
  });
  it('gives back what was held before', () => {
    const again: TitleEvent = { type: 'TitleNamed', data: { ...namedData, namingId: id(42), grade: 'silver' } };
    const history = [...conferred, again, annulAsked(id(42))];
    const events = titleDecider.decide(signAnnulment(magistrate, id(42)), spec.given(history).state());
    expect(spec.given([...history, ...events]).state()).toMatchObject({
      standing: 'conferred',
      grade: 'gold',
      plaque: { number: '清-0001' },
    });
  });
  it('may be declined', () => {
    const decline = {
      type: 'DeclineNamingAnnulment',
      data: { titleId, namingId, reason: why, by: reviewer },
      ...at,
    } as const;
    spec
      .given([...named, annulProposed])
      .when(decline)
      .then([{ type: 'NamingAnnulmentDeclined', data: decline.data }]);
    spec.given(named).when(decline).thenRefuses('TITLE.ANNULMENT_NOT_PROPOSED');
  });
  it('settles what was said against that naming when somebody else declines it, and not when it is taken back', () => {
    const declined = (by = reviewer): TitleEvent => ({
      type: 'NamingAnnulmentDeclined',
      data: { titleId, namingId, reason: why, by },
    });
    const ofAnother: TitleEvent = { type: 'NamingQuestioned', data: { ...questioned.data, namingId: id(42) } };
    const asked = [...named, questioned, ofAnother, annulProposed];
    const left = (by?: typeof reviewer) => spec.given([...asked, declined(by)]).state();
    expect(left()).toMatchObject({ annullingNaming: null, questions: [{ namingId: id(42) }] });
    for (const by of [secretary, delegateOf(secretary)]) {
      expect(left(by)).toMatchObject({ annullingNaming: null, questions: [{ namingId }, { namingId: id(42) }] });
    }
  });
  it('refuses the same person, another naming, and what nobody proposed', () => {
    spec
      .given([...named, annulProposed])
      .when(signAnnulment(secretary))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([...named, annulProposed])
      .when(signAnnulment(delegateOf(secretary)))
      .thenRefuses('TITLE.SAME_PERSON');
    spec.given(named).when(signAnnulment()).thenRefuses('TITLE.ANNULMENT_NOT_PROPOSED');
    spec
      .given(named)
      .when(annul(secretary, id(99)))
      .thenRefuses('TITLE.NAMING_NOT_HELD');
    spec.given(removed).when(annul()).thenRefuses('TITLE.NAMING_NOT_HELD');
    spec
      .given([...named, annulProposed])
      .when(annul(magistrate))
      .thenRefuses('TITLE.ANNULMENT_PENDING');
  });
  it('stays quiet when the same person proposed it', () => {
    spec
      .given([...named, annulProposed])
      .when(annul())
      .thenNothing();
  });
});

describe('correcting a title', () => {
  const correction = { field: 'plaqueNumber' as const, value: '清-0100' };
  const correct = (change: object = {}) =>
    ({
      type: 'CorrectTitle',
      data: { titleId, correctionId: id(71), corrects: id(72), correction, reason: why, by: clerk, ...change },
      ...on('2026-06-20'),
    }) as const;
  const proposal = { titleId, correctionId: id(71), corrects: id(72), correction, reason: why, proposedBy: clerk };
  const proposedCorrection: TitleEvent = { type: 'TitleCorrectionProposed', data: proposal };
  const confirmCorrection = (by = director) =>
    ({ type: 'ConfirmTitleCorrection', data: { titleId, correctionId: id(71), by }, ...on('2026-06-20') }) as const;
  const declineCorrection = {
    type: 'DeclineTitleCorrection',
    data: { titleId, correctionId: id(71), reason: why, by: director },
    ...on('2026-06-20'),
  } as const;
  const done: TitleEvent = { type: 'TitleCorrected', data: { ...proposal, was: '清-0001', confirmedBy: director } };

  it('is confirmed by a second person and keeps what was wrong', () => {
    spec.given(conferred).when(correct()).then([proposedCorrection]);
    spec
      .given([...conferred, proposedCorrection])
      .when(confirmCorrection())
      .then([done]);
    expect(spec.given([...conferred, proposedCorrection, done]).state()).toMatchObject({
      plaque: { number: '清-0100' },
    });
    const number = { field: 'documentNumber' as const, value: '清创〔2026〕80号' };
    const corrected: TitleEvent = {
      type: 'TitleCorrected',
      data: { ...proposal, correction: number, was: namedData.documentNumber, confirmedBy: director },
    };
    expect(spec.given([...conferred, corrected]).state()).toMatchObject({ naming: { documentNumber: number.value } });
  });
  it('may be declined', () => {
    const { by: declinedBy, ...data } = declineCorrection.data;
    spec
      .given([...conferred, proposedCorrection])
      .when(declineCorrection)
      .then([{ type: 'TitleCorrectionDeclined', data: { ...data, declinedBy } }]);
  });
  it('refuses the same person, a second proposal, one nobody made, an empty number and a title that is not held', () => {
    spec
      .given([...conferred, proposedCorrection])
      .when(confirmCorrection(clerk))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([...conferred, proposedCorrection])
      .when(correct({ correctionId: id(79) }))
      .thenRefuses('TITLE.CORRECTION_PENDING');
    spec.given(conferred).when(confirmCorrection()).thenRefuses('TITLE.CORRECTION_UNKNOWN');
    spec.given(conferred).when(declineCorrection).thenRefuses('TITLE.CORRECTION_UNKNOWN');
    spec
      .given(conferred)
      .when(correct({ correction: { field: 'documentNumber', value: '' } }))
      .thenRefuses('TITLE.DOCUMENT_MISSING');
    spec.given(beforeNaming).when(correct()).thenRefuses('TITLE.NOT_HELD');
  });
  it('stays quiet when it says so, or was proposed', () => {
    spec
      .given(conferred)
      .when(correct({ correction: { field: 'plaqueNumber', value: '清-0001' } }))
      .thenNothing();
    spec
      .given([...conferred, proposedCorrection])
      .when(correct())
      .thenNothing();
  });
});
