import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type Fact, type JsonValue } from '@gongjian/shared-kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { honourPublications, noticePublications } from './notice-publications.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const read = <Value>(url: URL): Value => JSON.parse(readFileSync(url, 'utf8')) as Value;

/** Every recorded event of the category's history. */
function history({ category }: EventCatalogue): readonly { readonly file: string; readonly stored: Stored }[] {
  const folder = new URL(`../../../domain/src/${category}/history/`, import.meta.url);
  return readdirSync(folder).map((file) => ({ file, stored: read<Stored>(new URL(file, folder)) }));
}

function factOf(catalogue: EventCatalogue, stored: Stored): Fact {
  return decodeEvent(catalogue, { ...stored, revision: BigInt(stored.revision), position: '0' });
}

const told = [noticePublications, ...honourPublications].flatMap(({ catalogue, publications }) =>
  publications.flatMap((publication) =>
    history(catalogue)
      .filter(({ stored }) => stored.type === publication.from)
      .map(({ file, stored }) => ({ file, publication, fact: factOf(catalogue, stored) })),
  ),
);

describe('what awards tells of its recorded notices and honours', () => {
  it.each(told)('$publication.name of $file is what it was when it was first told', ({ file, publication, fact }) => {
    const golden = read<JsonValue>(new URL(`golden/${file}`, import.meta.url));
    const data = publication.map(fact);
    expect(canonicalJson(data)).toBe(canonicalJson(golden));
    expect(canonicalJson(publication.event.data.parse(data))).toBe(canonicalJson(golden));
  });

  it('was told for each publication at least once', () => {
    const names = new Set(told.map(({ publication }) => publication.name));
    expect([...names].sort()).toEqual(['circular_decided', 'commendation_decided', 'notice_ended', 'notice_opened']);
  });
});
