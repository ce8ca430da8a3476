// What slices share: the parts of requests, and what the policy is asked about each aggregate of a context.
import { Refused } from './refused.mjs';

/** What a member of a command's data is made from, where every context says it alike. */
export const PARTS = {
  Reason: {
    schema: 'reason',
    from: ['reason'],
    fact: (value) => `reasonFact(${value}, stream)`,
    uses: ['reasonFact'],
    sample: `{ code: 'other' }`,
  },
  'Reason | null': {
    schema: 'reason.optional()',
    from: ['reason'],
    fact: (value) => `${value} === undefined ? null : reasonFact(${value}, stream)`,
    uses: ['reasonFact'],
    sample: `{ code: 'other' }`,
    omittable: true,
  },
  'LateEntry | null': {
    schema: 'lateEntry.optional()',
    from: ['lateEntry'],
    fact: (value) => `lateEntryFact(${value}, stream)`,
    uses: ['lateEntryFact'],
    sample: `{ effectiveOn: '2026-03-02', reason: { code: 'other' } }`,
    omittable: true,
  },
  OfficerAsOf: { fact: () => 'acting.officer' },
};

const directory = {
  unit: {
    collection: 'units',
    tag: '单位 Units',
    read: 'directory.read',
    ...at('placeOf(state, write.today)', 'placeOf'),
  },
  subject: {
    collection: 'subjects',
    tag: '对象 Subjects',
    read: 'directory.read',
    ...at('placeOf(state, write.today)', 'placeOf'),
  },
  person: {
    collection: 'people',
    tag: '人员 People',
    read: 'directory.read',
    ...at('placeOfPerson(state)', 'placeOfPerson'),
  },
  division: {
    collection: 'divisions',
    tag: '区划 Divisions',
    read: 'directory.read',
    deploymentWide: true,
    ...at('divisionId'),
  },
};

/** In the directory the policy is asked where the record stands. */
function at(place, helper) {
  return {
    may: `(${place.includes('state') ? 'state' : ''}) => ({ action: 'directory.manage', resource: { divisionId: ${place} } })`,
    imports: helper === undefined ? '' : `import { ${helper} } from '../../writing/places.js';\n`,
  };
}

const plans = {
  programme: {
    collection: 'programmes',
    tag: '项目 Programmes',
    read: 'programme.read',
    may: 'mayManageProgramme',
    imports: `import { mayManageProgramme } from '../../programmes/may-manage-programme.js';\n`,
  },
  plan: {
    collection: 'plans',
    tag: '工作方案 Plans',
    read: 'plan.read',
    may: 'mayManagePlan',
    imports: `import { mayManagePlan } from '../../plans/may-manage-plan.js';\n`,
  },
  task: {
    collection: 'tasks',
    tag: '任务 Tasks',
    may: `mayOnTask('task.assign')`,
    imports: `import { mayOnTask } from '../../tasks/task-writer.js';\n`,
  },
  file: {
    collection: 'files',
    tag: '文件 Files',
    may: `mayOnFile('file.read')`,
    imports: `import { mayOnFile } from '../../files/may-on-file.js';\n`,
  },
};

const CONTEXTS = { directory, plans };

/** @throws Refused for a context or an aggregate that is not described here */
export function conventionsOf(context, aggregate) {
  const conventions = CONTEXTS[context]?.[aggregate];
  if (conventions === undefined) {
    throw new Refused(`tools/generators/contexts.mjs does not know ${context}/${aggregate}: describe it there first`);
  }
  return conventions;
}
