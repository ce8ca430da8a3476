import { schemaFaults, type Fault, type JsonValue, type SchemaIssue } from '@gongjian/shared-kernel';
import { programmeDefinition, type ProgrammeDefinition, type PublishableDefinition } from './definition.js';

export const DEFINITION_FORMAT = 2;

/** What {@link readDefinition} answers: the definition as it was given, or everything that is wrong in its form. */
export type DefinitionRead =
  | { readonly ok: true; readonly definition: PublishableDefinition }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Checks the form of a definition that is to be published. What its members say together is not checked here. */
export function readDefinition(value: JsonValue): DefinitionRead {
  const { definitionFormat } = value as unknown as { readonly definitionFormat?: unknown };
  if (definitionFormat !== undefined && definitionFormat !== DEFINITION_FORMAT) {
    const zh = `定义格式应为 ${DEFINITION_FORMAT}；更早的格式只能载入，不能再发布。`;
    const en = `The definition format is ${DEFINITION_FORMAT}; earlier ones are loaded, not published any more.`;
    return { ok: false, faults: [{ pointer: '/definitionFormat', code: 'unknownFormat', zh, en }] };
  }
  const result = programmeDefinition.safeParse(value);
  return result.success
    ? { ok: true, definition: value as unknown as PublishableDefinition }
    : { ok: false, faults: schemaFaults(result.error.issues as unknown as readonly SchemaIssue[]) };
}

type Members = Readonly<Record<string, JsonValue>>;

/** Lifts a published definition of format `i + 1` to `i + 2`; every format ever published stays loadable. */
const FORMAT_UPCASTERS: readonly ((definition: Members) => Members)[] = [
  ({ names, kind, stages, review, extension, overdue, cadence }) => ({
    definitionFormat: 2,
    rules: 1,
    names: names as JsonValue,
    kind: kind as JsonValue,
    stages: stages as JsonValue,
    tasks: {
      review: review as JsonValue,
      ...(extension === null ? {} : { extension: extension as JsonValue }),
      overdue: withoutNull(overdue as Members),
      ...(cadence === null ? {} : { report: { ...(cadence as Members), route: [] } }),
    },
    subjects: { who: [] },
  }),
];

function withoutNull(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

/** A published definition in the current format, whichever format it was published in. */
export function loadDefinition(published: JsonValue): ProgrammeDefinition {
  let definition = published as Members;
  const format = definition['definitionFormat'] as number;
  for (const lift of FORMAT_UPCASTERS.slice(format - 1)) definition = lift(definition);
  return definition as unknown as ProgrammeDefinition;
}
