/** What these tests use of an OpenAPI 3.1 document. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ApiSchema>> };
}

export interface ApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema?: ApiSchema }>>;
  };
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly security?: readonly unknown[];
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: ApiSchema;
}

export interface ApiSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: ApiSchema;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly anyOf?: readonly ApiSchema[];
  readonly oneOf?: readonly ApiSchema[];
  readonly additionalProperties?: boolean | ApiSchema;
  /** It holds a personal value, which is sealed before it is stored. */
  readonly 'x-personal'?: true;
}

export interface NamedOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: ApiOperation;
  /** Of a JSON body, without references; `null` when it takes none. */
  readonly body: ApiSchema | null;
  readonly takesForm: boolean;
  /** Its answer goes on for as long as the caller stays. */
  readonly streams: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function operationsOf(document: ApiDocument): readonly NamedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const content = operation.requestBody?.content ?? {};
      const schema = content['application/json']?.schema;
      return [
        {
          name: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path,
          operation,
          body: schema === undefined ? null : resolved(document, schema),
          takesForm: content['multipart/form-data'] !== undefined,
          streams: JSON.stringify(operation.responses ?? {}).includes('"text/event-stream"'),
        },
      ];
    }),
  );
}

/** Every `$ref` in the document with the place it stands at. */
export function referencesIn(value: unknown, at = '#'): readonly { readonly at: string; readonly to: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string'
      ? [{ at, to: member }]
      : referencesIn(member, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

export function lookUp(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, token) => {
      const key = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    }, document);
}

/** The schema with its own reference followed. */
export function resolved(document: ApiDocument, schema: ApiSchema): ApiSchema {
  if (schema.$ref === undefined) return schema;
  const target = lookUp(document, schema.$ref);
  if (typeof target !== 'object' || target === null) throw new Error(`no ${schema.$ref}`);
  return resolved(document, target);
}

const UUID = '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31';

/** A value of the schema with all its members; the first branch where there are several. */
export function sampleOf(document: ApiDocument, given: ApiSchema): unknown {
  const schema = resolved(document, given);
  const branch = (schema.anyOf ?? schema.oneOf)?.[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (branch !== undefined) return sampleOf(document, branch);
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [name, sampleOf(document, member)]),
      );
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(document, schema.items)];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema);
  }
}

function sampleText({ example, format, pattern }: ApiSchema): string {
  if (typeof example === 'string') return example;
  if (format === 'uuid') return UUID;
  if (format === 'date') return '2026-03-02';
  if (format === 'date-time') return '2026-03-02T01:00:00.000Z';
  if (pattern?.includes('{64}') === true) return 'a'.repeat(64);
  return 'abc';
}

/** A member somewhere in the sample, by JSON pointer, with its schema. */
export interface Leaf {
  readonly pointer: string;
  readonly schema: ApiSchema;
  /** Of which `schema` is the first branch. */
  readonly union: ApiSchema | null;
  /** The named schema that it is; `null` where it has no name of its own. */
  readonly named: string | null;
  /** The innermost named schema around it. */
  readonly within: string | null;
}

/** Every place of the schema that the sample of it fills, inner ones too. */
export function leavesOf(
  document: ApiDocument,
  given: ApiSchema,
  pointer = '',
  within: string | null = null,
  union: ApiSchema | null = null,
): readonly Leaf[] {
  const schema = resolved(document, given);
  const named = given.$ref ?? null;
  const inner = named ?? within;
  const branch = (schema.anyOf ?? schema.oneOf)?.[0];
  if (branch !== undefined) return leavesOf(document, branch, pointer, inner, union ?? schema);
  const own = { pointer, schema, union, named, within };
  if (schema.properties !== undefined) {
    const members = Object.entries(schema.properties).flatMap(([name, member]) =>
      leavesOf(document, member, `${pointer}/${name}`, inner),
    );
    return [own, ...members];
  }
  if (schema.items !== undefined) return [own, ...leavesOf(document, schema.items, `${pointer}/0`, inner)];
  return [own];
}

/** What a schema takes: the same for two that differ in names and words alone. */
export function shapeOf(document: ApiDocument, given: ApiSchema): ApiSchema {
  const { description: _words, example: _shown, 'x-personal': _mark, ...schema } = resolved(document, given);
  const { properties, items, anyOf, oneOf, additionalProperties: others } = schema;
  const of = (inner: ApiSchema): ApiSchema => shapeOf(document, inner);
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, of(member)])),
    }),
    ...(items && { items: of(items) }),
    ...(anyOf && { anyOf: anyOf.map(of) }),
    ...(oneOf && { oneOf: oneOf.map(of) }),
    ...(typeof others === 'object' && { additionalProperties: of(others) }),
  };
}

/** A copy of the value with the place the pointer names replaced. */
export function replaced(value: unknown, pointer: string, by: unknown): unknown {
  if (pointer === '') return by;
  const [, token = '', ...rest] = pointer.split('/');
  const inner = rest.length === 0 ? '' : `/${rest.join('/')}`;
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) => (String(index) === token ? replaced(member, inner, by) : member));
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [token]: replaced(object[token], inner, by) };
}

/** Places of personal values in any branch of the schema, `*` for every member of a list or a record. */
export function personalPlaces(document: ApiDocument, given: ApiSchema, pointer = ''): readonly string[] {
  const schema = resolved(document, given);
  if (given['x-personal'] === true || schema['x-personal'] === true) return [pointer];
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) =>
    personalPlaces(document, branch, pointer),
  );
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    personalPlaces(document, member, `${pointer}/${name}`),
  );
  const { items, additionalProperties } = schema;
  const others = [items, additionalProperties].flatMap((each) =>
    typeof each === 'object' ? personalPlaces(document, each, `${pointer}/*`) : [],
  );
  return [...new Set([...branches, ...members, ...others])];
}

/** Whether a place, which names every member, is one of those that a pattern with `*` stands for. */
export function isPlace(place: string, pattern: string): boolean {
  const [names, wanted] = [place.split('/'), pattern.split('/')];
  return names.length === wanted.length && wanted.every((name, index) => name === '*' || name === names[index]);
}
