import { readDefinition, type PublishableDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { edited, shippedDefinition, type Edits } from '../../testing/definitions.js';
import { checkDefinition, keysReferredTo, type DefinitionSurroundings } from './check-definition.js';
import { DEFINITION_FAULTS } from './faults.js';

const alone: DefinitionSurroundings = {
  today: '2026-06-01',
  parent: null,
  knownKeys: [],
  keyTaken: false,
  before: null,
};
const star = shippedDefinition('star-community');
const caseFree = shippedDefinition('case-free-compound');
const figures = shippedDefinition('civilised-city-figures');

const names = { zh: '名称', en: 'Name' };
const unit = { zh: '个', en: 'items' };
const days = { days: 5, of: 'working' };
const approval = { number: '市创〔2026〕1号', by: names, level: 'city', on: '2026-01-05' };
const scored = { code: 'first', names, kind: 'yesNo', expects: 'yes', points: 60 };
const other = { code: 'second', names, kind: 'yesNo', expects: 'yes', points: 40 };
const books = { code: 'books', names, kind: 'number', unit, places: 0, bound: { atLeast: 1000 }, points: 40 };
const bands = (...list: readonly unknown[]) => ({ by: 'bands', bands: list, otherwise: 0 });
const fiveLevels = [1, 2, 3, 4].reduce<unknown>(
  (inner, n) => ({ code: `level${n}`, names, kind: 'component', points: 60, items: [inner] }),
  scored,
);
const classes = [
  { code: 'newEstate', names },
  { code: 'oldEstate', names },
];

/** One of the shipped definitions with a standard, rounds and grades of its own. */
const own = (items: readonly unknown[], rest: Edits = {}): Edits => ({
  '/standard': { items },
  '/grading': { grades: [{ code: 'pass', names, named: true, when: { met: ['first'] } }] },
  '/rounds/0/indicators': 'all',
  '/honours': undefined,
  '/award/triggers': [],
  ...rest,
});
const prize = { code: 'prize', names, named: true, when: { rank: { atMost: 1 } } };
const ranked = (grades: readonly unknown[], unbroken = 'decided'): Edits =>
  own([scored, other], { '/grading': { ranking: { within: 'round', tieBreaks: [], unbroken }, grades } });

function faultsOf(
  definition: PublishableDefinition,
  edits: Edits,
  around: Partial<DefinitionSurroundings> = {},
): readonly string[] {
  const changed = edited(definition, edits);
  expect(readDefinition(changed as unknown as JsonValue)).toMatchObject({ ok: true });
  return checkDefinition(changed, { ...alone, ...around }).map(({ pointer, code }) => `${pointer} ${code}`);
}

type Row = readonly [what: string, base: PublishableDefinition, edits: Edits, faults: readonly string[]];

const good: readonly Row[] = [
  [
    'a total with the bonus of a round that asks a part',
    star,
    own([scored, other], {
      '/standard/adjustments': [{ code: 'plus', names, kind: 'bonus', each: 1, atMost: 5 }],
      '/grading': { grades: [{ code: 'pass', names, named: true, when: { total: { atLeast: 65 } } }] },
      '/rounds/1/indicators': ['first'],
    }),
    [],
  ],
  [
    'a sum of rounds above what one gives',
    star,
    own([scored, other], {
      '/grading': { grades: [{ code: 'pass', names, named: true, when: { total: { atLeast: 90 } } }] },
      '/rounds/0/indicators': ['first'],
      '/rounds/1': {
        ...{ code: 'annual', names, form: 'summary', opens: { on: 'application', together: 'year' }, due: days },
        ...{ indicators: 'all', decides: true, summarises: { round: 'selfRating', method: 'sum' } },
      },
    }),
    [],
  ],
  [
    'a grade by a component of which the round asks a part',
    caseFree,
    {
      '/standard/items/3': {
        ...{ code: 'grids', names, kind: 'component' },
        items: ['heads', 'keepers'].map((code) => ({ code, names, kind: 'yesNo', expects: 'yes' })),
      },
      '/grading/grades/0/when': { required: true, met: ['grids'] },
      '/rounds/3/indicators': ['onSite', 'hotline', 'register', 'heads'],
    },
    [],
  ],
  ['star', star, {}, []],
  ['caseFree', caseFree, {}, []],
  ['figures', figures, {}, []],
  [
    'a standard with weights that sum to 100',
    star,
    own([
      { ...scored, points: undefined, weight: '33.5' },
      { ...other, points: undefined, weight: '66.5' },
    ]),
    [],
  ],
  [
    'a component whose parts sum to it',
    star,
    own([
      scored,
      {
        code: 'part',
        names,
        kind: 'component',
        points: 40,
        floor: { share: { atLeast: 60 } },
        items: [{ ...other, points: 40 }],
      },
    ]),
    [],
  ],
  [
    'bands without a gap',
    star,
    own([
      scored,
      {
        ...books,
        scoring: bands(
          { bound: { atLeast: 2000 }, points: 40 },
          { bound: { atLeast: 1000, lessThan: 2000 }, points: 20 },
        ),
      },
    ]),
    [],
  ],
  [
    'ranked prizes, each one once',
    star,
    ranked(
      [1, 2].map((n) => ({
        code: `prize${n}`,
        names,
        named: true,
        when: { rank: { atLeast: n, atMost: n } },
        quota: { number: 1, per: 'round' },
      })),
    ),
    [],
  ],
  [
    'ranks by class, and places by town',
    star,
    {
      ...ranked([{ ...prize, quota: { number: 1, per: 'town' } }]),
      '/grading/ranking/within': 'class',
      '/subjects/classes': classes,
    },
    [],
  ],
  [
    'ranks and places by county, where a city founds it',
    star,
    {
      ...ranked([{ ...prize, quota: { number: 1, per: 'county' } }]),
      '/grading/ranking/within': 'county',
      '/founding/level': 'city',
    },
    [],
  ],
  [
    'a total that takes the bonus',
    star,
    own([scored, other], {
      '/standard/adjustments': [{ code: 'plus', names, kind: 'bonus', each: 1, atMost: 5 }],
      '/grading/grades/0/when': { total: { atLeast: 105 } },
    }),
    [],
  ],
  [
    'a bar for every class',
    star,
    own([scored, { ...books, bound: { byClass: { newEstate: { atLeast: 1000 }, oldEstate: { atLeast: 500 } } } }], {
      '/subjects/classes': classes,
    }),
    [],
  ],
  [
    'words that forbid asking for money, and a rate of it',
    star,
    { '/standard/items/0/names/zh': '无乱收费、收费率公示' },
    [],
  ],
  [
    'an inspection of others, opened by hand, without assessors',
    star,
    {
      '/rounds/2': {
        code: 'national',
        names,
        form: 'inspection',
        by: 'national',
        opens: { on: 'hand' },
        due: days,
        indicators: 'all',
        decides: false,
      },
    },
    [],
  ],
  [
    'a notice of one day of an activity',
    star,
    { '/kind': 'activity', '/award/notice/days': { days: 1, of: 'calendar' } },
    [],
  ],
];

const bad: readonly Row[] = [
  ['a bureau that founds', star, { '/founding/organ': 'bureau' }, ['/founding/organ founderTooLow']],
  ['a town that founds', star, { '/founding/organ': 'townOrStreet' }, ['/founding/organ founderTooLow']],
  ['a founder of the town level', star, { '/founding/level': 'town' }, ['/founding/level founderTooLow']],
  [
    'an approval below the founder',
    star,
    { '/founding/approval/level': 'town' },
    ['/founding/approval/level approvalTooLow'],
  ],
  [
    'subjects that pay',
    star,
    { '/founding/funding/fromSubjects': 'required' },
    ['/founding/funding/fromSubjects asksMoney'],
  ],
  [
    'subjects that are asked to pay',
    star,
    { '/founding/funding/fromSubjects': 'voluntary' },
    ['/founding/funding/fromSubjects asksMoney'],
  ],
  [
    'an entry fee among the words',
    star,
    { '/award/title/names/zh': '缴纳报名费后授牌' },
    ['/award/title/names/zh asksMoney'],
  ],
  [
    'fees among the words of any part, in any language',
    star,
    {
      '/names/zh': '集资创建',
      '/standard/items/0/names/zh': '经费不足的缴纳100元',
      '/tasks/review/0/names/en': 'Town (a fee of 100 yuan)',
    },
    ['/names/zh asksMoney', '/tasks/review/0/names/en asksMoney', '/standard/items/0/names/zh asksMoney'],
  ],
  [
    'a grade of more stars than its round asks',
    star,
    { '/rounds/1/indicators': ['organisation', 'selfRule', 'services'] },
    ['/grading/grades/0/when gradeNotAsked', '/grading/grades/1/when gradeNotAsked'],
  ],
  [
    'a named grade that only a round reaches which does not decide',
    star,
    own([scored, other], {
      '/rounds/1/indicators': ['second'],
      '/grading/grades/1': { code: 'seen', names, when: { met: ['second'] } },
    }),
    ['/grading/grades/0/when gradeNotAsked'],
  ],
  [
    'a total that the round cannot give',
    star,
    own([scored, other], {
      '/grading': { grades: [{ code: 'pass', names, named: true, when: { total: { moreThan: 60 } } }] },
      '/rounds/0/indicators': ['first'],
      '/rounds/1/indicators': ['first'],
    }),
    ['/grading/grades/0/when gradeNotAsked'],
  ],
  [
    'a summary of a round that does not ask it',
    star,
    own([scored, other], {
      '/rounds/0/indicators': ['second'],
      '/rounds/1': {
        ...{ code: 'annual', names, form: 'summary', opens: { on: 'application', together: 'year' }, due: days },
        ...{ indicators: 'all', decides: true, summarises: { round: 'selfRating', method: 'mean' } },
      },
    }),
    ['/grading/grades/0/when gradeNotAsked'],
  ],
  [
    'required indicators that the round which decides does not ask',
    caseFree,
    { '/rounds/3/indicators': ['register'] },
    [
      '/rounds/3/indicators requiredNotAsked',
      '/rounds/3/indicators requiredNotAsked',
      '/rounds/3/indicators requiredNotAsked',
    ],
  ],
  [
    'a second round that decides and asks less',
    caseFree,
    { '/rounds/2/decides': true, '/rounds/2/indicators': ['onSite', 'hotline', 'register'] },
    ['/rounds/2/indicators requiredNotAsked'],
  ],
  [
    'a required indicator that no round which decides asks',
    star,
    own([scored, { ...other, required: true }], { '/rounds/1/indicators': ['first'] }),
    ['/standard/items/1/required requiredNotAsked'],
  ],
  [
    'a veto that no round which decides asks',
    star,
    own([scored, { ...other, veto: {} }], { '/rounds/1/indicators': ['first'] }),
    ['/standard/items/1/veto requiredNotAsked'],
  ],
  [
    'a trigger that no complaint sets off',
    caseFree,
    { '/award/triggers/1/on/verified': { lessThan: 3 } },
    ['/award/triggers/1/on/verified firesOnNothing'],
  ],
  [
    'a trigger that a full score sets off',
    star,
    {
      '/award/triggers/0/on': { kind: 'scoreBelow', round: 'annual', total: { atLeast: 60 } },
      '/award/triggers/0/consequence': 'suspend',
      '/award/clocks/suspension': days,
    },
    ['/award/triggers/0/on/total firesOnNothing'],
  ],
  [
    'a historic programme that goes on',
    star,
    { '/historic': true, '/founding/endsOn': '2026-06-02' },
    ['/founding/endsOn historicNeedsNothing'],
  ],
  ['a gap in the review levels', star, { '/tasks/review/1/level': 3 }, ['/tasks/review/1/level order']],
  [
    'the unit head after the town',
    star,
    { '/tasks/review/1/actedBy': 'unitHead' },
    ['/tasks/review/1/actedBy unitHeadFirst'],
  ],
  ['a stage twice', star, { '/stages/1/code': 'recommend' }, ['/stages/1/code duplicate']],
  [
    'two nodes of one code at different places',
    star,
    own([scored, { code: 'part', names, kind: 'component', points: 40, items: [{ ...other, code: 'first' }] }]),
    ['/standard/items/1/items/0/code duplicate'],
  ],
  ['a division of no level', star, { '/subjects/who/0/level': undefined }, ['/subjects/who/0/level missing']],
  ['a compound of a level', caseFree, { '/subjects/who/1/level': 'town' }, ['/subjects/who/1/level noEffect']],
  [
    'subjects of an unknown class',
    star,
    { '/subjects/who/0/classes': ['newEstate'] },
    ['/subjects/who/0/classes/0 codeUnknown'],
  ],
  [
    'rounds and grades without a standard',
    figures,
    { '/standard': undefined, '/grading/grades/0/when': { rank: { atMost: 3 } }, '/grading/ranking': undefined },
    ['/rounds standardMissing', '/grading standardMissing', '/grading/grades/0/when/rank rankWithoutRanking'],
  ],
  ['a fifth level', star, own([fiveLevels]), ['/standard/items/0/items/0/items/0/items/0/items/0 depth']],
  [
    'points beside weights',
    star,
    own([scored, { ...other, points: undefined, weight: 40 }]),
    ['/standard/items pointsMixed'],
  ],
  ['points of some only', star, own([scored, { ...other, points: undefined }]), ['/standard/items pointsMixed']],
  [
    'a scored part whose own parts are not',
    star,
    own([scored, { code: 'part', names, kind: 'component', points: 40, items: [{ ...other, points: undefined }] }]),
    ['/standard/items/1/items pointsMixed'],
  ],
  [
    'weights that sum to 99.9',
    star,
    own([
      { ...scored, points: undefined, weight: 60 },
      { ...other, points: undefined, weight: '39.9' },
    ]),
    ['/standard/items weightsSum'],
  ],
  [
    'parts that sum to less',
    star,
    own([scored, { code: 'part', names, kind: 'component', points: 40, items: [{ ...other, points: '39.9' }] }]),
    ['/standard/items/1/items pointsSum'],
  ],
  [
    'a floor of what is not scored',
    figures,
    {
      '/standard/items/0': {
        code: 'part',
        names,
        kind: 'component',
        floor: { points: { atLeast: 1 } },
        items: [{ code: 'inner', names, kind: 'yesNo', expects: 'yes', required: true }],
      },
    },
    ['/standard/items/0/floor notScored'],
  ],
  [
    'a floor above the points',
    star,
    own([
      scored,
      { code: 'part', names, kind: 'component', points: 40, floor: { points: { atLeast: 41 } }, items: [other] },
    ]),
    ['/standard/items/1/floor/points boundOutOfRange'],
  ],
  [
    'scoring without points',
    figures,
    { '/standard/items/0/scoring': { by: 'met' } },
    ['/standard/items/0/scoring scoringWithoutPoints'],
  ],
  [
    'bands of a yes or no',
    star,
    own([{ ...scored, scoring: bands({ bound: { atLeast: 1 }, points: 1 }) }, other]),
    ['/standard/items/0/scoring/by scoringKind'],
  ],
  [
    'the value of a number as its points',
    star,
    own([scored, { ...books, scoring: { by: 'value' } }]),
    ['/standard/items/1/scoring/by scoringKind'],
  ],
  [
    'bands that overlap',
    star,
    own([
      scored,
      {
        ...books,
        scoring: bands(
          { bound: { atLeast: 2000 }, points: 40 },
          { bound: { atLeast: 1000, atMost: 2000 }, points: 20 },
        ),
      },
    ]),
    ['/standard/items/1/scoring/bands/1/bound bandsOverlap'],
  ],
  [
    'bands in the wrong order',
    star,
    own([
      scored,
      {
        ...books,
        scoring: bands(
          { bound: { atLeast: 1000, lessThan: 2000 }, points: 20 },
          { bound: { atLeast: 2000 }, points: 40 },
        ),
      },
    ]),
    ['/standard/items/1/scoring/bands/1/points bandsOrder'],
  ],
  [
    'a band above the points',
    star,
    own([scored, { ...books, scoring: bands({ bound: { atLeast: 2000 }, points: 41 }) }]),
    ['/standard/items/1/scoring/bands/0/points bandAbovePoints'],
  ],
  [
    'an otherwise above the points',
    star,
    own([scored, { ...books, scoring: { ...bands({ bound: { atLeast: 2000 }, points: 40 }), otherwise: 41 } }]),
    ['/standard/items/1/scoring/otherwise bandAbovePoints'],
  ],
  ['a score from 10 to 10', star, { '/standard/items/0/from': 10 }, ['/standard/items/0/to scoreRange']],
  [
    'a number no value meets',
    caseFree,
    { '/standard/items/3/bound': { moreThan: 10, lessThan: 11 } },
    ['/standard/items/3/bound boundOutOfRange'],
  ],
  [
    'a count every value meets',
    caseFree,
    { '/standard/items/1/bound': { atLeast: 0 } },
    ['/standard/items/1/bound boundOutOfRange'],
  ],
  [
    'a checklist that needs more than it has',
    star,
    own([
      scored,
      { ...other, kind: 'checklist', expects: undefined, items: [{ code: 'hall', names }], need: { atLeast: 2 } },
    ]),
    ['/standard/items/1/need boundOutOfRange'],
  ],
  [
    'decimals of households',
    caseFree,
    { '/standard/items/3/bound': { atLeast: '10.5' } },
    ['/standard/items/3/bound places'],
  ],
  ['decimals of the ends of a score', star, { '/standard/items/0/to': '10.001' }, ['/standard/items/0/to places']],
  [
    'more than a hundred per cent',
    figures,
    { '/standard/items/2/bound': { moreThan: 101 } },
    ['/standard/items/2/bound percentRange'],
  ],
  [
    'a hundred per cent and more than that',
    figures,
    { '/standard/items/2/bound': { moreThan: 100 } },
    ['/standard/items/2/bound boundOutOfRange'],
  ],
  [
    'a verdict worth 101 per cent',
    star,
    own([
      {
        ...scored,
        kind: 'judged',
        expects: names,
        options: [
          { code: 'good', names, share: 101 },
          { code: 'poor', names, share: 0 },
        ],
      },
      other,
    ]),
    ['/standard/items/0/options/0/share percentRange'],
  ],
  [
    'a class without a bar',
    star,
    own([scored, { ...books, bound: { byClass: { newEstate: { atLeast: 1000 } } } }], { '/subjects/classes': classes }),
    ['/standard/items/1/bound/byClass classMissing'],
  ],
  [
    'a bar of an unknown class',
    star,
    own([scored, { ...books, bound: { byClass: { newEstate: { atLeast: 1000 } } } }]),
    ['/standard/items/1/bound/byClass/newEstate classUnknown'],
  ],
  [
    'an expectation of an unknown class',
    star,
    own([{ ...scored, kind: 'judged', expects: { byClass: { newEstate: names } } }, other]),
    ['/standard/items/0/expects/byClass/newEstate classUnknown'],
  ],
  [
    'an indicator of an unknown class',
    star,
    own([{ ...scored, classes: ['newEstate'] }, other]),
    ['/standard/items/0/classes/0 classUnknown'],
  ],
  [
    'left out by class where every class is asked',
    star,
    own([{ ...scored, notApplicable: { by: 'class', counts: 'full' } }, other]),
    ['/standard/items/0/notApplicable/by noEffect'],
  ],
  [
    'evidence of one year for two',
    figures,
    { '/standard/items/2/evidence/0/window/years': 1 },
    ['/standard/items/2/evidence/0/window evidenceWindow'],
  ],
  [
    'evidence of the period for past years',
    figures,
    { '/standard/items/2/evidence/0/window': { of: 'period' } },
    ['/standard/items/2/evidence/0/window evidenceWindow'],
  ],
  [
    'facts of an unknown kind',
    caseFree,
    { '/standard/items/1/kinds': ['noise'] },
    ['/standard/items/1/kinds/0 codeUnknown'],
  ],
  [
    'a veto of an unknown incident',
    star,
    { '/standard/vetoes/0/incidents': ['fire'] },
    ['/standard/vetoes/0/incidents/0 codeUnknown'],
  ],
  [
    'bonus where nothing is scored',
    figures,
    { '/standard/adjustments': [{ code: 'plus', names, kind: 'bonus', each: 1, atMost: 5 }] },
    ['/standard/adjustments notScored'],
  ],
  [
    'a round of an unknown indicator',
    star,
    { '/rounds/0/indicators': ['culture', 'sport'] },
    ['/rounds/0/indicators/1 codeUnknown'],
  ],
  [
    'a round of applications without any',
    figures,
    { '/rounds/0/opens': { on: 'application' } },
    ['/rounds/0/opens missing'],
  ],
  ['a self-check that decides', star, { '/rounds/0/decides': true }, ['/rounds/0/decides selfDecides']],
  ['an inspection of nobody', figures, { '/rounds/0/assessors': undefined }, ['/rounds/0/assessors assessorsMissing']],
  ['assessors of a self-check', star, { '/rounds/0/assessors': { number: 1 } }, ['/rounds/0/assessors noEffect']],
  [
    'sampling of a self-check',
    star,
    { '/rounds/0/sampling': { of: 'point', number: 3 } },
    ['/rounds/0/sampling noEffect'],
  ],
  [
    'a sample of 101 per cent',
    star,
    { '/rounds/1/sampling': { of: 'point', share: 101 } },
    ['/rounds/1/sampling/share percentRange'],
  ],
  [
    'a majority of scores',
    star,
    { '/rounds/1/assessors': { number: 2, combine: 'majority' } },
    ['/rounds/1/assessors/combine majorityOfScores'],
  ],
  [
    'a spread of one assessor',
    star,
    { '/rounds/1/assessors/spreadAtMost': 2 },
    ['/rounds/1/assessors/spreadAtMost noEffect'],
  ],
  [
    'a trimmed mean of two',
    star,
    { '/rounds/1/assessors': { number: 2, combine: 'trimmedMean' } },
    ['/rounds/1/assessors/combine noEffect'],
  ],
  [
    'a mean of what has no numbers',
    star,
    own([scored, other], { '/rounds/1/assessors': { number: 2, combine: 'mean' } }),
    ['/rounds/1/assessors/combine noEffect'],
  ],
  [
    'an inspection by a level below its subjects',
    figures,
    { '/subjects/who': [{ kind: 'division', level: 'county' }], '/rounds/0/by': 'town' },
    ['/rounds/0/by belowSubject'],
  ],
  [
    'a summary of some indicators',
    star,
    {
      '/rounds/0': {
        ...{ code: 'selfRating', names, form: 'summary', opens: { on: 'plan', every: 'year' }, due: days },
        ...{ indicators: ['culture'], decides: false, summarises: { round: 'annual', method: 'mean' } },
      },
    },
    ['/rounds/0/indicators noEffect'],
  ],
  [
    'titles decided on below their subjects',
    star,
    { '/subjects/who': [{ kind: 'division', level: 'town' }], '/award/title/decidedBy': 'community' },
    ['/award/title/decidedBy belowSubject'],
  ],
  [
    'filing in two steps, and its rejection',
    caseFree,
    { '/application/chain/3/twoStep': true, '/application/chain/3/mayReject': true },
    ['/application/chain/3/twoStep noEffect', '/application/chain/3/mayReject noEffect'],
  ],
  [
    'a sum of an inspection',
    star,
    { '/rounds/1/summarises': { round: 'selfRating', method: 'mean' } },
    ['/rounds/1/summarises noEffect'],
  ],
  [
    'a summary of nothing',
    star,
    { '/rounds/0/form': 'summary', '/rounds/0/by': undefined },
    ['/rounds/0/summarises missing'],
  ],
  [
    'a summary by somebody',
    star,
    { '/rounds/0/form': 'summary' },
    ['/rounds/0/by noEffect', '/rounds/0/summarises missing'],
  ],
  ['a self-check by a level', star, { '/rounds/0/by': 'county' }, ['/rounds/0/by roundBy']],
  ['an inspection by itself', star, { '/rounds/1/by': 'self' }, ['/rounds/1/by roundBy']],
  ['an inspection by nobody', star, { '/rounds/1/by': undefined }, ['/rounds/1/by missing']],
  [
    'two assessors who do not combine',
    star,
    { '/rounds/1/assessors': { number: 2 } },
    ['/rounds/1/assessors/combine missing'],
  ],
  [
    'one assessor who combines',
    star,
    { '/rounds/1/assessors': { number: 1, combine: 'mean' } },
    ['/rounds/1/assessors/combine noEffect'],
  ],
  [
    'a plaque that need not come back',
    star,
    { '/award/clocks/plaque': undefined },
    ['/award/clocks/plaque clockMissing'],
  ],
  ['a clock of no plaque', star, { '/award/title/plaque': false }, ['/award/clocks/plaque noEffect']],
  [
    'an item approved below the founder',
    star,
    { '/honours/commendations/0/approval/level': 'town' },
    ['/honours/commendations/0/approval/level approvalTooLow'],
  ],
  [
    'a summary of an unknown round',
    star,
    {
      '/rounds/0/form': 'summary',
      '/rounds/0/by': undefined,
      '/rounds/0/summarises': { round: 'monthly', method: 'mean' },
    },
    ['/rounds/0/summarises/round codeUnknown'],
  ],
  [
    'a summary of itself',
    star,
    {
      '/rounds/0/form': 'summary',
      '/rounds/0/by': undefined,
      '/rounds/0/summarises': { round: 'selfRating', method: 'mean' },
    },
    ['/rounds/0/summarises/round summaryCycle'],
  ],
  ['stars of an unknown aspect', star, { '/grading/stars/of/9': 'sport' }, ['/grading/stars/of/9 codeUnknown']],
  [
    'stars of what is not scored',
    figures,
    { '/grading/stars': { of: ['enforcement'], earns: { share: { atLeast: 90 } } } },
    ['/grading/stars/earns notScored'],
  ],
  [
    'stars nobody earns',
    star,
    { '/grading/stars/earns/points': { atLeast: 11 } },
    ['/grading/stars/earns/points boundOutOfRange'],
  ],
  [
    'more stars than aspects',
    star,
    { '/grading/grades/0/when/stars': { atLeast: 11 } },
    ['/grading/grades/0/when/stars gradeUnreachable'],
  ],
  [
    'a total nobody reaches',
    star,
    { '/grading/grades/0/when': { total: { moreThan: 100 } } },
    ['/grading/grades/0/when/total gradeUnreachable'],
  ],
  [
    'a total everybody reaches',
    star,
    { '/grading/grades/1/when': { total: { atLeast: 0 } } },
    ['/grading/grades/1/when/total boundOutOfRange'],
  ],
  [
    'a total where nothing is scored',
    figures,
    { '/grading/grades/0/when': { total: { atLeast: 1 } } },
    ['/grading/grades/0/when notScored'],
  ],
  [
    'a lower grade that is stricter',
    star,
    { '/grading/grades/1/when': { stars: { atLeast: 10 } } },
    ['/grading/grades/1/when gradeOrder'],
  ],
  ['a grade called none', figures, { '/grading/grades/0/code': 'none' }, ['/grading/grades/0/code reservedCode']],
  [
    'a rank without ranking',
    star,
    { '/grading/grades/0/when': { rank: { atMost: 1 } } },
    ['/grading/grades/0/when/rank rankWithoutRanking'],
  ],
  [
    'places without ranking',
    star,
    { '/grading/grades/0/quota': { number: 1, per: 'round' } },
    ['/grading/grades/0/quota rankWithoutRanking'],
  ],
  [
    'ranks within classes there are none of',
    star,
    { ...ranked([prize]), '/grading/ranking/within': 'class' },
    ['/grading/ranking/within missing'],
  ],
  [
    'ranks and places by county, where one county founds it',
    star,
    {
      ...ranked([{ ...prize, quota: { number: 1, per: 'county' } }]),
      '/grading/ranking/within': 'county',
    },
    ['/grading/ranking/within noEffect', '/grading/grades/0/quota/per noEffect'],
  ],
  [
    'a rank everybody has',
    star,
    ranked([{ code: 'pass', names, named: true, when: { rank: { atLeast: 1 } } }]),
    ['/grading/grades/0/when/rank boundOutOfRange'],
  ],
  [
    'places that ties may exceed',
    star,
    ranked(
      [{ code: 'pass', names, named: true, when: { rank: { atMost: 1 } }, quota: { number: 1, per: 'round' } }],
      'shared',
    ),
    ['/grading/ranking/unbroken tieUnbroken'],
  ],
  [
    'a share of places of none',
    star,
    ranked([
      {
        code: 'pass',
        names,
        named: true,
        when: { rank: { atMost: 9 } },
        quota: { share: 0, of: 'assessed', rounds: 'down' },
      },
    ]),
    ['/grading/grades/0/quota/share quotaShare'],
  ],
  [
    'a ranking where nothing is scored',
    figures,
    { '/grading/ranking': { within: 'round', tieBreaks: [], unbroken: 'shared' } },
    ['/grading/ranking notScored'],
  ],
  [
    'ties broken by an unknown node, by bonus and complaints that are not there',
    star,
    {
      '/grading/ranking': {
        within: 'round',
        tieBreaks: [{ by: 'node', code: 'sport' }, { by: 'bonus' }, { by: 'fewerComplaints' }],
        unbroken: 'shared',
      },
    },
    [
      '/grading/ranking/tieBreaks/0/code codeUnknown',
      '/grading/ranking/tieBreaks/1/by missing',
      '/grading/ranking/tieBreaks/2/by missing',
    ],
  ],
  [
    'what is required where nothing is',
    star,
    { '/grading/grades/1/when': { required: true, stars: { atLeast: 7 } } },
    ['/grading/grades/1/when/required noEffect'],
  ],
  [
    'floors where there are none',
    star,
    { '/grading/grades/1/when': { floors: true, stars: { atLeast: 7 } } },
    ['/grading/grades/1/when/floors noEffect'],
  ],
  [
    'an unknown node that must be met',
    star,
    { '/grading/grades/0/when/met': ['sport'] },
    ['/grading/grades/0/when/met/0 codeUnknown'],
  ],
  [
    'a named grade without a title',
    figures,
    { '/grading/grades/0/named': true },
    ['/grading/grades/0/named gradeWithoutTitle'],
  ],
  [
    'a chain that goes back',
    star,
    { '/application/chain/1/does': 'recommend', '/application/chain/1/round': undefined },
    ['/application/chain/1/does chainOrder'],
  ],
  [
    'a chain that goes downward',
    caseFree,
    { '/application/chain/0/at': 'city', '/application/chain/0/actedBy': 'office' },
    ['/application/chain/1/at chainOrder'],
  ],
  [
    'a chain that determines nothing',
    star,
    {
      '/application/chain/2/does': 'file',
      '/application/chain/2/twoStep': false,
      '/application/chain/2/mayReject': false,
    },
    ['/application/chain noDetermination'],
  ],
  [
    'a chain that determines twice',
    caseFree,
    { '/application/chain/3/does': 'determine' },
    ['/application/chain/3/does chainOrder', '/application/chain noDetermination'],
  ],
  [
    'a town that acts in the county',
    star,
    { '/application/chain/2/actedBy': 'town' },
    ['/application/chain/2/actedBy chainRole'],
  ],
  [
    'a level above the deployment',
    caseFree,
    { '/application/chain/2/at': 'province', '/application/chain/3/at': 'province' },
    ['/application/chain/2/actedBy chainRole'],
  ],
  [
    'an evaluation of no round',
    star,
    { '/application/chain/1/round': undefined },
    ['/application/chain/1/round evaluateNeedsRound'],
  ],
  [
    'an evaluation of an unknown round',
    star,
    { '/application/chain/1/round': 'monthly' },
    ['/application/chain/1/round codeUnknown'],
  ],
  [
    'an evaluation of a round that comes with the plan',
    star,
    { '/application/chain/1/round': 'selfRating' },
    ['/application/chain/1/round roundMissing'],
  ],
  ['a round of a review', star, { '/application/chain/0/round': 'annual' }, ['/application/chain/0/round noEffect']],
  [
    'days without an unknown incident',
    caseFree,
    { '/application/conditions/0/incidents': ['fire'] },
    ['/application/conditions/0/incidents/0 codeUnknown'],
  ],
  [
    'complaints that are not taken',
    star,
    { '/application/conditions/0': { kind: 'complaintsWithin', verified: { lessThan: 3 }, within: { days: 30 } } },
    ['/application/conditions/0 missing'],
  ],
  [
    'a result of an own round and grade that are not there',
    star,
    {
      '/application/conditions/0': {
        kind: 'result',
        of: 'star-community',
        round: 'monthly',
        grades: ['gold'],
        within: { years: 1 },
      },
    },
    ['/application/conditions/0/round codeUnknown', '/application/conditions/0/grades/0 codeUnknown'],
  ],
  [
    'an own title of an unknown grade',
    star,
    { '/application/conditions/0': { kind: 'holdsTitle', title: 'star-community', grades: ['gold'] } },
    ['/application/conditions/0/grades/0 codeUnknown'],
  ],
  [
    'an unknown indicator of the subject',
    star,
    { '/application/conditions/0': { kind: 'subject', indicator: 'sport' } },
    ['/application/conditions/0/indicator codeUnknown'],
  ],
  [
    'a title of a programme nobody knows',
    star,
    { '/application/conditions/0': { kind: 'holdsTitle', title: 'clean-yards' } },
    ['/application/conditions/0/title titleKeyUnknown'],
  ],
  [
    'no grade that is named',
    star,
    {
      '/grading/grades/0/named': undefined,
      '/grading/grades/1/named': undefined,
      '/award/triggers/0/consequence': 'warn',
      '/award/clocks/warning': days,
    },
    ['/award/title titleWithoutGrade'],
  ],
  ['no round that decides', star, { '/rounds/1/decides': false }, ['/rounds roundMissing']],
  [
    'a notice of four working days',
    star,
    { '/award/notice/days': { days: 4, of: 'working' } },
    ['/award/notice/days noticeTooShort'],
  ],
  [
    'a notice in calendar days',
    star,
    { '/award/notice/days': { days: 7, of: 'calendar' } },
    ['/award/notice/days noticeTooShort'],
  ],
  ['no notice', star, { '/award/notice': undefined }, ['/award/notice noticeTooShort']],
  [
    'a notice of no day',
    star,
    { '/kind': 'activity', '/award/notice/days': { days: 0, of: 'calendar' } },
    ['/award/notice/days noticeTooShort'],
  ],
  [
    'a title that outlives the cycle',
    star,
    { '/award/validity/years': 4 },
    ['/award/validity/years validityAboveCycle'],
  ],
  [
    'a renewal that opens before the naming',
    star,
    { '/award/renewal': { round: 'annual', opensDaysBefore: 365, lapses: 'expire' } },
    ['/award/renewal/opensDaysBefore renewalWindow'],
  ],
  [
    'a renewal by an unknown round',
    star,
    { '/award/renewal': { round: 'monthly', opensDaysBefore: 60, lapses: 'expire' } },
    ['/award/renewal/round codeUnknown'],
  ],
  [
    'a renewal by a round that does not decide, which suspends',
    star,
    { '/award/renewal': { round: 'selfRating', opensDaysBefore: 60, lapses: 'suspend' } },
    ['/award/renewal/round roundMissing', '/award/clocks/suspension clockMissing'],
  ],
  [
    'removal by rule for a score',
    star,
    {
      '/award/triggers/0/on': { kind: 'scoreBelow', round: 'annual', total: { lessThan: 60 } },
      '/award/triggers/0/consequence': 'removeByRule',
    },
    ['/award/triggers/0/consequence triggerUnsafe', '/award/triggers/0/consequence scoreNeedsPerson'],
  ],
  [
    'a score that ends a title',
    star,
    {
      '/award/triggers/0/on': { kind: 'scoreBelow', round: 'annual', total: { lessThan: 60 } },
      '/award/triggers/0/consequence': 'end',
    },
    ['/award/triggers/0/consequence scoreNeedsPerson'],
  ],
  [
    'a score nobody falls below, of an unknown round',
    star,
    {
      '/award/triggers/0/on': { kind: 'scoreBelow', round: 'monthly', total: { lessThan: 0 } },
      '/award/triggers/0/consequence': 'proposeRemoval',
    },
    ['/award/triggers/0/on/round/0 codeUnknown', '/award/triggers/0/on/total boundOutOfRange'],
  ],
  [
    'falsification that one confirms',
    caseFree,
    { '/award/triggers/4/confirm': 'one' },
    ['/award/triggers/4/confirm falsificationNeedsTwo'],
  ],
  [
    'an unknown incident of a trigger',
    star,
    { '/award/triggers/1/on/incidents': ['fire'] },
    ['/award/triggers/1/on/incidents/0 codeUnknown'],
  ],
  [
    'complaints of a trigger that are not taken',
    star,
    { '/award/triggers/1/on': { kind: 'complaints', verified: { atLeast: 3 }, within: { days: 7 } } },
    ['/award/triggers/1/on missing'],
  ],
  [
    'any number of complaints',
    caseFree,
    { '/award/triggers/1/on/verified': { atLeast: 0 } },
    ['/award/triggers/1/on/verified boundOutOfRange'],
  ],
  [
    'overdue rectifications without any',
    star,
    { '/award/triggers/1/on': { kind: 'rectificationOverdue', serious: true } },
    ['/award/triggers/1/on missing'],
  ],
  [
    'a renewal that can be missed without any',
    star,
    { '/award/triggers/1/on': { kind: 'deadlineMissed', what: 'renewal' } },
    ['/award/triggers/1/on/what missing'],
  ],
  [
    'members that can be lost without any',
    star,
    { '/award/triggers/1/on': { kind: 'membersLost' } },
    ['/award/triggers/1/on missing'],
  ],
  [
    'below the standard of an unknown round',
    star,
    { '/award/triggers/0/on/rounds': ['monthly'] },
    ['/award/triggers/0/on/rounds/0 codeUnknown'],
  ],
  [
    'a trigger of an unknown grade',
    star,
    { '/award/triggers/1/grades': ['gold'] },
    ['/award/triggers/1/grades/0 codeUnknown'],
  ],
  [
    'a warning without its time',
    star,
    { '/award/triggers/1/consequence': 'warn' },
    ['/award/clocks/warning clockMissing'],
  ],
  [
    'a suspension without its time',
    star,
    { '/award/triggers/1/consequence': 'suspend' },
    ['/award/clocks/suspension clockMissing'],
  ],
  [
    'a lost roll-up that suspends without its time',
    caseFree,
    { '/award/clocks/suspension': undefined },
    ['/award/clocks/suspension clockMissing'],
  ],
  [
    'a downgrade of the only grade',
    caseFree,
    { '/award/triggers/4/consequence': 'downgrade' },
    ['/award/triggers/4/consequence noEffect'],
  ],
  [
    'time to confirm what nobody confirms',
    caseFree,
    { '/award/triggers/0/within': days },
    ['/award/triggers/0/within noEffect'],
  ],
  [
    'follow-up after an unknown round',
    caseFree,
    { '/award/followUp/round': 'monthly' },
    ['/award/followUp/round codeUnknown'],
  ],
  [
    'follow-up after a round without period',
    caseFree,
    { '/award/followUp/round': 'evaluation' },
    ['/award/followUp/round followUpRound'],
  ],
  [
    'a roll-up to the level of its members',
    caseFree,
    { '/award/rollUp/level': 'community' },
    ['/award/rollUp/members rollUpLevel'],
  ],
  [
    'a roll-up of who is no subject',
    caseFree,
    { '/award/rollUp/members': { kind: 'point' } },
    ['/award/rollUp/members rollUpLevel'],
  ],
  [
    'a roll-up of 101 per cent',
    caseFree,
    { '/award/rollUp/share': { atLeast: 101 } },
    ['/award/rollUp/share percentRange'],
  ],
  [
    'a consequence for the title itself',
    star,
    { '/award/cascade': [{ on: 'removed', titles: ['star-community'], of: 'same', consequence: 'warn' }] },
    ['/award/cascade/0/titles cascadeSelf'],
  ],
  ['removal without a way back', star, { '/application/reapply': [] }, ['/application/reapply reapplyMissing']],
  ['removal that nothing settles', star, { '/award/followUp': undefined }, ['/award/followUp followUpMissing']],
  ['a transfer to nobody', caseFree, { '/rectification/overdue': 'transfer' }, ['/rectification/transferTo missing']],
  [
    'somebody nothing is transferred to',
    caseFree,
    { '/rectification/transferTo': names },
    ['/rectification/transferTo noEffect'],
  ],
  [
    'steps that grow milder',
    star,
    {
      '/escalation': {
        steps: [
          { code: 'order', kind: 'supervisionOrder', afterDays: 1 },
          { code: 'again', kind: 'reminder', afterDays: 3 },
        ],
      },
    },
    ['/escalation/steps/1/kind escalationOrder'],
  ],
  [
    'steps on the same day',
    star,
    {
      '/escalation': {
        steps: [
          { code: 'remind', kind: 'reminder', afterDays: 1 },
          { code: 'order', kind: 'supervisionOrder', afterDays: 1 },
        ],
      },
    },
    ['/escalation/steps/1/afterDays escalationOrder'],
  ],
  [
    'a circular that hears nobody',
    star,
    { '/escalation': { steps: [{ code: 'circular', kind: 'circular', afterDays: 9 }] } },
    ['/escalation/steps/0/statement circularNeedsStatement'],
  ],
  [
    'a reminder that is answered',
    star,
    { '/escalation': { steps: [{ code: 'remind', kind: 'reminder', afterDays: 1, statement: days }] } },
    ['/escalation/steps/0/statement noEffect'],
  ],
  [
    'a commendation of an unknown grade',
    star,
    { '/honours/commendations/0/grades': ['none'] },
    ['/honours/commendations/0/grades/0 codeUnknown'],
  ],
  [
    'ranks of subjects without an approved item',
    star,
    {
      ...ranked([{ code: 'pass', names, named: true, when: { rank: { atMost: 9 } } }]),
      '/honours': { commendations: [{ code: 'best', names, to: 'subject', rank: { atMost: 3 } }] },
    },
    ['/honours/commendations/0/rank praiseOnly'],
  ],
  [
    'a stage that ends with an inspection of a level that inspects nothing',
    star,
    { '/stages/0/level': 'city', '/stages/1/level': 'county' },
    ['/stages/0/level stageNotInspected'],
  ],
  [
    'ranks of units without an approved item',
    star,
    {
      ...ranked([{ code: 'pass', names, named: true, when: { rank: { atMost: 9 } } }]),
      '/honours': { commendations: [{ code: 'best', names, to: 'unit', rank: { atMost: 3 } }] },
    },
    ['/honours/commendations/0/rank praiseOnly'],
  ],
  [
    'a rank of a commendation without ranking',
    star,
    { '/honours/commendations/0/rank': { atMost: 3 } },
    ['/honours/commendations/0/rank rankWithoutRanking'],
  ],
  [
    'the last ones without ranking',
    figures,
    { '/honours/circulars/fromBottom': { atMost: 3 } },
    ['/honours/circulars/fromBottom rankWithoutRanking'],
  ],
  [
    'a circular and a bar of unknown grades',
    figures,
    { '/honours/circulars/grades': ['poor'], '/honours/barred/grades': ['poor'] },
    ['/honours/circulars/grades/0 codeUnknown', '/honours/barred/grades/0 codeUnknown'],
  ],
];

const parentOf = { key: 'parent', version: 1, approval: { ...approval, level: 'city' as const } };
const around: readonly (readonly [
  string,
  PublishableDefinition,
  Edits,
  Partial<DefinitionSurroundings>,
  readonly string[],
])[] = [
  ['a key of another programme', star, {}, { keyTaken: true }, ['/key keyTaken']],
  ['no parent any more', star, {}, { before: { key: star.key, parent: parentOf } }, ['/parent parentDropped']],
  [
    'another parent than before',
    star,
    { '/parent': { ...parentOf, key: 'other' } },
    { parent: star, before: { key: star.key, parent: parentOf } },
    ['/parent/key parentDropped'],
  ],
  [
    'an earlier version of its parent than before',
    star,
    { '/parent': parentOf },
    { parent: star, before: { key: star.key, parent: { ...parentOf, version: 2 } } },
    ['/parent/version parentDropped'],
  ],
  ['another key than before', star, {}, { before: { key: 'ten-stars' } }, ['/key keyChanged']],
  ['a parent nobody knows', star, { '/parent': parentOf }, {}, ['/parent parentUnknown']],
  [
    'a parent of format 1',
    star,
    { '/parent': parentOf },
    { parent: { ...star, rules: 1, founding: undefined } as never },
    ['/parent parentUnknown'],
  ],
  [
    'a parent that did not approve',
    star,
    { '/parent': { ...parentOf, approval: { ...approval, level: 'town' } } },
    { parent: star },
    ['/parent/approval/level parentApproval'],
  ],
  [
    'less than the parent says',
    star,
    { '/parent': parentOf, '/award/triggers': [], '/award/clocks/appeal/days': 59 },
    { parent: star },
    ['/award/triggers parentMissing', '/award/triggers parentMissing', '/award/clocks/appeal looserThanParent'],
  ],
];

describe('what the members of a definition say together', () => {
  it.each(good)('is accepted: %s', (_what, base, edits, faults) => {
    expect(faultsOf(base, edits)).toEqual(faults);
  });

  it.each(bad)('is refused with its place: %s', (_what, base, edits, faults) => {
    expect(faultsOf(base, edits)).toEqual(faults);
  });

  it.each(around)('is refused for what is around it: %s', (_what, base, edits, surroundings, faults) => {
    expect(faultsOf(base, edits, surroundings)).toEqual(faults);
  });

  it('has a fault of every code among these, worded in both languages', () => {
    const seen = new Set(
      [...bad.flatMap((row) => row[3]), ...around.flatMap((row) => row[4])].map((fault) => fault.split(' ')[1]),
    );
    expect([...seen].sort()).toEqual(Object.keys(DEFINITION_FAULTS).sort());
    for (const { zh, en } of Object.values(DEFINITION_FAULTS)) {
      expect(zh).toMatch(/[一-鿿].*。$/);
      expect(en).toMatch(/^["A-Z].*\.$/);
    }
  });

  it('accepts a first parent, a later version of it, and what had no key before', () => {
    const follows = { '/parent': { ...parentOf, version: 2 } };
    for (const before of [{}, { key: star.key }, { key: star.key, parent: parentOf }]) {
      expect(faultsOf(star, follows, { parent: star, before })).toEqual([]);
    }
  });

  it('accepts titles of programmes that are known, its own among them', () => {
    const asked = { kind: 'holdsTitle', title: 'clean-yards' };
    const self = { kind: 'holdsTitle', title: 'star-community' };
    const edits = {
      '/application/conditions': [asked, self],
      '/award/cascade': [{ on: 'removed', titles: ['clean-yards'], of: 'same', consequence: 'warn' }],
    };
    expect(faultsOf(star, edits, { knownKeys: ['clean-yards'] })).toEqual([]);
    expect(keysReferredTo(edited(star, edits)).map(({ pointer }) => pointer)).toEqual([
      '/application/conditions/0/title',
      '/award/cascade/0/titles/0',
    ]);
  });
});
