import { aggregateOfEvent, exporterOf, historyOf } from '../domain.mjs';
import { kebabOf, namesOf } from '../names.mjs';
import { Refused } from '../refused.mjs';

export const reaction = {
  usage: 'reaction <context> <when-something>',
  does: 'a reaction to an event type (when-unit-closed: UnitClosed), the port for what follows from it, spec',
  least: 2,
  most: 2,
  generate(root, context, name) {
    const names = namesOf(name);
    if (!name.startsWith('when-'))
      throw new Refused(`${name}: a reaction is called after its event, like when-unit-closed`);
    const event = namesOf(name.slice('when-'.length));
    const aggregate = aggregateOfEvent(root, context, event.pascal);
    const pascal = namesOf(aggregate).pascal;
    const golden = `${kebabOf(event.pascal)}.v1.json`;
    if (historyOf(root, context, aggregate).length === 0) throw new Refused(`${event.pascal} has no recorded event`);
    const folder = `libs/${context}/feature/src/reactions/${name}`;
    return {
      create: {
        [`${folder}/${name}.reaction.ts`]: reactionFile(root, { names, event, context, aggregate, pascal }),
        [`${folder}/${name}.spec.ts`]: spec(root, { names, event, context, aggregate, golden }),
      },
      next: [
        `write the class that extends After${event.pascal}; it sends its command under the commandId it is given`,
        `name ${names.pascal} in the reactions of forFeature, and both in the providers of libs/${context}/feature/src/${context}.module.ts`,
        `never change the name '${names.snake}': checkpoint and ids hang on it`,
      ],
    };
  },
};

function imports(root, context, aggregate, pascal) {
  const events = exporterOf(root, context, `${pascal}Event`);
  const catalogue = exporterOf(root, context, `${aggregate}Catalogue`);
  return events === catalogue
    ? `import { ${aggregate}Catalogue, type ${pascal}Event } from '${catalogue}';`
    : `import type { ${pascal}Event } from '${events}';\nimport { ${aggregate}Catalogue } from '${catalogue}';`;
}

function reactionFile(root, { names, event, context, aggregate, pascal }) {
  return `${imports(root, context, aggregate, pascal)}
import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';

export type ${event.pascal}Fact = Fact<Extract<${pascal}Event, { readonly type: '${event.pascal}' }>>;

/** Port: what follows from the fact. */
export abstract class After${event.pascal} {
  /** May come again with the same \`commandId\`, which the command it sends carries: done twice it changes nothing more. */
  abstract follow(fact: ${event.pascal}Fact, commandId: string): Promise<void>;
}

@Injectable()
export class ${names.pascal} extends Reaction<${pascal}Event> {
  override readonly context = '${context}';
  override readonly name = '${names.snake}';
  override readonly catalogues = [${aggregate}Catalogue];
  override readonly when = {
    ${event.pascal}: (fact: ${event.pascal}Fact): Promise<void> =>
      this.after.follow(fact, derivedId(fact.id, this.name, '')),
  };

  constructor(private readonly after: After${event.pascal}) {
    super();
  }
}
`;
}

function spec(root, { names, event, context, aggregate, golden }) {
  return `import { ${aggregate}Catalogue } from '${exporterOf(root, context, `${aggregate}Catalogue`)}';
import { decodeEvent, isUuid } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { After${event.pascal}, ${names.pascal}, type ${event.pascal}Fact } from './${names.kebab}.reaction.js';

class Remembered extends After${event.pascal} {
  readonly followed: { readonly id: string; readonly commandId: string }[] = [];

  override async follow({ id }: ${event.pascal}Fact, commandId: string): Promise<void> {
    this.followed.push({ id, commandId });
  }
}

/** The recorded event. */
function recorded(): ${event.pascal}Fact {
  const url = new URL('../../../../domain/src/${aggregate}/history/${golden}', import.meta.url);
  const { id, stream, type, data, metadata } = JSON.parse(readFileSync(url, 'utf8')) as Readonly<Record<string, string>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : canonicalJson(value));
  const fact: unknown = decodeEvent(${aggregate}Catalogue, {
    id: String(id),
    stream: String(stream),
    type: String(type),
    data: text(data),
    metadata: text(metadata),
    revision: 0n,
    position: '0',
  });
  return fact as ${event.pascal}Fact;
}

describe('${names.words.join(' ')}', () => {
  it('what follows is done under one command id, however often the fact comes', async () => {
    const after = new Remembered();
    const { when } = new ${names.pascal}(after);
    const fact = recorded();
    await when.${event.pascal}(fact);
    await when.${event.pascal}(fact);
    const [first, second] = after.followed;
    expect(first?.id).toBe(fact.id);
    expect(isUuid(first?.commandId ?? '')).toBe(true);
    expect(first?.commandId).not.toBe(fact.id);
    expect(second).toEqual(first);
  });

  it('another fact has another command id', async () => {
    const after = new Remembered();
    const { when } = new ${names.pascal}(after);
    const fact = recorded();
    await when.${event.pascal}(fact);
    await when.${event.pascal}({ ...fact, id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31' });
    expect(new Set(after.followed.map(({ commandId }) => commandId)).size).toBe(2);
  });
});
`;
}
