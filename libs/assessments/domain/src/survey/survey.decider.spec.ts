import { decider } from '@gongjian/shared-testing';
import {
  at,
  delegateOf,
  deputyDirector,
  director,
  fileOf,
  id,
  late,
  onTime,
  reason,
  subject,
} from '../testing/campaign.js';
import { surveyDecider } from './survey.decider.js';
import type { SurveyEvent, SurveyOpened } from './survey.events.js';

const spec = decider(surveyDecider);
const surveyId = id(80);
const openedData: SurveyOpened = {
  surveyId,
  roundId: id(11),
  sheetId: id(10),
  subjectId: subject.id,
  indicator: 'pleased',
  measure: 'satisfaction',
  frame: [
    { group: 'residents', population: 1_000, sampled: 100, answersAtLeast: 20 },
    { group: 'shops', population: 50, sampled: 10, answersAtLeast: 5 },
  ],
  way: 'doorToDoor',
  from: '2026-11-01',
  to: '2026-11-30',
  by: director,
};
const opened: SurveyEvent = { type: 'SurveyOpened', data: openedData };
const open = { type: 'OpenSurvey', data: openedData, ...at } as const;
const answers = (group: string, asked: number, answered: number, favourable: number) => ({
  group,
  asked,
  answered,
  favourable,
});
const residents = answers('residents', 100, 20, 19);
const shops = answers('shops', 10, 5, 5);
const record = (told = residents, more: object = {}) =>
  ({
    type: 'RecordSurveyAnswers',
    data: { surveyId, answers: told, source: fileOf(4), by: director, ...onTime, ...more },
    ...at,
  }) as never;
const recorded = (told = residents, more: object = {}): SurveyEvent => ({
  type: 'SurveyAnswersRecorded',
  data: { surveyId, ...told, source: fileOf(4), by: director, ...more },
});
const close = { type: 'CloseSurvey', data: { surveyId, by: director }, ...at } as const;
const rates = { residents: { n: 19, d: 20 }, shops: { n: 5, d: 5 } };
const closed: SurveyEvent = {
  type: 'SurveyClosed',
  data: { surveyId, sheetId: id(10), indicator: 'pleased', rates, by: director },
};
const all = [opened, recorded(), recorded(shops), closed];
const better = answers('residents', 100, 20, 20);
const why = reason('miscounted', '漏计一份');
const correct = (told = better, correctionId = id(88)) =>
  ({
    type: 'CorrectSurvey',
    data: { surveyId, correctionId, answers: told, reason: why, by: director },
    ...at,
  }) as const;
const proposal = { surveyId, correctionId: id(88), ...better, reason: why, proposedBy: director };
const proposed: SurveyEvent = { type: 'SurveyCorrectionProposed', data: proposal };
const confirm = (by = deputyDirector) =>
  ({ type: 'ConfirmSurveyCorrection', data: { surveyId, correctionId: id(88), by }, ...at }) as const;
const decline = {
  type: 'DeclineSurveyCorrection',
  data: { surveyId, correctionId: id(88), reason: why, by: deputyDirector },
  ...at,
} as const;

describe('opening a survey', () => {
  it('states whom it asks', () => spec.given([]).when(open).then([opened]));
  it('refuses another one of the same indicator', () => {
    spec
      .given([opened])
      .when({ ...open, data: { ...openedData, way: 'phone' } })
      .thenRefuses('SURVEY.ALREADY_OPEN');
  });
  it('stays quiet when it is open', () => spec.given([opened]).when(open).thenNothing());
});

