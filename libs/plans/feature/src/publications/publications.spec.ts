import {
  escalationCatalogue,
  filingCatalogue,
  followUpCatalogue,
  planCatalogue,
  programmeCatalogue,
  rectificationCatalogue,
  taskCatalogue,
} from '@gongjian/plans-domain';
import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type Fact, type JsonValue } from '@gongjian/shared-kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { plansPublications } from '../publications.js';

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

const told = plansPublications.flatMap(({ catalogue, publications }) =>
  publications.flatMap((publication) =>
    history(catalogue)
      .filter(({ stored }) => stored.type === publication.from)
      .map(({ file, stored }) => ({ file, publication, fact: factOf(catalogue, stored) })),
  ),
);

describe('what plans tells of its recorded history', () => {
  it.each(told)('$publication.name of $file is what it was when it was first told', ({ file, publication, fact }) => {
    const golden = new URL(`golden/${file}`, import.meta.url);
    const expected = existsSync(golden) ? canonicalJson(read<JsonValue>(golden)) : 'null';
    const data = publication.map(fact);
    expect(canonicalJson(data)).toBe(expected);
    if (data !== null) expect(canonicalJson(publication.event.data.parse(data))).toBe(expected);
  });

  it('was told for each publication at least once', () => {
    const names = new Set(
      told.filter(({ publication, fact }) => publication.map(fact) !== null).map(({ publication }) => publication.name),
    );
    expect([...names].sort()).toEqual([
      'circular_proposed',
      'evidence_approved',
      'evidence_reopened',
      'filing_approved',
      'filing_reopened',
      'follow_up_opened',
      'follow_up_withdrawn',
      'plan_closed',
      'plan_issued',
      'programme_version_published',
      'rectification_became_overdue',
      'rectification_closed',
      'rectification_ordered',
      'rectification_withdrawn',
      'removal_settled',
    ]);
    expect(plansPublications.map(({ catalogue }) => catalogue)).toEqual([
      programmeCatalogue,
      planCatalogue,
      taskCatalogue,
      rectificationCatalogue,
      followUpCatalogue,
      escalationCatalogue,
      filingCatalogue,
    ]);
  });
});
