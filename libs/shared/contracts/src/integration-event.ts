import { z } from 'zod';

/**
 * A fact that a context tells others: its name, its data and an example. A released version never changes its meaning
 * and loses no member; a member may be added when it may be absent. Anything else is the next `major`, beside this one.
 */
export interface IntegrationEventDefinition<Data = unknown> {
  readonly context: string;
  /** PascalCase, past tense. */
  readonly name: string;
  /** From 1. */
  readonly major: number;
  /** Of objects that readers may meet with members they do not know: `z.object`, not `z.strictObject`. */
  readonly data: z.ZodType<Data>;
  /** With every member. */
  readonly example: Data;
  /** What it says, in both languages, for the reference. */
  readonly meaning: { readonly zh: string; readonly en: string };
}

/** `gongjian.<context>.<Name>.v<major>` */
export function integrationTypeOf({
  context,
  name,
  major,
}: Omit<IntegrationEventDefinition, 'data' | 'example'>): string {
  return `gongjian.${context}.${name}.v${major}`;
}

/** JSON Schema 2020-12 of the data. Unknown members are allowed. */
export function jsonSchemaOf(definition: IntegrationEventDefinition): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(definition.data, { io: 'input', target: 'draft-2020-12' });
  return { $schema, $id: `urn:${integrationTypeOf(definition).replaceAll('.', ':')}`, ...schema };
}
