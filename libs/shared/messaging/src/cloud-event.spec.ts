import type { CommandHashes, RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { cloudEventOf, messageFromCloudEvent, type CloudEvent } from './cloud-event.js';
import { messageOf } from './message.js';
import type { Publication } from './publication.js';
import { publishedData, publishedEvent } from './published-bytes.js';
import { letterSentPublication } from './testing/letters.js';

interface Golden {
  readonly fact: Omit<Fact, 'revision'> & { readonly revision: string };
  readonly lastRecordedAt: string | null;
  readonly sequence: string;
  readonly logId: string;
  readonly epoch: number;
  readonly published: Pick<RecordedEvent, 'id' | 'type' | 'data' | 'metadata'>;
  readonly cloudEvent: CloudEvent;
}

const golden = (file: string): Golden =>
  JSON.parse(readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')) as Golden;

const parts = {
  hashes: { hash: async () => 'v1:00ff' } as unknown as CommandHashes,
  salt: () => 'AAECAwQFBgcICQoLDA0ODw',
};

describe.each(['published.v1.json', 'published.v1.on-behalf.json'])('the published bytes of %s', (file) => {
  const { fact: stored, lastRecordedAt, sequence, logId, epoch, published, cloudEvent } = golden(file);
  const fact = { ...stored, revision: BigInt(stored.revision) } as Fact;
  const stream = `published_letters-${fact.metadata.tenant}`;
  const recorded = { ...published, stream, revision: BigInt(sequence), position: '0' };

  it('are these for ever', async () => {
    const publication: Publication = letterSentPublication;
    const data = publishedData(publication, fact) ?? '';
    const { recordedAt: _recordedAt, ...event } = await publishedEvent(publication, fact, data, lastRecordedAt, parts);
    expect(event).toEqual(published);
  });

  it('travel as this CloudEvent, and come back as they went', () => {
    const message = messageOf(recorded, { logId, epoch });
    expect(cloudEventOf(message)).toEqual(cloudEvent);
    expect(messageFromCloudEvent(cloudEvent)).toEqual(message);
  });
});

describe('a CloudEvent that is not ours', () => {
  const { cloudEvent } = golden('published.v1.json');
  const faults: readonly (readonly [string, string | undefined])[] = [
    ['specversion', '0.3'],
    ['id', 'one'],
    ['source', 'urn:example:letters'],
    ['type', 'gongjian.others.LetterSent.v1'],
    ['epoch', '0'],
    ['tenant', 'somebody'],
    ['sequence', '42'],
    ['subject', ''],
    ['sourcerevision', '-1'],
    ['time', '2026-03-01'],
    ['causationid', undefined],
    ['correlationid', undefined],
  ];

  it.each(faults)('is refused for its %s', (attribute, value) => {
    const { [attribute]: _was, ...rest } = cloudEvent.attributes;
    const attributes = value === undefined ? rest : { ...rest, [attribute]: value };
    expect(() => messageFromCloudEvent({ ...cloudEvent, attributes })).toThrow(`attribute ${attribute} `);
  });

  it('is refused for a body that is no JSON', () => {
    expect(() => messageFromCloudEvent({ ...cloudEvent, body: '{' })).toThrow('attribute data ');
  });
});

describe('an event that no publisher wrote', () => {
  const { published, logId, epoch, fact } = golden('published.v1.json');
  const recorded = { ...published, stream: `published_letters-${fact.metadata.tenant}`, revision: 0n, position: '0' };

  it('is no message', () => {
    const { source: _source, ...metadata } = JSON.parse(published.metadata) as Record<string, unknown>;
    const head = { logId, epoch };
    expect(() => messageOf({ ...recorded, metadata: JSON.stringify(metadata) }, head)).toThrow('was not published');
    expect(() => messageOf({ ...recorded, stream: fact.stream }, head)).toThrow('was not published');
  });
});
