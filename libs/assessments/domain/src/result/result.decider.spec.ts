import { decider } from '@gongjian/shared-testing';
import { at, id, leader, pinned, reason, subject } from '../testing/campaign.js';
import { resultDecider } from './result.decider.js';
import type { ResultEvent, Standing, SubjectGraded } from './result.events.js';

const spec = decider(resultDecider);
const resultId = id(20);
const standing: Standing = {
  grade: 'pass',
  named: true,
  total: 90,
  of: 100,
  stars: 9,
  rank: 2,
  ranked: 5,
  missed: [{ grade: 'best', unmet: ['stars'] }],
};
const graded: SubjectGraded = {
  ...pinned,
  ...standing,
  resultId,
  roundId: id(11),
  roundCode: 'annual',
  kind: 'own',
  period: { key: '2026', from: '2026-01-01', to: '2026-12-31' },
  decides: true,
  subject,
  sheetId: id(10),
  sheetRevision: '5',
  applicationId: null,
  previous: null,
  countsIn: [],
  basis: { programme: pinned.programme, version: 1, rules: 2, inputs: [] },
};
const gradedEvent: ResultEvent = { type: 'SubjectGraded', data: graded };
const cause = { kind: 'evidence', id: id(70) } as const;
const reopen = (revision = '7', sheetId = id(10)) =>
  ({ type: 'ReopenResult', data: { resultId, sheet: { sheetId, revision }, cause }, ...at }) as const;
const reopened: ResultEvent = {
  type: 'ResultReopened',
  data: { resultId, roundId: id(11), subjectId: subject.id, sheetRevision: '7', cause },
};
const why = reason('rechecked', '复核');
const others = { count: 3, regraded: [{ subjectId: id(41), from: 'none', to: 'pass' }] };
const examine = (to = standing, ...sheets: readonly { readonly sheetId: string; readonly revision: string }[]) =>
  ({
    type: 'ReexamineResult',
    data: {
      resultId,
      sheets: sheets.length === 0 ? [{ sheetId: id(10), revision: '7' }] : sheets,
      standing: to,
      others,
      reason: why,
      by: leader,
    },
    ...at,
  }) as const;
const examined = {
  resultId,
  roundId: id(11),
  subjectId: subject.id,
  sheetRevision: '7',
  reason: why,
  by: leader,
  others,
  basis: {
    programme: pinned.programme,
    version: 1,
    rules: 2,
    inputs: [
      { stream: `result-${resultId}`, revision: '1' },
      { stream: `sheet-${id(10)}`, revision: '7' },
    ],
  },
};
const lower: Standing = { ...standing, grade: 'none', named: false, total: 50 };

describe('grading a subject', () => {
  const grade = { type: 'GradeSubject', data: graded, ...at } as const;
  it('is recorded', () => spec.given([]).when(grade).then([gradedEvent]));
  it('refuses another result of the same round', () => {
    spec
      .given([gradedEvent])
      .when({ ...grade, data: { ...graded, grade: 'best' } })
      .thenRefuses('RESULT.EXISTS');
  });
  it('stays quiet when it is recorded', () => spec.given([gradedEvent]).when(grade).thenNothing());
});

describe('a score that changes after the conclusion', () => {
  it('opens the result again', () => spec.given([gradedEvent]).when(reopen()).then([reopened]));
  it('is of no account when the result stands on it, or on a later one', () => {
    spec.given([gradedEvent]).when(reopen('5')).thenNothing();
    spec.given([gradedEvent, reopened]).when(reopen('7')).thenNothing();
    spec
      .given([gradedEvent, reopened])
      .when(reopen('10'))
      .then([{ ...reopened, data: { ...reopened.data, sheetRevision: '10' } }]);
  });
  it('refuses where nothing was graded', () => spec.given([]).when(reopen()).thenRefuses('RESULT.NOT_FOUND'));
});

