import { definitionJsonSchema, readDefinition, type PublishableDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { edited, shippedDefinition } from '../../testing/definitions.js';
import { looserThan } from './looser-than.js';

const names = { zh: '名称', en: 'Name' };
const inDays = { days: 5, of: 'calendar', dayOff: 'asWritten' };
const node = { names, kind: 'yesNo', expects: 'yes' };

/** Says every optional member at least once; what it says together makes no sense. */
const full = edited(shippedDefinition('case-free-compound'), {
  '/founding/endsOn': '2030-12-31',
  '/historic': true,
  '/parent': {
    key: 'above',
    version: 1,
    approval: { number: '1', by: names, level: 'city', on: '2026-01-01' },
  },
  '/stages/0': { code: 'first', names, level: 'county' },
  '/tasks/extension': { mayBeAskedUntil: 3, maxTimes: 2, decidedBy: 'office' },
  '/tasks/overdue/reminderDaysBefore': 3,
  '/tasks/report': { every: 'month', dueWithinDays: 5, route: ['community', 'town'] },
  '/subjects/classes': [{ code: 'newEstate', names }],
  '/subjects/who/0/classes': ['newEstate'],
  '/facts/complaints/rectifyWithin': inDays,
  '/standard/items/0': {
    ...node,
    code: 'whole',
    clause: '第一条',
    points: 10,
    weight: 10,
    classes: ['newEstate'],
    required: true,
    veto: { lookBack: { months: 6 } },
    evidence: [{ code: 'photos', names, window: { of: 'period' }, atLeast: 1 }],
    notApplicable: { by: 'assessor', counts: 'full' },
    scoring: { by: 'met' },
  },
  '/standard/items/4': {
    code: 'part',
    names,
    kind: 'component',
    floor: { share: { atLeast: 60 } },
    items: [{ ...node, code: 'inPart' }],
  },
  '/standard/items/5': {
    code: 'rooms',
    names,
    kind: 'checklist',
    items: [{ code: 'hall', names, standsFor: [names] }],
    need: { atLeast: 1 },
  },
  '/standard/items/6': {
    code: 'insured',
    names,
    kind: 'rate',
    of: { n: names, d: names },
    lines: { of: [{ code: 'health', names }], combine: 'each' },
    bound: { moreThan: 95 },
  },
  '/standard/items/7': { code: 'mark', names, kind: 'score', from: 0, to: 10, places: 1, bound: { atLeast: 9 } },
  '/standard/items/8': {
    code: 'verdict',
    names,
    kind: 'judged',
    expects: names,
    options: [
      { code: 'good', names, share: 100 },
      { code: 'poor', names, share: 0 },
    ],
  },
  '/standard/items/9': {
    code: 'titled',
    names,
    kind: 'title',
    title: 'clean-yards',
    grades: ['gold'],
    heldFor: { years: 1 },
  },
  '/standard/vetoes': [{ code: 'cases', names, incidents: ['confirmedCase'], lookBack: { days: 30 } }],
  '/standard/adjustments': [
    { code: 'plus', names, kind: 'bonus', each: 1, atMost: 5 },
    { code: 'minus', names, kind: 'deduction', each: 1, atMost: 5 },
  ],
  '/rounds/0/opens': { on: 'application', together: 'month' },
  '/rounds/3/due': inDays,
  '/rounds/3/assessors': { number: 2, combine: 'mean', spreadAtMost: 10 },
  '/rounds/3/sampling': { of: 'household', number: 20 },
  '/rounds/4': {
    code: 'year',
    names,
    form: 'summary',
    opens: { on: 'plan', every: 'year' },
    due: inDays,
    indicators: 'all',
    decides: false,
    summarises: { round: 'fullCheck', method: 'mean' },
  },
  '/grading/stars': { of: ['whole'], earns: { points: { atLeast: 9 } } },
  '/grading/ranking': { within: 'round', tieBreaks: [], unbroken: 'decided' },
  '/grading/grades': [
    {
      code: 'gold',
      names,
      named: true,
      when: {
        total: { atLeast: 9 },
        share: { atLeast: 90 },
        stars: { atLeast: 1 },
        required: true,
        floors: true,
        met: ['mark'],
        rank: { atMost: 1 },
      },
      quota: { number: 1, per: 'round' },
    },
    { code: 'silver', names, named: true, when: { required: true } },
  ],
  '/application/conditions/1': { kind: 'holdsTitle', title: 'clean-yards', grades: ['gold'], for: { years: 1 } },
  '/application/reapply/1': { kind: 'holdsTitle', title: 'clean-yards', grades: ['gold'], for: { years: 1 } },
  '/application/chain/0/within': inDays,
  '/rectification/due': inDays,
  '/rectification/overdue': 'transfer',
  '/rectification/transferTo': names,
  '/escalation': { steps: [{ code: 'order', kind: 'supervisionOrder', afterDays: 5, statement: inDays }] },
  '/award/notice/days': inDays,
  '/award/notice/reply': inDays,
  '/award/validity': { years: 1 },
  '/award/renewal': { round: 'evaluation', opensDaysBefore: 60, lapses: 'suspend' },
  '/award/triggers/1/on/kinds': ['prevention'],
  '/award/triggers/3/grades': ['gold'],
  '/award/triggers/3/within': inDays,
  '/award/clocks': {
    signedDocument: inDays,
    served: inDays,
    statement: inDays,
    appeal: inDays,
    appealReply: inDays,
    plaque: inDays,
    warning: inDays,
    suspension: inDays,
  },
  '/award/cascade': [{ on: 'removed', titles: ['clean-yards'], of: 'same', consequence: 'warn' }],
  '/honours/commendations': [
    {
      code: 'best',
      names,
      to: 'unit',
      grades: ['gold'],
      rank: { atMost: 1 },
      approval: { number: '2', by: names, level: 'city', on: '2026-01-01' },
    },
  ],
  '/honours/circulars': { grades: ['none'], fromBottom: { atMost: 2 }, statement: inDays },
  '/honours/barred': { grades: ['none'], for: { years: 1 } },
});

type Verdict = 'asStrict' | 'looser';
/** A member as the schema places it, where {@link full} says it, and what it comes to when only the child, only the parent says it. */
type Row = readonly [member: string, pointer: string, added: Verdict, leftOut: Verdict];

const alike = ['asStrict', 'asStrict'] as const;
const asks = ['asStrict', 'looser'] as const;
const allows = ['looser', 'asStrict'] as const;
const fixed = ['looser', 'looser'] as const;

const rows: readonly Row[] = [
  ['/founding/endsOn', '/founding/endsOn', ...asks],
  ['/historic', '/historic', ...asks],
  // A later version that drops its parent is refused whatever else it says.
  ['/parent', '/parent', ...alike],
  // Rounds are kept whatever the stages say.
  ['/stages/*/level', '/stages/0/level', ...alike],
  ['/tasks/extension', '/tasks/extension', ...allows],
  ['/tasks/overdue/reminderDaysBefore', '/tasks/overdue/reminderDaysBefore', ...asks],
  ['/tasks/report', '/tasks/report', ...asks],
  ['/subjects/classes', '/subjects/classes', ...alike],
  ['/subjects/who/*/level', '/subjects/who/0/level', ...fixed],
  ['/subjects/who/*/classes', '/subjects/who/0/classes', ...asks],
  ['/facts', '/facts', ...asks],
  ['/facts/complaints', '/facts/complaints', ...asks],
  ['/facts/complaints/rectifyWithin/dayOff', '/facts/complaints/rectifyWithin/dayOff', ...asks],
  ['/standard', '/standard', ...asks],
  ['/standard/items/*/clause', '/standard/items/0/clause', ...alike],
  ['/standard/items/*/points', '/standard/items/0/points', ...fixed],
  ['/standard/items/*/weight', '/standard/items/0/weight', ...fixed],
  ['/standard/items/*/classes', '/standard/items/0/classes', ...fixed],
  ['/standard/items/*/required', '/standard/items/0/required', ...asks],
  ['/standard/items/*/veto', '/standard/items/0/veto', ...asks],
  ['/standard/items/*/veto/lookBack', '/standard/items/0/veto/lookBack', ...asks],
  ['/standard/items/*/evidence', '/standard/items/0/evidence', ...asks],
  ['/standard/items/*/notApplicable', '/standard/items/0/notApplicable', ...fixed],
  ['/standard/items/*/scoring', '/standard/items/0/scoring', ...fixed],
  ['/standard/items/*/floor', '/standard/items/4/floor', ...asks],
  ['/standard/items/*/items/*/standsFor', '/standard/items/5/items/0/standsFor', ...alike],
  ['/standard/items/*/lines', '/standard/items/6/lines', ...fixed],
  // Without one a score is met at its highest.
  ['/standard/items/*/bound', '/standard/items/7/bound', ...allows],
  ['/standard/items/*/options', '/standard/items/8/options', ...fixed],
  ['/standard/items/*/grades', '/standard/items/9/grades', ...fixed],
  ['/standard/items/*/heldFor', '/standard/items/9/heldFor', ...fixed],
  ['/standard/vetoes', '/standard/vetoes', ...asks],
  // A bonus and a deduction.
  ['/standard/adjustments', '/standard/adjustments', ...fixed],
  ['/rounds', '/rounds', ...asks],
  ['/rounds/*/by', '/rounds/3/by', ...fixed],
  ['/rounds/*/opens/together', '/rounds/0/opens/together', ...fixed],
  ['/rounds/*/due/dayOff', '/rounds/3/due/dayOff', ...asks],
  // Without assessors a round takes the result of others.
  ['/rounds/*/assessors', '/rounds/3/assessors', ...fixed],
  ['/rounds/*/assessors/combine', '/rounds/3/assessors/combine', ...fixed],
  ['/rounds/*/assessors/spreadAtMost', '/rounds/3/assessors/spreadAtMost', ...asks],
  ['/rounds/*/sampling', '/rounds/3/sampling', ...asks],
  ['/rounds/*/summarises', '/rounds/4/summarises', ...fixed],
  ['/grading', '/grading', ...asks],
  ['/grading/stars', '/grading/stars', ...asks],
  ['/grading/ranking', '/grading/ranking', ...asks],
  ['/grading/grades/*/named', '/grading/grades/1/named', ...allows],
  ['/grading/grades/*/when/total', '/grading/grades/0/when/total', ...asks],
  ['/grading/grades/*/when/share', '/grading/grades/0/when/share', ...asks],
  ['/grading/grades/*/when/stars', '/grading/grades/0/when/stars', ...asks],
  ['/grading/grades/*/when/required', '/grading/grades/0/when/required', ...asks],
  ['/grading/grades/*/when/floors', '/grading/grades/0/when/floors', ...asks],
  ['/grading/grades/*/when/met', '/grading/grades/0/when/met', ...asks],
  ['/grading/grades/*/when/rank', '/grading/grades/0/when/rank', ...asks],
  ['/grading/grades/*/quota', '/grading/grades/0/quota', ...asks],
  ['/application', '/application', ...fixed],
  ['/application/conditions/*/grades', '/application/conditions/1/grades', ...asks],
  ['/application/conditions/*/for', '/application/conditions/1/for', ...asks],
  ['/application/reapply/*/grades', '/application/reapply/1/grades', ...asks],
  ['/application/reapply/*/for', '/application/reapply/1/for', ...asks],
  // An evaluation always names its round.
  ['/application/chain/*/round', '/application/chain/1/round', ...alike],
  ['/application/chain/*/within', '/application/chain/0/within', ...asks],
  ['/application/chain/*/within/dayOff', '/application/chain/0/within/dayOff', ...asks],
  ['/rectification', '/rectification', ...asks],
  ['/rectification/due/dayOff', '/rectification/due/dayOff', ...asks],
  ['/rectification/serious/due/dayOff', '/rectification/serious/due/dayOff', ...asks],
  // Always said where something is transferred.
  ['/rectification/transferTo', '/rectification/transferTo', ...alike],
  ['/escalation', '/escalation', ...asks],
  ['/escalation/steps/*/statement', '/escalation/steps/0/statement', ...asks],
  ['/escalation/steps/*/statement/dayOff', '/escalation/steps/0/statement/dayOff', ...allows],
  ['/award', '/award', ...asks],
  ['/award/notice', '/award/notice', ...asks],
  ['/award/notice/days/dayOff', '/award/notice/days/dayOff', ...allows],
  ['/award/notice/reply/dayOff', '/award/notice/reply/dayOff', ...asks],
  ['/award/validity', '/award/validity', ...asks],
  ['/award/renewal', '/award/renewal', ...fixed],
  ['/award/triggers/*/grades', '/award/triggers/3/grades', ...allows],
  ['/award/triggers/*/on/kinds', '/award/triggers/1/on/kinds', ...allows],
  ['/award/triggers/*/within', '/award/triggers/3/within', ...asks],
  ['/award/triggers/*/within/dayOff', '/award/triggers/3/within/dayOff', ...asks],
  ['/award/clocks/signedDocument/dayOff', '/award/clocks/signedDocument/dayOff', ...asks],
  ['/award/clocks/served/dayOff', '/award/clocks/served/dayOff', ...asks],
  ['/award/clocks/statement/dayOff', '/award/clocks/statement/dayOff', ...allows],
  ['/award/clocks/appeal/dayOff', '/award/clocks/appeal/dayOff', ...allows],
  ['/award/clocks/appealReply/dayOff', '/award/clocks/appealReply/dayOff', ...asks],
  ['/award/clocks/plaque', '/award/clocks/plaque', ...asks],
  ['/award/clocks/plaque/dayOff', '/award/clocks/plaque/dayOff', ...asks],
  ['/award/clocks/warning', '/award/clocks/warning', ...asks],
  ['/award/clocks/warning/dayOff', '/award/clocks/warning/dayOff', ...allows],
  ['/award/clocks/suspension', '/award/clocks/suspension', ...asks],
  ['/award/clocks/suspension/dayOff', '/award/clocks/suspension/dayOff', ...allows],
  ['/award/followUp', '/award/followUp', ...asks],
  ['/award/rollUp', '/award/rollUp', ...fixed],
  ['/award/rollUp/members/level', '/award/rollUp/members/level', ...fixed],
  ['/award/cascade', '/award/cascade', ...asks],
  ['/honours', '/honours', ...asks],
  // A commendation stands on an approval of its own, or is praise alone.
  ['/honours/commendations/*/grades', '/honours/commendations/0/grades', ...alike],
  ['/honours/commendations/*/rank', '/honours/commendations/0/rank', ...alike],
  ['/honours/commendations/*/approval', '/honours/commendations/0/approval', ...alike],
  ['/honours/circulars', '/honours/circulars', ...asks],
  ['/honours/circulars/grades', '/honours/circulars/grades', ...asks],
  ['/honours/circulars/fromBottom', '/honours/circulars/fromBottom', ...asks],
  ['/honours/circulars/statement/dayOff', '/honours/circulars/statement/dayOff', ...allows],
  ['/honours/barred', '/honours/barred', ...asks],
  ['/honours/countsIn', '/honours/countsIn', ...asks],
];

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** A bound is compared as one: which of its sides it says is no member of the definition. */
const WHOLE = '#/$defs/Bound';
const root = definitionJsonSchema() as Schema;

function optionalMembers(schema: Schema, at: string, within: readonly string[] = []): readonly string[] {
  const { $ref, properties = {}, required = [], items, additionalProperties } = schema;
  if ($ref !== undefined) {
    if ($ref === WHOLE || within.includes($ref)) return [];
    const meant = root.$defs[$ref.slice('#/$defs/'.length)] as Schema;
    return optionalMembers(meant, at, [...within, $ref]);
  }
  const each = [items, additionalProperties === false ? undefined : additionalProperties];
  return [
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => optionalMembers(one, at, within)),
    ...each.flatMap((one) => (one === undefined ? [] : optionalMembers(one, `${at}/*`, within))),
    ...Object.entries(properties).flatMap(([name, one]) => [
      ...(required.includes(name) ? [] : [`${at}/${name}`]),
      ...optionalMembers(one, `${at}/${name}`, within),
    ]),
  ];
}

function verdict(parent: PublishableDefinition, child: PublishableDefinition, pointer: string): Verdict {
  const faults = looserThan(parent, child);
  const elsewhere = faults.filter((fault) => !fault.pointer.startsWith(pointer) && !pointer.startsWith(fault.pointer));
  expect(elsewhere).toEqual([]);
  return faults.length === 0 ? 'asStrict' : 'looser';
}

describe('an optional member of a definition that follows another', () => {
  it('is known to be looser or not, whichever it is', () => {
    expect(readDefinition(full as unknown as JsonValue)).toMatchObject({ ok: true });
    expect(rows.map(([member]) => member).sort()).toEqual([...new Set(optionalMembers(root, ''))].sort());
  });

  it.each(rows)('%s', (_member, pointer, added, leftOut) => {
    const without = edited(full, { [pointer]: undefined });
    expect(without).not.toEqual(full);
    expect([verdict(without, full, pointer), verdict(full, without, pointer)]).toEqual([added, leftOut]);
  });
});
