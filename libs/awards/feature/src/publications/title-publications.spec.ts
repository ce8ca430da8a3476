import { titleCatalogue } from '@gongjian/awards-domain';
import { decodeEvent } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type Fact, type JsonValue } from '@gongjian/shared-kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { titlePublications } from './title-publications.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const read = <Value>(url: URL): Value => JSON.parse(readFileSync(url, 'utf8')) as Value;
const folder = new URL('../../../domain/src/title/history/', import.meta.url);
const history = readdirSync(folder).map((file) => ({ file, stored: read<Stored>(new URL(file, folder)) }));

function factOf(stored: Stored): Fact {
  return decodeEvent(titleCatalogue, { ...stored, revision: BigInt(stored.revision), position: '0' });
}

const told = titlePublications.publications.flatMap((publication) =>
  history
    .filter(({ stored }) => stored.type === publication.from)
    .map(({ file, stored }) => ({ file, publication, fact: factOf(stored) })),
);

describe('what awards tells of the recorded history of titles', () => {
  it.each(told)('$publication.name of $file is what it was when it was first told', ({ file, publication, fact }) => {
    const golden = new URL(`golden/${file}`, import.meta.url);
    const expected = existsSync(golden) ? canonicalJson(read<JsonValue>(golden)) : 'null';
    const data = publication.map(fact);
    expect(canonicalJson(data)).toBe(expected);
    expect(canonicalJson(publication.event.data.parse(data))).toBe(expected);
  });

  it('was told for each publication at least once', () => {
    const names = new Set(told.map(({ publication }) => publication.name));
    expect([...names].sort()).toEqual(titlePublications.publications.map(({ name }) => name).sort());
  });
});
