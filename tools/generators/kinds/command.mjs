import { conventionsOf, PARTS } from '../contexts.mjs';
import { aggregateIn, commandMembers } from '../domain.mjs';
import { namesOf } from '../names.mjs';
import { Refused } from '../refused.mjs';

const orNull = (schema, sample) => ({ schema: `${schema}.nullable().default(null)`, sample, omittable: true });

/** What a member of a command's data is in a request, by its type. */
const TYPES = {
  string: { schema: 'text(200)', http: ['text'], sample: `'样例'` },
  'string | null': { ...orNull('text(200)', `'样例'`), http: ['text'] },
  id: { schema: 'uuid()', http: ['uuid'], sample: `'018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31'` },
  LocalDate: { schema: 'localDate()', http: ['localDate'], sample: `'2026-03-02'` },
  'LocalDate | null': { ...orNull('localDate()', `'2026-03-02'`), http: ['localDate'] },
  number: { schema: 'z.int()', http: [], sample: '1' },
  boolean: { schema: 'z.boolean()', http: [], sample: 'true' },
  'readonly string[]': { schema: 'z.array(text(200)).max(100)', http: ['text'], sample: `['样例']` },
};

export const command = {
  usage: 'command <context> <verb-noun> [中文]',
  does: 'the HTTP slice of a command that its aggregate decides already: request, command, handler, controller, spec',
  least: 2,
  most: 3,
  generate(root, context, name, zh) {
    const names = namesOf(name);
    const aggregate = aggregateIn(root, context, names);
    const pascal = namesOf(aggregate).pascal;
    const own = conventionsOf(root, context, aggregate);
    const id = `${aggregate}Id`;
    const members = commandMembers(root, context, aggregate, names.pascal).map((member) =>
      member.name === id ? { ...member, given: true } : { ...member, ...partOf(member, aggregate) },
    );
    const unknown = members.filter(
      ({ given, schema, fact }) => given !== true && schema === undefined && fact === undefined,
    );
    if (unknown.length > 0) {
      const list = unknown.map(({ name: member, type }) => `${member}: ${type}`).join(', ');
      throw new Refused(`${names.pascal} holds what its handler must look up (${list}): write this slice by hand`);
    }
    const fields = members.filter(({ schema }) => schema !== undefined);
    const folder = `libs/${context}/feature/src/commands/${name}`;
    const effectiveOn = fields.some((field) => field.name === 'effectiveOn' && !field.optional && !field.omittable);
    const data = `{ ${members.map(valueOf).join(', ')} }`;
    const uses = [...new Set(members.flatMap((member) => member.uses ?? []))].sort();
    return {
      create: {
        [`${folder}/${name}.request.ts`]: request(names, fields),
        [`${folder}/${name}.command.ts`]: commandFile(names, id),
        [`${folder}/${name}.handler.ts`]: handler({ names, aggregate, id, data, own, uses, effectiveOn }),
        [`${folder}/${name}.controller.ts`]: controller(names, context, aggregate, own, id, zh),
        [`${folder}/${name}.spec.ts`]: spec(names, fields),
      },
      next: [
        `name ${names.pascal}Controller and ${names.pascal}Handler in libs/${context}/feature/src/${context}.module.ts`,
        `check lengths in ${name}.request.ts and the right that ${name}.handler.ts asks for`,
        ...(zh === undefined ? [`put the Chinese name into the summary in ${name}.controller.ts`] : []),
        `add a line to the integration spec of the context: who may, who may not`,
      ],
    };
  },
};

/** Sealed under the key of the person whose stream it is. */
const sealed = (value) => `${value}.sealedFor({ kind: 'person', personId })`;

function partOf({ name, type, optional }, aggregate) {
  if (Object.hasOwn(PARTS, type)) return PARTS[type];
  if (aggregate === 'person' && type === 'Sealed') {
    return { schema: 'personal(60)', http: ['personal'], sample: `'样例'`, fact: sealed };
  }
  if (aggregate === 'person' && type === 'Sealed | null') {
    const fact = (value) => `${sealed(`${value}?`)} ?? null`;
    return { ...orNull('personal(60)', `'样例'`), http: ['personal'], fact };
  }
  const known = TYPES[type === 'string' && name.endsWith('Id') ? 'id' : type];
  if (known === undefined) return {};
  return optional ? { ...known, schema: `${known.schema}.optional()` } : known;
}

function valueOf({ name, given, optional, fact }) {
  if (given === true) return name;
  const value = `body.${name}`;
  const made = fact === undefined ? value : fact(value);
  return optional ? `...(${value} === undefined ? {} : { ${name}: ${made} })` : `${name}: ${made}`;
}

