import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decides, importedRefusals } from './guards/take-out.js';
import type { Kind } from './kind.js';
import type { Domains } from './life.js';

const LIBS = fileURLToPath(new URL('../../../../libs', import.meta.url));

/** What a life never comes to, and why. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  'WATCH.FULL': 'thousands of facts about one subject; its decider has a spec for it',
  'DOCKET.FULL': 'thousands of facts about one subject; its decider has a spec for it',
};

/** Every event of the catalogues of the domains, `<context>.<type>`. */
export function typesOf(domains: Domains): readonly string[] {
  return Object.entries(domains).flatMap(([context, exports]) =>
    Object.entries(exports)
      .filter(([name]) => /Catalogue(?:Of)?$/.test(name))
      .flatMap(([, catalogue]) => Object.keys(typesIn(catalogue as Catalogue | CatalogueOf)))
      .map((type) => `${context}.${type}`),
  );
}

interface Catalogue {
  readonly types: object;
}
type CatalogueOf = (category: string) => Catalogue;

/** The types of a catalogue, or of what makes one for each category. */
function typesIn(catalogue: Catalogue | CatalogueOf): object {
  return typeof catalogue === 'function' ? catalogue('any').types : catalogue.types;
}

/** Every code that deciders of these kinds refuse with; what handlers refuse before one is asked is not among them. */
export function codesOf(kinds: readonly Kind[]): readonly string[] {
  const codes = kinds.flatMap(({ context, category }) => {
    const folder = path.join(LIBS, context, 'domain/src', category);
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
    const known = new Map(
      files.filter((file) => file.endsWith('.errors.ts')).flatMap((file) => refusalsIn(read(file))),
    );
    const used = files
      .filter((file) => decides(`${context}/${file}`, read(file)))
      .flatMap((file) => [...importedRefusals(read(file))]);
    return used.flatMap((name) => known.get(name) ?? []);
  });
  return [...new Set(codes)].filter((code) => !Object.hasOwn(OUT_OF_REACH, code)).sort();
}

/** Names of what is exported, each with its codes. */
function refusalsIn(source: string): readonly (readonly [string, readonly string[]])[] {
  return source
    .split(/^export (?:function|const) /m)
    .slice(1)
    .map((part) => {
      const [name = ''] = /^\w+/.exec(part) ?? [];
      return [name, [...part.matchAll(/'([A-Z]+\.[A-Z_]+)'/g)].map(([, code = '']) => code)];
    });
}
