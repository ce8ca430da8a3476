import { integrationTypeOf, jsonSchemaOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { canonicalJson, type JsonValue } from '@gongjian/shared-kernel';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/**
 * What every contract of integration events promises its readers. Beside the definitions stand `schemas/` (written by
 * tools/workspace/integration-events.mjs) and `golden/` (examples of every release, append-only): what was once told
 * can be read for ever, by the shape and by the JSON Schema alike.
 */
export function describeIntegrationEvents(
  events: readonly IntegrationEventDefinition[],
  /** Of the definitions. */
  folder: URL,
): void {
  const at = fileURLToPath(folder);
  const json = (...parts: readonly string[]): unknown => JSON.parse(readFileSync(join(at, ...parts), 'utf8'));

  it('names each type once', () => {
    const types = events.map(integrationTypeOf);
    expect(new Set(types).size).toBe(types.length);
  });

  describe.each(events.map((event) => [`${event.name}.v${event.major}`, event] as const))('%s', (name, event) => {
    const schema = jsonSchemaOf(event);
    const goldens = readdirSync(join(at, 'golden')).filter((file) => file.startsWith(`${name}.`));
    const examples = goldens.map((file) => json('golden', file) as JsonValue);
    const validate = validatorOf(schema);

    it('has its JSON Schema beside it', () => {
      expect(json('schemas', `${name}.schema.json`)).toEqual(schema);
    });

    it('has its example among the golden ones', () => {
      expect(examples.map((each) => canonicalJson(each))).toContain(canonicalJson(event.example));
    });

    it.each(goldens)('reads %s whole', (file) => {
      const example = json('golden', file);
      expect(canonicalJson(event.data.parse(example))).toBe(canonicalJson(example));
      expect([validate(example), validate.errors]).toEqual([true, null]);
    });

    it('has shown every member, and every member that may be absent as absent', () => {
      const { properties = {}, required = [] } = membersOf(schema);
      const shown = Object.keys(properties).filter((member) => examples.some((each) => hasMember(each, member)));
      expect(shown).toEqual(Object.keys(properties));
      const optional = Object.keys(properties).filter((member) => !required.includes(member));
      const absent = optional.filter((member) => examples.some((each) => !hasMember(each, member)));
      expect(absent).toEqual(optional);
    });

    it('takes members it does not know, and misses one it needs', () => {
      const { required = [] } = membersOf(schema);
      const example = event.example as Readonly<Record<string, unknown>>;
      expect(validate({ ...example, added: 1 })).toBe(true);
      for (const member of required) {
        const { [member]: _gone, ...rest } = example;
        expect([member, event.data.safeParse(rest).success, validate(rest)]).toEqual([member, false, false]);
      }
    });
  });
}

function validatorOf(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function membersOf(schema: object): ObjectSchema {
  return schema;
}

function hasMember(value: JsonValue, member: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, member);
}