function request(names, fields) {
  const http = [...new Set(fields.flatMap(({ http: used = [] }) => used))].sort();
  const parts = [...new Set(fields.flatMap(({ from = [] }) => from))].sort();
  const members = fields.map(({ name, schema }) => (name === schema ? name : `${name}: ${schema}`)).join(',\n');
  return `${http.length > 0 ? `import { ${http.join(', ')} } from '@gongjian/shared-http';\n` : ''}${parts.length > 0 ? `import { ${parts.join(', ')} } from '@gongjian/shared-records/requests';\n` : ''}import { z } from 'zod';

export const ${names.camel}Request = z
  .strictObject({ ${members} })
  .meta({ id: '${names.pascal}Request' });
export type ${names.pascal}Body = z.output<typeof ${names.camel}Request>;
`;
}

function commandFile(names, id) {
  return `import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ${names.pascal}Body } from './${names.kebab}.request.js';

export class ${names.pascal} extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly ${id}: string,
    readonly body: ${names.pascal}Body,
  ) {
    super();
  }
}
`;
}

function handler({ names, aggregate, id, data, own, uses, effectiveOn }) {
  const late = uses.includes('lateEntryFact');
  const parts = [...uses, ...(late ? ['effectiveOnOf'] : [])].sort();
  const named = [...(own.deploymentWide ? ['DEPLOYMENT_TENANT'] : []), ...(uses.length > 0 ? ['streamName'] : [])];
  return `${named.length > 0 ? `import { ${named.join(', ')} } from '@gongjian/shared-event-sourcing';\n` : ''}import { RecordWriter, type Done } from '@gongjian/shared-records';
${parts.length > 0 ? `import { ${parts.join(', ')} } from '@gongjian/shared-records/requests';\n` : ''}import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ${aggregate}Aggregate } from '../../aggregates.js';
${own.imports}import { ${names.pascal} } from './${names.kebab}.command.js';

@CommandHandler(${names.pascal})
export class ${names.pascal}Handler implements ICommandHandler<${names.pascal}> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, ${id}, body }: ${names.pascal}): Promise<Done> {${uses.length > 0 ? `\n    const stream = streamName('${aggregate}', ${id});` : ''}
    const result = await this.records.change(${aggregate}Aggregate, ${id}, write, {
      type: '${names.pascal}',${own.deploymentWide ? '\n      tenant: DEPLOYMENT_TENANT,' : ''}
      body,${effectiveOn ? '\n      effectiveOn: body.effectiveOn,' : ''}${late ? '\n      ...effectiveOnOf(body.lateEntry),' : ''}
      may: ${own.may},
      data: (${data.includes('acting.') ? 'acting' : ''}) => (${data}),
    });
    return { id: ${id}, result };
  }
}
`;
}

function controller(names, context, aggregate, own, id, zh) {
  const act = names.words.filter((word) => word !== aggregate).join('-');
  return `import { Reply, uuid, writeAnswer, WriteContext, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ${names.pascal} } from './${names.kebab}.command.js';
import { ${names.camel}Request, type ${names.pascal}Body } from './${names.kebab}.request.js';

@ApiTags('${own.tag}')
@Controller('api/${context}/v1/${own.collection}')
export class ${names.pascal}Controller {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/${act}')
  @HttpCode(200)
  @ApiOperation({ summary: '${zh === undefined ? '' : `${zh} `}${names.sentence}' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) ${id}: string,
    @Body({ schema: ${names.camel}Request }) body: ${names.pascal}Body,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ${names.pascal}(write, ${id}, body));
    return written(reply, { status: 200, ...done });
  }
}
`;
}

function spec(names, fields) {
  const required = fields.filter(({ omittable, optional }) => !omittable && !optional).map(({ name }) => name);
  const sample = fields.map(({ name, sample: value }) => `${name}: ${value}`).join(',\n');
  const missing =
    required.length === 0
      ? `  it('may be empty', () => {
    expect(${names.camel}Request.safeParse({}).success).toBe(true);
  });`
      : `  it.each([${required.map((name) => `'${name}'`).join(', ')}])('does not go without %s', (name) => {
    const without = Object.fromEntries(Object.entries(whole).filter(([member]) => member !== name));
    expect(${names.camel}Request.safeParse(without).success).toBe(false);
  });`;
  return `import { ${names.camel}Request } from './${names.kebab}.request.js';

describe('a request to ${names.words.join(' ')}', () => {
  const whole = { ${sample} };

  it('holds what the command needs', () => {
    expect(${names.camel}Request.safeParse(whole).success).toBe(true);
  });

  it('holds nothing else', () => {
    expect(${names.camel}Request.safeParse({ ...whole, somethingElse: 1 }).success).toBe(false);
  });

${missing}
});
`;
}