describe('the answers of a group', () => {
  it('are counts, and take the place of those before', () => {
    spec.given([opened]).when(record()).then([recorded()]);
    spec
      .given([opened, recorded()])
      .when(record(better))
      .then([recorded(better)]);
  });
  it('may be entered late', () => {
    const entry = late('2026-11-02');
    spec
      .given([opened])
      .when(record(residents, entry))
      .then([recorded(residents, entry)]);
    spec
      .given([opened])
      .when(record(residents, late('2026-10-31')))
      .thenRefuses('SURVEY.LATE_ENTRY_TOO_EARLY');
    spec
      .given([opened])
      .when(record(residents, late('2026-11-21')))
      .thenRefuses('SURVEY.LATE_ENTRY_IN_FUTURE');
  });
  it.each([
    [answers('residents', 100, 20, 21)],
    [answers('residents', 100, 101, 21)],
    [answers('residents', 1_001, 20, 19)],
  ])('are never more than could be: %j', (told) =>
    spec.given([opened]).when(record(told)).thenRefuses('SURVEY.MORE_THAN_ASKED'),
  );
  it('refuse another group, a closed survey, and none', () => {
    spec
      .given([opened])
      .when(record(answers('tourists', 1, 1, 1)))
      .thenRefuses('SURVEY.GROUP_UNKNOWN');
    spec.given(all).when(record(better)).thenRefuses('SURVEY.CLOSED');
    spec.given([]).when(record()).thenRefuses('SURVEY.NOT_FOUND');
  });
  it('stay quiet when they are recorded', () => spec.given([opened, recorded()]).when(record()).thenNothing());
});

describe('closing a survey', () => {
  it('keeps the rates exactly', () => spec.given(all.slice(0, 3)).when(close).then([closed]));
  it('needs enough answers of every group', () => {
    spec.given([opened, recorded()]).when(close).thenRefuses('SURVEY.TOO_FEW_ANSWERS');
    spec
      .given([opened, recorded(answers('residents', 100, 19, 19)), recorded(shops)])
      .when(close)
      .thenRefuses('SURVEY.TOO_FEW_ANSWERS');
  });
  it('stays quiet when it is closed', () => spec.given(all).when(close).thenNothing());
});

describe('putting counts right', () => {
  it('takes two people', () => {
    spec.given(all).when(correct()).then([proposed]);
    const now = { ...rates, residents: { n: 20, d: 20 } };
    spec
      .given([...all, proposed])
      .when(confirm())
      .then([
        {
          type: 'SurveyCorrected',
          data: {
            ...proposal,
            sheetId: id(10),
            indicator: 'pleased',
            was: residents,
            rates: now,
            confirmedBy: deputyDirector,
          },
        },
      ]);
  });
  it('refuses the same person, an open survey, too few answers, and a second one at a time', () => {
    spec
      .given([...all, proposed])
      .when(confirm(delegateOf(director)))
      .thenRefuses('SURVEY.SAME_PERSON');
    spec.given(all).when(confirm()).thenRefuses('SURVEY.CORRECTION_UNKNOWN');
    spec.given([opened, recorded()]).when(correct()).thenRefuses('SURVEY.NOT_CLOSED');
    spec
      .given(all)
      .when(correct(answers('residents', 100, 19, 19)))
      .thenRefuses('SURVEY.TOO_FEW_ANSWERS');
    spec
      .given(all)
      .when(correct(answers('residents', 100, 20, 21)))
      .thenRefuses('SURVEY.MORE_THAN_ASKED');
    spec
      .given([...all, proposed])
      .when(correct(better, id(89)))
      .thenRefuses('SURVEY.CORRECTION_PENDING');
  });
  it('may be declined', () => {
    const declined: SurveyEvent = {
      type: 'SurveyCorrectionDeclined',
      data: { surveyId, correctionId: id(88), reason: why, declinedBy: deputyDirector },
    };
    spec
      .given([...all, proposed])
      .when(decline)
      .then([declined]);
    spec.given(all).when(decline).thenRefuses('SURVEY.CORRECTION_UNKNOWN');
    spec
      .given([...all, proposed, declined])
      .when(confirm())
      .thenRefuses('SURVEY.CORRECTION_UNKNOWN');
  });
  it('stays quiet when it says so, or is proposed', () => {
    spec.given(all).when(correct(residents)).thenNothing();
    spec
      .given([...all, proposed])
      .when(correct())
      .thenNothing();
  });
});
