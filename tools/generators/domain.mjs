// Reads, from the sources, what the generated code builds on: aggregates, commands, events and recorded histories.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kebabOf, namesOf } from './names.mjs';
import { Refused } from './refused.mjs';

const folders = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];

/** Aggregates of a context: the folders of its domain that hold a decider. */
export function aggregatesOf(root, context) {
  namesOf(context);
  const domain = path.join(root, 'libs', context, 'domain/src');
  const found = folders(domain).filter((name) => existsSync(path.join(domain, name, `${name}.decider.ts`)));
  if (found.length === 0) throw new Refused(`libs/${context}/domain/src has no aggregate`);
  return found;
}

/** The aggregate a name speaks of: `rename-unit` of `unit`, `overdue-tasks` of `task`. */
export function aggregateIn(root, context, { kebab, words }) {
  const known = aggregatesOf(root, context);
  const found = words.findLast((word) => known.includes(word) || known.includes(word.replace(/s$/, '')));
  if (found === undefined) throw new Refused(`${kebab} names no aggregate of ${context}: ${known.join(', ')}`);
  return known.includes(found) ? found : found.replace(/s$/, '');
}

/** The library of the context that exports a name. */
export function exporterOf(root, context, name) {
  const library = ['domain', 'contracts'].find((lib) => {
    const index = path.join(root, 'libs', context, lib, 'src/index.ts');
    return existsSync(index) && new RegExp(`\\b${name}\\b`).test(readFileSync(index, 'utf8'));
  });
  if (library === undefined) throw new Refused(`no library of ${context} exports ${name}`);
  return `@gongjian/${context}-${library}`;
}

/** Members of the data of a declared command, in order: { name, optional, type }. */
export function commandMembers(root, context, aggregate, type) {
  const file = `libs/${context}/domain/src/${aggregate}/${aggregate}.commands.ts`;
  const text = withImported(path.join(root, file));
  const start = new RegExp(`DomainCommand<\\s*'${type}',\\s*`).exec(text);
  if (start === null) {
    throw new Refused(`declare ${type} in ${file}, decide it and test it first; then generate its slice`);
  }
  return membersOf(text, text.slice(start.index + start[0].length));
}

/** The text of a file and of those of its library that it imports types from. */
function withImported(file) {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const imported = [...text.matchAll(/^import type [^;]+ from '(\.[^']+)\.js';$/gm)];
  const others = imported.map(([, from]) => readFileSync(path.resolve(path.dirname(file), `${from}.ts`), 'utf8'));
  return [text, ...others.map(withoutComments)].join('\n');
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

function membersOf(file, type) {
  const named = /^(\w+)\s*&\s*/.exec(type);
  const inherited = named === null ? [] : interfaceMembers(file, named[1]);
  const rest = named === null ? type : type.slice(named[0].length);
  if (!rest.startsWith('{')) return [...inherited, ...interfaceMembers(file, /^\w+/.exec(rest)?.[0] ?? rest)];
  return [...inherited, ...literalMembers(rest)];
}

function interfaceMembers(file, name) {
  const declared = new RegExp(`interface ${name}(?: extends (\\w+))? \\{`).exec(file);
  if (declared === null) return [{ name, optional: false, type: name }];
  const inherited = declared[1] === undefined ? [] : interfaceMembers(file, declared[1]);
  return [...inherited, ...literalMembers(file.slice(declared.index + declared[0].length - 1))];
}

/** Of `{ readonly a: A; readonly b?: B }`; nested types count as one. */
function literalMembers(text) {
  let depth = 0;
  let end = 0;
  for (; end < text.length; end += 1) {
    if (text[end] === '{') depth += 1;
    if (text[end] === '}' && (depth -= 1) === 0) break;
  }
  return text
    .slice(1, end)
    .split(';')
    .map((member) => /^\s*readonly (\w+)(\??):\s*([\s\S]+?)\s*$/.exec(member))
    .filter((match) => match !== null)
    .map(([, name, mark, type]) => ({ name, optional: mark === '?', type: type.replace(/\s+/g, ' ') }));
}

/** The aggregate of the context that has events of that type. */
export function aggregateOfEvent(root, context, type) {
  const found = aggregatesOf(root, context).find((aggregate) =>
    catalogueOf(root, context, aggregate).types.includes(type),
  );
  if (found === undefined) throw new Refused(`no aggregate of ${context} has events of type ${type}`);
  return found;
}

/** Where the catalogue is written, its text, and the event types in it, the founding one first. */
export function catalogueOf(root, context, aggregate) {
  const folder = `libs/${context}/domain/src/${aggregate}`;
  const file = [`${folder}/${aggregate}.upcasters.ts`, `${folder}/${aggregate}.decider.ts`].find(
    (name) =>
      existsSync(path.join(root, name)) && /Catalogue\b.*= \{/.test(readFileSync(path.join(root, name), 'utf8')),
  );
  if (file === undefined) throw new Refused(`${folder} has no event catalogue`);
  const text = readFileSync(path.join(root, file), 'utf8');
  return { file, text, types: [...text.matchAll(/^\s+([A-Z]\w+): \{ upcasters:/gm)].map(([, type]) => type) };
}

/** The recorded history of an aggregate: { file, event } in the order it is replayed. */
export function historyOf(root, context, aggregate) {
  const folder = path.join(root, 'libs', context, 'domain/src', aggregate, 'history');
  const all = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ file: name, event: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) }));
  if (all.every(({ event }) => typeof event.revision === 'number')) {
    return all.sort((a, b) => a.event.revision - b.event.revision);
  }
  const first = `${kebabOf(catalogueOf(root, context, aggregate).types[0])}.v1.json`;
  return all.filter(({ file }) => file === first);
}
