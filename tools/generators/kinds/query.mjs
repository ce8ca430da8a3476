import { conventionsOf } from '../contexts.mjs';
import { aggregateIn, exporterOf, historyOf } from '../domain.mjs';
import { namesOf } from '../names.mjs';
import { Refused } from '../refused.mjs';

export const query = {
  usage: 'query <context> <name> [中文]',
  does: 'a list with a read model of its own: projection with its rebuilt-equals-live spec, request, query, controller',
  least: 2,
  most: 3,
  generate(root, context, name, zh) {
    const names = namesOf(name);
    const aggregate = aggregateIn(root, context, names);
    const own = conventionsOf(root, context, aggregate);
    if (own.read === undefined) {
      throw new Refused(
        `who may read a ${aggregate} depends on the ${aggregate}: start from a list that asks the policy's scope`,
      );
    }
    const folder = `libs/${context}/feature/src/queries/${name}`;
    const history = historyOf(root, context, aggregate).map(({ file }) => file);
    if (history.length === 0) throw new Refused(`${aggregate} has no recorded history to prove a read model with`);
    const parts = { names, context, aggregate, pascal: namesOf(aggregate).pascal, own, zh };
    return {
      create: {
        [`${folder}/${name}.projection.ts`]: projection(root, parts),
        [`${folder}/${name}.projection.int.spec.ts`]: spec(root, parts, history),
        [`${folder}/${name}.request.ts`]: request(names),
        [`${folder}/${name}.query.ts`]: queryFile(parts),
        [`${folder}/${name}.controller.ts`]: controller(parts),
      },
      next: [
        `name ${names.pascal}Controller and ${names.pascal}Handler in libs/${context}/feature/src/${context}.module.ts`,
        `add ${names.camel}Projection to the context's projections: the module's forFeature and the tables that are migrated`,
        `give the projection the columns and indexes that the list filters and sorts by`,
        `say in ${name}.query.ts what an entry of the list shows`,
        ...(zh === undefined ? [`put the Chinese name into the summary in ${name}.controller.ts`] : []),
      ],
    };
  },
};

function projection(root, { names, context, aggregate, pascal }) {
  const from = exporterOf(root, context, `${aggregate}View`);
  const events = exporterOf(root, context, `${pascal}Event`);
  const own = [
    `${aggregate}Catalogue`,
    `${aggregate}View`,
    ...(events === from ? [`type ${pascal}Event`] : []),
    `type ${pascal}Row`,
  ];
  return `${events === from ? '' : `import type { ${pascal}Event } from '${events}';\n`}import { ${own.join(', ')} } from '${from}';
import type { ProjectionDefinition } from '@gongjian/shared-projections';

export const ${names.camel}Projection: ProjectionDefinition<${pascal}Row, ${pascal}Event> = {
  context: '${context}',
  name: '${names.snake}',
  version: 1,
  catalogue: ${aggregate}Catalogue,
  view: ${aggregate}View,
  columns: [],
  indexes: [],
};
`;
}

function spec(root, { names, context, aggregate, pascal }, history) {
  return `import type { ${pascal}Event } from '${exporterOf(root, context, `${pascal}Event`)}';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ${names.camel}Projection } from './${names.kebab}.projection.js';

/** A legal history, in order. */
const RECORDED = [${history.map((file) => `'${file}'`).join(', ')}];

function recorded(): readonly ${pascal}Event[] {
  return RECORDED.map((file) => {
    const url = new URL(\`../../../../domain/src/${aggregate}/history/\${file}\`, import.meta.url);
    const { type, data } = JSON.parse(readFileSync(url, 'utf8')) as { readonly type: string; readonly data: unknown };
    return { type, data: typeof data === 'string' ? (JSON.parse(data) as unknown) : data } as ${pascal}Event;
  });
}

describe('the read model ${names.words.join(' ')}', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('is the same rebuilt and live', async () => {
    const events = recorded();
    const compared = await rebuiltEqualsLive(${names.camel}Projection, {
      connection: database.connection,
      seed: randomInt(2 ** 31),
      streams: Array.from({ length: 12 }, () => ({ tenant: randomUUID(), id: randomUUID(), events })),
    });
    expect(compared).toEqual({ events: 12 * events.length, rows: 12 });
  });
});
`;
}

function request(names) {
  return `import { page } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const ${names.camel}Request = z.strictObject(page);
export type ${names.pascal}Request = z.output<typeof ${names.camel}Request>;
`;
}

function queryFile({ names, pascal, context, own }) {
  return `import type { ${pascal}Row } from '@gongjian/${context}-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ${names.camel}Projection } from './${names.kebab}.projection.js';
import type { ${names.pascal}Request } from './${names.kebab}.request.js';

export interface ${names.pascal}Entry {
  readonly id: string;
  readonly revision: string;
}

export class ${names.pascal} extends Query<{ readonly page: PageAnswer<${names.pascal}Entry>; readonly position: string | null }> {
  constructor(
    readonly reading: Reading,
    readonly request: ${names.pascal}Request,
  ) {
    super();
  }
}

@QueryHandler(${names.pascal})
export class ${names.pascal}Handler implements IQueryHandler<${names.pascal}> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, request: { limit, cursor } }: ${names.pascal}) {
    const may = { action: '${own.read}', resource: {} } as const;
    const { rows, next, position } = await this.reader.list(${names.camel}Projection, reading, may, {
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { page: { items: rows.map(entry), next }, position };
  }
}

function entry({ id, revision }: ProjectedRow<${pascal}Row>): ${names.pascal}Entry {
  return { id, revision: String(revision) };
}
`;
}

function controller({ names, context, own, zh }) {
  return `import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { id, pageOf, revision, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ${names.pascal}, type ${names.pascal}Entry } from './${names.kebab}.query.js';
import { ${names.camel}Request, type ${names.pascal}Request } from './${names.kebab}.request.js';

const answer = pageOf('${names.pascal}Page', z.strictObject({ id, revision }));

@ApiTags('${own.tag}')
@Controller('api/${context}/v1/${names.kebab}')
export class ${names.pascal}Controller {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '${zh === undefined ? '' : `${zh} `}${names.sentence}' })
  @ApiOkResponse({ standardSchema: answer })
  async handle(
    @Query({ schema: ${names.camel}Request }) request: ${names.pascal}Request,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<${names.pascal}Entry>> {
    const { page, position } = await this.queries.execute(new ${names.pascal}({ principal, after }, request));
    return served(reply, page, { position });
  }
}
`;
}
