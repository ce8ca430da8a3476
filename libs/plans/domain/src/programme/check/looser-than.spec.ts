import { readDefinition, type PublishableDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { edited, shippedDefinition, type Edits } from '../../testing/definitions.js';
import { looserThan } from './looser-than.js';

const names = { zh: '名称', en: 'Name' };
const star = edited(shippedDefinition('star-community'), {
  '/standard/adjustments': [
    { code: 'plus', names, kind: 'bonus', each: 2, atMost: 10 },
    { code: 'minus', names, kind: 'deduction', each: 2, atMost: 10 },
  ],
  '/standard/items/0/required': true,
  '/standard/items/0/veto': { lookBack: { months: 6 } },
  '/standard/items/0/bound': { byClass: { newEstate: { atLeast: 8 }, oldEstate: { atLeast: 7 } } },
  '/subjects/classes': [
    { code: 'newEstate', names },
    { code: 'oldEstate', names },
  ],
  '/award/clocks/warning': { days: 30, of: 'calendar' },
  '/award/renewal': { round: 'annual', opensDaysBefore: 60, lapses: 'expire' },
  '/award/triggers/0/grades': ['tenStars'],
});
const caseFree = edited(shippedDefinition('case-free-compound'), {
  '/standard/items/4': {
    code: 'stations',
    names,
    kind: 'checklist',
    items: [
      { code: 'police', names },
      { code: 'clinic', names },
    ],
    need: { atLeast: 1 },
  },
  '/standard/items/5': {
    code: 'patrols',
    names,
    kind: 'count',
    unit: names,
    per: 'day',
    bound: { atLeast: 2 },
    periods: { atLeast: 20 },
  },
  '/application/conditions/1': { kind: 'complaintsWithin', verified: { lessThan: 3 }, within: { days: 30 } },
  '/application/conditions/2': {
    kind: 'holdsTitle',
    title: 'clean-yards',
    grades: ['gold', 'silver'],
    for: { years: 1 },
  },
  '/application/conditions/3': {
    kind: 'result',
    of: 'clean-yards',
    round: 'yearly',
    grades: ['gold', 'silver'],
    within: { years: 1 },
  },
  '/application/conditions/4': { kind: 'subject', indicator: 'gridSize' },
  '/application/reapply/1': { kind: 'sinceRemoval', span: { months: 3 } },
  '/application/reapply/2': { kind: 'notBarred' },
  '/award/triggers/5': {
    code: 'poor',
    names,
    clause: '第九条',
    on: { kind: 'deadlineMissed', what: 'rectification' },
    confirm: 'one',
    consequence: 'suspend',
  },
});
const scored = edited(star, {
  '/standard/items': [
    {
      code: 'services',
      names,
      kind: 'component',
      points: 100,
      floor: { share: { atLeast: 60 } },
      items: [{ code: 'rooms', names, kind: 'number', unit: names, places: 0, bound: { atLeast: 6 }, points: 100 }],
    },
  ],
  '/grading/stars': undefined,
  '/grading/ranking': { within: 'round', tieBreaks: [], unbroken: 'decided' },
  '/grading/grades': [
    { code: 'first', names, named: true, when: { rank: { atMost: 1 } }, quota: { number: 1, per: 'round' } },
    { code: 'pass', names, when: { total: { atLeast: 60 } }, quota: { share: 50, of: 'assessed', rounds: 'up' } },
  ],
  '/award/triggers': [
    {
      code: 'low',
      names,
      clause: '第九条',
      on: { kind: 'scoreBelow', round: 'annual', total: { lessThan: 60 } },
      confirm: 'one',
      consequence: 'suspend',
    },
  ],
});

function faultsOf(parent: PublishableDefinition, edits: Edits): readonly string[] {
  const child = edited(parent, edits);
  expect(readDefinition(child as unknown as JsonValue)).toMatchObject({ ok: true });
  return looserThan(parent, child).map(({ pointer, code }) => `${pointer} ${code}`);
}

type Row = readonly [what: string, parent: PublishableDefinition, edits: Edits];

const asStrict: readonly Row[] = [
  ['the same', star, {}],
  ['the same with stations and patrols', caseFree, {}],
  ['the same with ranks and floors', scored, {}],
  ['other names and places in documents', star, { '/names': names, '/standard/items/0/clause': '第一条' }],
  ['a higher bar', caseFree, { '/standard/items/3/bound': { atLeast: 12, atMost: 18 } }],
  ['a strict bar at the same number', scored, { '/standard/items/0/items/0/bound': { moreThan: 6 } }],
  ['one bar for all, as high as the highest', star, { '/standard/items/0/bound': { atLeast: 8 } }],
  [
    'a new veto, requirement, floor and evidence',
    star,
    { '/standard/items/1/veto': {}, '/standard/items/1/required': true },
  ],
  ['a veto that looks back further', star, { '/standard/items/0/veto/lookBack': { years: 1 } }],
  [
    'a new indicator that is required',
    caseFree,
    { '/standard/items/6': { code: 'new', names, kind: 'yesNo', expects: 'yes', required: true } },
  ],
  [
    'a new indicator without points',
    star,
    { '/standard/items/10': { code: 'new', names, kind: 'yesNo', expects: 'yes', points: 0 } },
  ],
  [
    'more stations needed of more',
    caseFree,
    { '/standard/items/4/items/2': { code: 'school', names }, '/standard/items/4/need': { atLeast: 2 } },
  ],
  ['patrols on every day', caseFree, { '/standard/items/5/periods': 'every' }],
  [
    'less bonus, more deduction, no bonus at all',
    star,
    { '/standard/adjustments/0/each': 1, '/standard/adjustments/1/atMost': 20 },
  ],
  ['no bonus', star, { '/standard/adjustments/0': undefined }],
  ['more stars', star, { '/grading/grades/1/when/stars': { atLeast: 8 } }],
  ['more for a star', star, { '/grading/stars/earns/points': { moreThan: 9 } }],
  ['a grade between', star, { '/grading/grades/2': { code: 'some', names, when: { stars: { atLeast: 3 } } } }],
  ['fewer places', scored, { '/grading/grades/1/quota': { share: '49.9', of: 'assessed', rounds: 'down' } }],
  ['more days without', caseFree, { '/application/conditions/0/days': { atLeast: 21 } }],
  ['a longer look at complaints', caseFree, { '/application/conditions/1/within': { months: 2 } }],
  [
    'one grade of the two',
    caseFree,
    { '/application/conditions/2/grades': ['gold'], '/application/conditions/3/grades': ['gold'] },
  ],
  ['a fresher result', caseFree, { '/application/conditions/3/within': { months: 6 } }],
  ['a second step', caseFree, { '/application/chain/0/twoStep': true, '/application/chain/1/mayReject': true }],
  [
    'one more trigger',
    star,
    {
      '/award/triggers/2': {
        code: 'more',
        names,
        clause: '第十一条',
        on: { kind: 'falsification' },
        confirm: 'two',
        consequence: 'proposeRemoval',
      },
    },
  ],
  [
    'a trigger that fires sooner',
    caseFree,
    { '/award/triggers/1/on': { kind: 'complaints', verified: { atLeast: 2 }, within: { days: 10 } } },
  ],
  ['overdue rectifications of any kind', caseFree, { '/award/triggers/2/on/serious': false }],
  [
    'a graver consequence confirmed by fewer',
    caseFree,
    {
      '/award/triggers/3/confirm': 'none',
      '/award/triggers/3/within': undefined,
      '/award/triggers/5/consequence': 'proposeRemoval',
    },
  ],
  ['a trigger of every grade', star, { '/award/triggers/0/grades': undefined }],
  ['a higher score to fall below', scored, { '/award/triggers/0/on/total': { atMost: 60 } }],
  [
    'a longer notice and longer to appeal',
    star,
    { '/award/notice/days/days': 7, '/award/clocks/appeal': { days: 60, of: 'working' } },
  ],
];

const looser: readonly (readonly [...Row, readonly string[]])[] = [
  [
    'a lower bar',
    caseFree,
    { '/standard/items/3/bound': { atLeast: 9, atMost: 20 } },
    ['/standard/items/3/bound looserThanParent'],
  ],
  [
    'a number that is included',
    caseFree,
    { '/standard/items/1/bound': { atMost: 3 } },
    ['/standard/items/1/bound looserThanParent'],
  ],
  [
    'a lower bar of one class',
    star,
    { '/standard/items/0/bound/byClass/oldEstate': { atLeast: 6 } },
    ['/standard/items/0/bound looserThanParent'],
  ],
  [
    'one bar for all, below the highest',
    star,
    { '/standard/items/0/bound': { atLeast: 7 } },
    ['/standard/items/0/bound looserThanParent'],
  ],
  ['no bar', star, { '/standard/items/0/bound': undefined }, ['/standard/items/0/bound looserThanParent']],
  ['an indicator left out', star, { '/standard/items/9': undefined }, ['/standard/items parentMissing']],
  [
    'an indicator of another kind',
    caseFree,
    { '/standard/items/2': { code: 'register', names, kind: 'judged', expects: names, required: true } },
    ['/standard/items parentMissing'],
  ],
  ['other points', star, { '/standard/items/9/points': 11 }, ['/standard/items/9/points looserThanParent']],
  [
    'another way to measure',
    caseFree,
    { '/standard/items/1/within': { days: 7 } },
    ['/standard/items/1/within looserThanParent'],
  ],
  [
    'a new indicator that gives points',
    star,
    { '/standard/items/10': { code: 'new', names, kind: 'yesNo', expects: 'yes', points: 5 } },
    ['/standard/items/10 looserThanParent'],
  ],
  [
    'nothing required',
    star,
    { '/standard/items/0/required': undefined },
    ['/standard/items/0/required looserThanParent'],
  ],
  ['no veto', star, { '/standard/items/0/veto': undefined }, ['/standard/items/0/veto looserThanParent']],
  [
    'a veto that looks back less',
    star,
    { '/standard/items/0/veto/lookBack': { months: 5 } },
    ['/standard/items/0/veto looserThanParent'],
  ],
  [
    'a veto that does not look back',
    star,
    { '/standard/items/0/veto': {} },
    ['/standard/items/0/veto looserThanParent'],
  ],
  [
    'evidence left out',
    caseFree,
    { '/standard/items/0/evidence': undefined },
    ['/standard/items/0/evidence parentMissing'],
  ],
  [
    'older evidence',
    caseFree,
    { '/standard/items/0/evidence/0/window/days': 15 },
    ['/standard/items/0/evidence/0 looserThanParent'],
  ],
  [
    'fewer stations needed, and one that is gone',
    caseFree,
    { '/standard/items/4/items/1': undefined, '/standard/items/4/need': { atLeast: 0 } },
    ['/standard/items/4/items parentMissing', '/standard/items/4/need looserThanParent'],
  ],
  [
    'fewer days with patrols',
    caseFree,
    { '/standard/items/5/periods': { atLeast: 19 } },
    ['/standard/items/5/periods looserThanParent'],
  ],
  [
    'a lower floor',
    scored,
    { '/standard/items/0/floor/share': { atLeast: 59 } },
    ['/standard/items/0/floor looserThanParent'],
  ],
  [
    'a floor in points for one in shares',
    scored,
    { '/standard/items/0/floor': { points: { atLeast: 60 } } },
    ['/standard/items/0/floor looserThanParent'],
  ],
  ['no floor', scored, { '/standard/items/0/floor': undefined }, ['/standard/items/0/floor looserThanParent']],
  ['no veto of incidents', star, { '/standard/vetoes': undefined }, ['/standard/vetoes parentMissing']],
  [
    'a veto of incidents that looks back less',
    star,
    { '/standard/vetoes/0/lookBack': { days: 364 } },
    ['/standard/vetoes/0 looserThanParent'],
  ],
  ['more bonus', star, { '/standard/adjustments/0/atMost': 11 }, ['/standard/adjustments/0 looserThanParent']],
  ['less deduction', star, { '/standard/adjustments/1/each': 1 }, ['/standard/adjustments/1 looserThanParent']],
  ['no deduction', star, { '/standard/adjustments/1': undefined }, ['/standard/adjustments parentMissing']],
  [
    'a new bonus',
    star,
    { '/standard/adjustments/2': { code: 'more', names, kind: 'bonus', each: 1, atMost: 1 } },
    ['/standard/adjustments/2 looserThanParent'],
  ],
  [
    'fewer stars',
    star,
    { '/grading/grades/1/when/stars': { atLeast: 6 } },
    ['/grading/grades/1/when looserThanParent'],
  ],
  [
    'less for a star',
    star,
    { '/grading/stars/earns/points': { atLeast: '8.99' } },
    ['/grading/stars looserThanParent'],
  ],
  ['stars of fewer aspects', star, { '/grading/stars/of/9': undefined }, ['/grading/stars looserThanParent']],
  ['a grade left out', star, { '/grading/grades/1': undefined }, ['/grading/grades parentMissing']],
  ['more places', scored, { '/grading/grades/0/quota/number': 2 }, ['/grading/grades/0/quota looserThanParent']],
  [
    'a larger share of places',
    scored,
    { '/grading/grades/1/quota/share': '50.1' },
    ['/grading/grades/1/quota looserThanParent'],
  ],
  [
    'a share of others',
    scored,
    { '/grading/grades/1/quota/of': 'applied' },
    ['/grading/grades/1/quota looserThanParent'],
  ],
  [
    'places without limit',
    scored,
    { '/grading/grades/0/quota': undefined },
    ['/grading/grades/0/quota looserThanParent'],
  ],
  ['no application', caseFree, { '/application': undefined }, ['/application parentMissing']],
  [
    'fewer days without',
    caseFree,
    { '/application/conditions/0/days': { atLeast: 13 } },
    ['/application/conditions parentMissing'],
  ],
  [
    'days without fewer incidents',
    caseFree,
    { '/application/conditions/0/incidents/3': undefined },
    ['/application/conditions parentMissing'],
  ],
  [
    'more complaints',
    caseFree,
    { '/application/conditions/1/verified': { lessThan: 4 } },
    ['/application/conditions parentMissing'],
  ],
  [
    'any grade of the title',
    caseFree,
    { '/application/conditions/2/grades': undefined },
    ['/application/conditions parentMissing'],
  ],
  [
    'a title held shorter',
    caseFree,
    { '/application/conditions/2/for': { months: 11 } },
    ['/application/conditions parentMissing'],
  ],
  [
    'an older result',
    caseFree,
    { '/application/conditions/3/within': { years: 2 } },
    ['/application/conditions parentMissing'],
  ],
  [
    'another indicator of the subject',
    caseFree,
    { '/application/conditions/4/indicator': 'register' },
    ['/application/conditions parentMissing'],
  ],
  [
    'sooner after a removal, barred or not',
    caseFree,
    { '/application/reapply/1/span': { months: 2 }, '/application/reapply/2': undefined },
    ['/application/reapply parentMissing', '/application/reapply parentMissing'],
  ],
  [
    'a level of the chain left out',
    caseFree,
    { '/application/chain/3': undefined },
    ['/application/chain parentMissing'],
  ],
  ['one step for two', caseFree, { '/application/chain/2/twoStep': false }, ['/application/chain/2 looserThanParent']],
  [
    'a level that may not reject',
    caseFree,
    { '/application/chain/0/mayReject': false },
    ['/application/chain/0 looserThanParent'],
  ],
  [
    'a level that acts elsewhere',
    caseFree,
    { '/application/chain/2/at': 'city' },
    ['/application/chain/2 looserThanParent'],
  ],
  ['no title', star, { '/award': undefined }, ['/award parentMissing']],
  ['a trigger left out', caseFree, { '/award/triggers/0': undefined }, ['/award/triggers parentMissing']],
  [
    'a trigger of something else',
    caseFree,
    { '/award/triggers/0/on': { kind: 'merged' }, '/award/triggers/4/on': { kind: 'membersLost' } },
    ['/award/triggers/0 looserThanParent', '/award/triggers/4 looserThanParent'],
  ],
  [
    'complaints within less',
    caseFree,
    { '/award/triggers/1/on/within': { days: 6 } },
    ['/award/triggers/1 looserThanParent'],
  ],
  [
    'complaints of some kinds',
    caseFree,
    { '/award/triggers/1/on/kinds': ['prevention'] },
    ['/award/triggers/1 looserThanParent'],
  ],
  [
    'below the standard of fewer rounds',
    caseFree,
    { '/award/triggers/3/on/rounds/1': undefined },
    ['/award/triggers/3 looserThanParent'],
  ],
  ['more who confirm', caseFree, { '/award/triggers/0/confirm': 'one' }, ['/award/triggers/0 looserThanParent']],
  [
    'a milder consequence',
    caseFree,
    { '/award/triggers/0/consequence': 'proposeRemoval' },
    ['/award/triggers/0 looserThanParent'],
  ],
  ['another deadline', caseFree, { '/award/triggers/5/on/what': 'plaque' }, ['/award/triggers/5 looserThanParent']],
  [
    'a trigger of another grade',
    star,
    { '/award/triggers/0/grades': ['qualified'] },
    ['/award/triggers/0 looserThanParent'],
  ],
  [
    'a lower score to fall below',
    scored,
    { '/award/triggers/0/on/total': { lessThan: 59 } },
    ['/award/triggers/0 looserThanParent'],
  ],
  ['no notice', star, { '/award/notice': undefined }, ['/award/notice parentMissing']],
  [
    'a shorter notice',
    edited(star, { '/award/notice/days/days': 7 }),
    { '/award/notice/days/days': 6 },
    ['/award/notice looserThanParent'],
  ],
  [
    'a notice in calendar days',
    star,
    { '/award/notice/days': { days: 9, of: 'calendar' } },
    ['/award/notice looserThanParent'],
  ],
  [
    'less time to state the case and to appeal',
    star,
    { '/award/clocks/statement/days': 4, '/award/clocks/appeal/days': 59 },
    ['/award/clocks/statement looserThanParent', '/award/clocks/appeal looserThanParent'],
  ],
  ['no end of a warning', star, { '/award/clocks/warning': undefined }, ['/award/clocks/warning parentMissing']],
  ['a title that lasts longer', star, { '/award/validity/years': 2 }, ['/award/validity looserThanParent']],
  ['a title that lasts the whole cycle', star, { '/award/validity': undefined }, ['/award/validity looserThanParent']],
  ['no renewal', star, { '/award/renewal': undefined }, ['/award/renewal parentMissing']],
  ['no roll-up', caseFree, { '/award/rollUp': undefined }, ['/award/rollUp parentMissing']],
  [
    'a roll-up of fewer members',
    caseFree,
    { '/award/rollUp/share': { atLeast: 90 } },
    ['/award/rollUp/share looserThanParent'],
  ],
];

describe('a definition that follows another', () => {
  it.each(asStrict)('may have %s', (_what, parent, edits) => {
    expect(faultsOf(parent, edits)).toEqual([]);
  });

  it.each(looser)('may not have %s', (_what, parent, edits, faults) => {
    expect(faultsOf(parent, edits)).toEqual(faults);
  });
});
