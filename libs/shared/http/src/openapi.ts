import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { problem } from './schemas.js';

export interface ApiDescription {
  readonly title: string;
  readonly description: string;
  readonly version: string;
}

const OF_THE_PRODUCT: ApiDescription = {
  title: '共建 Gongjian',
  version: '0.1.0',
  description: '创建活动管理系统的接口。The interface of the system districts run their creation campaigns on.',
};

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & {
  'x-public'?: unknown;
  'x-rate-limited'?: unknown;
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const PROBLEMS: Readonly<Record<string, string>> = {
  '400': '无法识别的请求。Malformed.',
  '401': '未登录或令牌失效。No valid token.',
  '403': '没有权限。Not allowed.',
  '404': '没有这条记录。No such record.',
  '409': '与现状冲突。In conflict with the state of the record.',
  '412': 'If-Match 已过时。If-Match is stale.',
  '413': '内容过大。Too large.',
  '415': '不支持的 Content-Type。Unsupported Content-Type.',
  '422': '内容不符合要求。Breaks the schema or a rule.',
  '503': '暂时无法提供，按 Retry-After 再试。Not available; try again after Retry-After.',
};
const SUCCESSES: Readonly<Record<string, string>> = {
  '200': '成功。Done.',
  '201': '已建立。Created.',
  '202': '已受理，随后办理。Taken in; it is carried out next.',
};
const ON_WRITES_ONLY = new Set(['409', '412', '413', '415']);

interface JsonSchemaNode {
  $defs?: Readonly<Record<string, unknown>>;
  $schema?: string;
}

function jsonSchema(schema: unknown, io: 'input' | 'output'): { schema: unknown; components: Record<string, unknown> } {
  const {
    $defs,
    $schema: _dialect,
    ...rest
  } = z.toJSONSchema(schema as z.ZodType, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as JsonSchemaNode;
  return { schema: rest, components: { ...$defs } };
}

/** The OpenAPI 3.1 document, made from the same zod schemas that check requests. */
export function openApiDocument(app: NestFastifyApplication, description = OF_THE_PRODUCT): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(description.title)
    .setDescription(description.description)
    .setVersion(description.version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) => jsonSchema(schema, schemaType),
  });
  const { components } = jsonSchema(problem, 'output');
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = { ...schemas, ...components } as NonNullable<typeof schemas>;
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as Operation | undefined;
      if (operation !== undefined) {
        describe(operation, method !== 'get');
        allowAbsentBody(operation, document.components.schemas);
      }
    }
  }
  return document;
}

/** Of routes with a limit of requests. */
const TOO_MANY: Readonly<Record<string, string>> = { '429': '请求过于频繁 Too many requests' };

/** A body whose members are all optional may be left out. */
function allowAbsentBody({ requestBody }: Operation, schemas: Readonly<Record<string, unknown>>): void {
  if (requestBody === undefined || '$ref' in requestBody) return;
  const schema = requestBody.content['application/json']?.schema;
  if (schema === undefined) return;
  const named = '$ref' in schema ? schema.$ref.replace('#/components/schemas/', '') : null;
  const { type, required = [] } = (named === null ? schema : schemas[named]) as {
    readonly type?: string;
    readonly required?: readonly string[];
  };
  if (type === 'object' && required.length === 0) requestBody.required = false;
}

function describe(operation: Operation, writes: boolean): void {
  const open = operation['x-public'] !== undefined;
  delete operation['x-public'];
  const limited = operation['x-rate-limited'] !== undefined;
  delete operation['x-rate-limited'];
  operation.security = open ? [] : [{ bearer: [] }];
  for (const [status, text] of Object.entries(SUCCESSES)) {
    const response = operation.responses[status];
    if (response !== undefined && 'description' in response) response.description ||= text;
  }
  for (const [status, text] of Object.entries({ ...PROBLEMS, ...(limited ? TOO_MANY : {}) })) {
    if (open && (status === '401' || status === '403')) continue;
    if (!writes && ON_WRITES_ONLY.has(status)) continue;
    operation.responses[status] ??= {
      description: text,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
}
