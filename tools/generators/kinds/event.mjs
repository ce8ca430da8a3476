import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { aggregatesOf, catalogueOf } from '../domain.mjs';
import { kebabOf } from '../names.mjs';
import { Refused } from '../refused.mjs';

export const event = {
  usage: `event <context> <aggregate> <EventName> '<data as JSON>'`,
  does: 'the recorded event of a new type, or of the next version of a known one, and its entry in the catalogue',
  least: 4,
  most: 4,
  generate(root, context, aggregate, type, json) {
    if (!aggregatesOf(root, context).includes(aggregate)) throw new Refused(`${context} has no aggregate ${aggregate}`);
    const data = parse(json);
    const domain = `libs/${context}/domain/src/${aggregate}`;
    const history = path.join(root, domain, 'history');
    const goldens = existsSync(history) ? readdirSync(history).filter((name) => name.endsWith('.json')) : [];
    const sample = goldens[0];
    if (sample === undefined) throw new Refused(`${domain}/history is empty: record the founding event first`);
    const kebab = kebabOf(type);
    const version = goldens.filter((name) => name.startsWith(`${kebab}.v`)).length + 1;
    const stored = readJson(path.join(history, sample));
    const revisions = goldens.map((name) => readJson(path.join(history, name)).revision);
    const catalogue = catalogueOf(root, context, aggregate);
    const known = catalogue.types.includes(type);
    return {
      create: { [`${domain}/history/${kebab}.v${version}.json`]: golden(stored, type, version, data, revisions) },
      change: known ? {} : { [catalogue.file]: withType(catalogue, type) },
      next: known
        ? [
            `add the upcaster from version ${version - 1} to ${type} in ${catalogue.file}: { upcasters: [...] }`,
            `change the data of ${type} where it is declared; the decider only knows the newest version`,
            `never touch ${kebab}.v1.json: what is recorded stays readable`,
          ]
        : [
            `declare ${type} in ${declaredIn(root, context, aggregate)}`,
            `decide, evolve and fold it: ${aggregate}.decider.ts and ${aggregate}.view.ts in ${domain}`,
            `let libs/${context}/domain/src/history.spec.ts replay it; it fails until evolve and view know the type`,
          ],
    };
  },
};

function parse(json) {
  try {
    const data = JSON.parse(json);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data;
  } catch {
    throw new Refused(`not JSON: ${json}`);
  }
  throw new Refused('the data of an event is a JSON object');
}

/** In the form of its neighbours: data and metadata as objects, or as the text that is stored. */
function golden(stored, type, version, data, revisions) {
  const text = typeof stored.data === 'string';
  const { schemaVersion: _version, effectiveOn: _day, ...kept } = text ? JSON.parse(stored.metadata) : stored.metadata;
  const commandId = randomUUID();
  const metadata = {
    ...kept,
    commandId,
    correlationId: commandId,
    ...(version === 1 ? {} : { schemaVersion: version }),
  };
  const shown = (value) => (text ? JSON.stringify(sorted(value)) : sorted(value));
  const event = {
    ...(text
      ? { stream: stored.stream, revision: Math.max(...revisions) + 1, id: randomUUID() }
      : { id: randomUUID(), stream: stored.stream }),
    type,
    data: shown(data),
    metadata: shown(metadata),
  };
  return `${JSON.stringify(event, null, 2)}\n`;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

function withType({ text, types }, type) {
  const last = new RegExp(`^(\\s+)${types.at(-1)}: \\{ upcasters:[^\\n]*\\n`, 'm').exec(text);
  if (last === null) throw new Refused('the last entry of the catalogue is not on one line: add the type by hand');
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}${last[1]}${type}: { upcasters: [] },\n${text.slice(end)}`;
}

function declaredIn(root, context, aggregate) {
  const candidates = [
    `libs/${context}/contracts/src/${aggregate}.events.ts`,
    `libs/${context}/domain/src/${aggregate}/${aggregate}.events.ts`,
  ];
  return candidates.find((file) => existsSync(path.join(root, file))) ?? candidates[1];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