describe('examining a result again', () => {
  it('confirms it, or changes it', () => {
    spec
      .given([gradedEvent, reopened])
      .when(examine())
      .then([{ type: 'ResultConfirmed', data: examined }]);
    const change = {
      programme: pinned.programme,
      version: 1,
      key: pinned.key,
      roundCode: 'annual',
      decides: true,
      from: standing,
      to: lower,
    };
    spec
      .given([gradedEvent, reopened])
      .when(examine(lower))
      .then([{ type: 'ResultChanged', data: { ...examined, ...change } }]);
  });
  it('refuses a result that stands, and a sheet that changed again', () => {
    spec.given([gradedEvent]).when(examine()).thenRefuses('RESULT.NOT_REOPENED');
    spec
      .given([gradedEvent, reopened, { type: 'ResultConfirmed', data: examined }])
      .when(examine())
      .thenRefuses('RESULT.NOT_REOPENED');
    spec
      .given([gradedEvent, reopened])
      .when(examine(standing, { sheetId: id(10), revision: '6' }))
      .thenRefuses('RESULT.SHEET_CHANGED');
    spec
      .given([gradedEvent, reopened])
      .when(examine(standing, { sheetId: id(71), revision: '7' }))
      .thenRefuses('RESULT.SHEET_OPEN');
  });
});

describe('the result of a round that sums up others', () => {
  const sheets = (first: string, second: string) => [
    { sheetId: id(71), revision: first },
    { sheetId: id(10), revision: second },
  ];
  const summed: ResultEvent = {
    type: 'SubjectGraded',
    data: {
      ...graded,
      basis: {
        ...graded.basis,
        inputs: sheets('3', '5').map(({ sheetId, revision }) => ({ stream: `sheet-${sheetId}`, revision })),
      },
    },
  };
  const late: ResultEvent = {
    type: 'ResultReopened',
    data: { resultId, roundId: id(11), subjectId: subject.id, sheetRevision: '4', sheetId: id(71), cause },
  };

  it('opens again with the score of any of them', () => {
    spec
      .given([summed])
      .when(reopen('4', id(71)))
      .then([late]);
    spec
      .given([summed])
      .when(reopen('3', id(71)))
      .thenNothing();
    spec
      .given([summed, late])
      .when(reopen('4', id(71)))
      .thenNothing();
    spec
      .given([summed])
      .when(reopen('2', id(72)))
      .then([{ ...late, data: { ...late.data, sheetRevision: '2', sheetId: id(72) } }]);
  });
  it('is examined on all of them', () => {
    spec
      .given([summed, late])
      .when(examine(standing, ...sheets('3', '5')))
      .thenRefuses('RESULT.SHEET_CHANGED');
    const inputs = [
      { stream: `result-${resultId}`, revision: '1' },
      ...sheets('4', '5').map(({ sheetId, revision }) => ({ stream: `sheet-${sheetId}`, revision })),
    ];
    const confirmed: ResultEvent = {
      type: 'ResultConfirmed',
      data: { ...examined, sheetRevision: '5', basis: { ...examined.basis, inputs } },
    };
    spec
      .given([summed, late])
      .when(examine(standing, ...sheets('4', '5')))
      .then([confirmed]);
    spec
      .given([summed, late, confirmed])
      .when(reopen('4', id(71)))
      .thenNothing();
  });
});

describe('a result that the change of another one moves', () => {
  const byOther = {
    type: 'ReopenResult',
    data: { resultId, sheet: null, cause: { kind: 'result', id: id(21) } },
    ...at,
  } as const;
  it('opens again, once', () => {
    const moved: ResultEvent = {
      type: 'ResultReopened',
      data: {
        resultId,
        roundId: id(11),
        subjectId: subject.id,
        sheetRevision: '5',
        cause: { kind: 'result', id: id(21) },
      },
    };
    spec.given([gradedEvent]).when(byOther).then([moved]);
    spec.given([gradedEvent, reopened]).when(byOther).thenNothing();
  });
});
