import { decider } from '@gongjian/shared-testing';
import {
  clerk,
  compound,
  delegateOf,
  director,
  id,
  magistrate,
  on,
  reason,
  sealed,
  secretary,
  terms,
  titleId,
} from '../testing/campaign.js';
import {
  appeal,
  basis,
  beforeNaming,
  conferred,
  fight,
  firingOf,
  listed,
  named,
  namingId,
  onFire,
  proposed,
  raised,
  removalId,
  removalSignedOnce,
  removed,
  signedOnce,
  slateId,
  title,
  toldData,
  toldOf,
} from '../testing/title-story.js';
import { titleDecider } from './title.decider.js';
import type { TitleEvent } from './title.events.js';
import { isKnown } from './title-state.js';
import { awaitedActs } from './title-waits.js';

const spec = decider(titleDecider);
const why = reason('other', '核对');
const waits = (history: readonly TitleEvent[]) => {
  const state = spec.given(history).state();
  if (!isKnown(state)) throw new Error('no title');
  return Object.fromEntries(awaitedActs(state).map(({ act, notBy }) => [act, notBy]));
};

describe('what a title waits for', () => {
  it('is two signatures, the second of somebody else, and then its conferral', () => {
    expect(waits([listed])).toEqual({});
    expect(waits(beforeNaming)).toEqual({ signNaming: [] });
    expect(waits([...beforeNaming, signedOnce])).toEqual({ signNaming: [secretary.personId] });
    expect(waits(named)).toEqual({ confer: [] });
    expect(waits(conferred)).toEqual({});
    const questioned: TitleEvent = {
      type: 'NamingQuestioned',
      data: { titleId, slateId, namingId, objectionId: id(61), reason: why, by: director },
    };
    expect(waits([...conferred, questioned])).toEqual({ proposeNamingAnnulment: [] });
  });

  it('is the second person of whatever a first one proposed, and not who stands behind the first', () => {
    const by = delegateOf(secretary);
    const notBy = [by.personId, secretary.personId];
    const grade = { names: terms.names, documentNumber: '市办〔2028〕3号', plaqueNumber: null };
    const validity = { from: '2026-06-01', to: null, endsAt: null, renewalOpensOn: null };
    const recognition = { recognitionId: id(72), fromTitleId: id(73), predecessor: compound, validity };
    const foreign = { awardedBy: 'outside', authority: terms.names, namedOn: '2026-06-01', validUntil: null } as const;
    const document = { fileId: id(52), sha256: '0', size: 1, mediaType: 'application/pdf', fileName: null };
    const cases: readonly (readonly [string, TitleEvent, readonly TitleEvent[]])[] = [
      [
        'confirmImport',
        { type: 'TitleImportProposed', data: { ...title, ...foreign, ...grade, document, importId: id(71), by } },
        [],
      ],
      ['confirmRecognition', { type: 'RecognitionProposed', data: { ...title, ...grade, ...recognition, by } }, []],
      ['downgrade', { type: 'DowngradeProposed', data: { titleId, to: 'silver', reason: why, by } }, conferred],
      [
        'end',
        { type: 'EndProposed', data: { titleId, why: 'closed', successor: null, on: '2026-06-20', by } },
        conferred,
      ],
      [
        'signNamingAnnulment',
        { type: 'NamingAnnulmentProposed', data: { titleId, namingId, reason: why, by } },
        conferred,
      ],
      [
        'confirmCorrection',
        {
          type: 'TitleCorrectionProposed',
          data: {
            ...{ titleId, correctionId: id(33), corrects: id(34), reason: why, proposedBy: by },
            correction: { field: 'documentNumber', value: '2' },
          },
        },
        conferred,
      ],
    ];
    for (const [act, event, before] of cases) expect(waits([...before, event])).toEqual({ [act]: notBy });
  });

  it('is the confirmation of what was raised, by who has not confirmed it', () => {
    const open = [...conferred, raised(firingOf('fight', 2, [fight]), 1, 5)];
    expect(waits(open)).toEqual({ confirmTrigger: [] });
    const confirmed: TitleEvent = {
      type: 'TriggerConfirmed',
      data: { titleId, number: 1, on: '2026-06-22', by: [director], complete: false, basis: basis(6) },
    };
    expect(waits([...open, confirmed])).toEqual({ confirmTrigger: [director.personId] });
  });

  it('is, of a removal that was proposed, to tell, to answer, and two signatures once the time to speak is over', () => {
    expect(waits(proposed)).toEqual({ tell: [] });
    expect(waits(toldOf)).toEqual({});
    const stated: TitleEvent = {
      type: 'StatementReceived',
      data: { titleId, text: sealed('情况属实'), files: [], on: '2026-06-26', by: clerk },
    };
    expect(waits([...toldOf, stated])).toEqual({ answerStatement: [] });
    const passed: TitleEvent = {
      type: 'ClockPassed',
      data: { titleId, clock: 'statement', of: titleId, until: toldData.statementUntil, factId: id(88) },
    };
    expect(waits([...toldOf, passed])).toEqual({ signRemoval: [] });
    expect(waits([...toldOf, passed, removalSignedOnce])).toEqual({ signRemoval: [secretary.personId] });
  });

  it('is, of a removal, what is owed, the answer to an appeal, and its annulment', () => {
    const owed = { recordSignedDocument: [], serve: [], recoverPlaque: [] };
    expect(waits(removed)).toEqual(owed);
    const served: TitleEvent = {
      type: 'RemovalServed',
      data: { titleId, removalId, way: 'post', on: '2026-06-24', appealUntil: toldData.statementUntil, by: clerk },
    };
    const recovered: TitleEvent = {
      type: 'PlaqueRecovered',
      data: { titleId, removalId, plaqueNumber: '清-1', on: '2026-06-24', by: clerk },
    };
    expect(waits([...removed, served, recovered])).toEqual({ recordSignedDocument: [] });
    const appealed = titleDecider.decide(appeal(), spec.given(removed).state());
    expect(waits([...removed, ...appealed])).toEqual({ ...owed, decideAppeal: [] });
    const cause: TitleEvent = {
      type: 'AnnulmentCauseRecorded',
      data: { titleId, removalId, factId: onFire.completedBy },
    };
    expect(waits([...removed, cause])).toEqual({ ...owed, proposeAnnulment: [] });
    const asked: TitleEvent = {
      type: 'RemovalAnnulmentProposed',
      data: { titleId, removalId, why: 'withdrawnReport', reason: why, by: magistrate },
    };
    expect(waits([...removed, cause, asked])).toEqual({ ...owed, signAnnulment: [magistrate.personId] });
    const annulled = titleDecider.decide(
      {
        type: 'SignRemovalAnnulment',
        data: { titleId, removalId, by: secretary, lateEntry: null, stillFires: [], inputs: [] },
        ...on('2026-06-24'),
      },
      spec.given([...removed, cause, asked]).state(),
    );
    expect(waits([...removed, cause, asked, ...annulled])).toEqual({});
  });
});
