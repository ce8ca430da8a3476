// What the slices of a context share: where their helpers lie, and what the policy is asked about each aggregate.
import { Refused } from './refused.mjs';

const directory = {
  writeFrom: `import type { Done, Write } from '../../writing/write.js';`,
  aggregates: {
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
    division: { collection: 'divisions', tag: '区划 Divisions', read: 'directory.read', ...at('divisionId') },
  },
  parts: {},
  handler({ names, aggregate, pascal, id, data, may, imports, effectiveOn }) {
    return `import type { ${pascal}Command } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
${aggregate === 'division' ? `import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';\n` : ''}import { ${aggregate}Aggregate } from '../../aggregates.js';
${imports}import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { ${names.pascal} } from './${names.kebab}.command.js';

@CommandHandler(${names.pascal})
export class ${names.pascal}Handler implements ICommandHandler<${names.pascal}> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, ${id}, body }: ${names.pascal}): Promise<Done> {
    ${aggregate === 'division' ? 'const tenant = DEPLOYMENT_TENANT;' : 'const { tenant } = write.principal;'}
    return this.writer.change(${aggregate}Aggregate, tenant, ${id}, write, {
      type: '${names.pascal}',
      body,${effectiveOn ? '\n      effectiveOn: body.effectiveOn,' : ''}
      may: ${may},
      command: (): ${pascal}Command => ({
        type: '${names.pascal}',
        data: ${data},
        now: write.now,
        today: write.today,
      }),
    });
  }
}
`;
  },
};

/** In the directory the policy is asked where the record stands. */
function at(place, helper) {
  return {
    may: `(${place.includes('state') ? 'state' : ''}) => [{ action: 'directory.manage', resource: { divisionId: ${place} } }]`,
    imports: helper === undefined ? '' : `import { ${helper} } from '../../writing/places.js';\n`,
  };
}

const plans = {
  writeFrom: `import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';`,
  aggregates: {
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
  },
  parts: {
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
  },
  handler({ names, aggregate, id, data, may, imports, uses }) {
    const stream = uses.length > 0;
    const late = uses.includes('lateEntryFact');
    const parts = [...uses, ...(late ? ['effectiveOnOf'] : [])].sort();
    return `${stream ? `import { streamName } from '@gongjian/shared-event-sourcing';\n` : ''}import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordWriter, type Done } from '../../acting/record-writer.js';
import { ${aggregate}Aggregate } from '../../aggregates.js';
${imports}${parts.length > 0 ? `import { ${parts.join(', ')} } from '../../requests/parts.js';\n` : ''}import { ${names.pascal} } from './${names.kebab}.command.js';

@CommandHandler(${names.pascal})
export class ${names.pascal}Handler implements ICommandHandler<${names.pascal}> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, ${id}, body }: ${names.pascal}): Promise<Done> {${stream ? `\n    const stream = streamName('${aggregate}', ${id});` : ''}
    const result = await this.records.change(${aggregate}Aggregate, ${id}, write, {
      type: '${names.pascal}',
      body,
      may: ${may},${late ? '\n      ...effectiveOnOf(body.lateEntry),' : ''}
      data: (${data.includes('acting.') ? 'acting' : ''}) => (${data}),
    });
    return { id: ${id}, result };
  }
}
`;
  },
};

const CONTEXTS = { directory, plans };

/** @throws Refused for a context or an aggregate that is not described here */
export function conventionsOf(context, aggregate) {
  const conventions = CONTEXTS[context];
  const own = conventions?.aggregates[aggregate];
  if (own === undefined) {
    throw new Refused(`tools/generators/contexts.mjs does not know ${context}/${aggregate}: describe it there first`);
  }
  return { ...conventions, own };
}
