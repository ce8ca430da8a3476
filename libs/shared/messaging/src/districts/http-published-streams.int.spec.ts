import { randomUUID } from 'node:crypto';
import { until } from '@gongjian/shared-projections/testing';
import { letterSentV1 } from '../testing/letters.js';
import { ServedDistrict } from '../testing/served-district.js';
import { HttpPublishedStreams } from './http-published-streams.js';

const TENANT = '0198c7a0-0000-7000-8000-0000000000a2';

describe('what a district has published, over its feed', () => {
  let district: ServedDistrict;
  let streams: HttpPublishedStreams;

  const send = (...to: readonly string[]): unknown =>
    to.map((each) => district.tell(letterSentV1, `letter-${randomUUID()}`, { ...letterSentV1.example, to: each }));
  const after = async (sequence: bigint, limit = 200): Promise<readonly string[]> =>
    (await streams.after('letters', TENANT, sequence, limit)).map(({ data }) => (data as { to: string }).to);

  beforeEach(async () => {
    district = await ServedDistrict.start(TENANT);
    streams = new HttpPublishedStreams(district.configured('qinghe'));
  });

  afterEach(() => district.close());

  it('comes whole, from the start or from where one stands', async () => {
    expect(await after(-1n)).toEqual([]);
    send('a', 'b', 'c');
    const [first] = await streams.after('letters', TENANT, -1n, 1);
    expect(first).toEqual(district.told.get('letters')?.[0]);
    expect(await after(-1n)).toEqual(['a', 'b', 'c']);
    expect(await after(0n, 1)).toEqual(['b']);
    expect(await after(2n)).toEqual([]);
  });

  it('is asked for with one token as long as that is good', async () => {
    for (let times = 0; times < 3; times += 1) await after(-1n);
    expect(district.tokens).toHaveLength(1);
  });

  it('is asked for with another token shortly before one ends, and when one is refused', async () => {
    district.lifeSeconds = 0;
    await after(-1n);
    district.lifeSeconds = 300;
    await after(-1n);
    expect(district.tokens).toHaveLength(2);
    district.tokens.unshift('revoked meanwhile');
    send('a');
    expect(await after(-1n)).toEqual(['a']);
    expect(district.tokens).toHaveLength(4);
  });

  it('is not asked for again at once after a failure, and then from where one stands', async () => {
    await district.close();
    await expect(after(-1n)).rejects.toMatchObject({ name: 'DistrictUnavailable', code: 'DISTRICT.NO_TOKEN' });
    await district.open();
    await expect(after(-1n)).rejects.toMatchObject({ code: 'DISTRICT.AWAY' });
    expect(district.asked).toEqual([]);
    send('a');
    await until(async () => (await after(-1n).catch(() => [])).length === 1);
  });

  it.each([
    ['a secret that is not the account’s', 'DISTRICT.NO_TOKEN', { clientSecret: 'another' }],
    ['a tenant that no account reads', 'DISTRICT.OTHER_TENANT', { id: randomUUID() }],
  ])('cannot be had with %s', async (_what, code, change) => {
    const configured = district.configured('qinghe');
    streams = new HttpPublishedStreams({
      ...configured,
      tenants: configured.tenants.map((each) => ({ ...each, ...change })),
    });
    await expect(after(-1n)).rejects.toMatchObject({ code });
  });

  it.each([
    [403, 'DISTRICT.DENIED'],
    [401, 'DISTRICT.DENIED'],
    [500, 'DISTRICT.AWAY'],
    [302, 'DISTRICT.AWAY'],
  ])('is not there when the feed answers %d', async (status, code) => {
    district.instead = (_request, response) => {
      response.writeHead(status, { location: `${district.url}/elsewhere` }).end();
      return true;
    };
    await expect(after(-1n)).rejects.toMatchObject({ code });
  });

  it.each([
    ['of another log', 'DISTRICT.OTHER_SOURCE', { source: `urn:gongjian:${randomUUID()}:letters` }],
    ['of another context', 'DISTRICT.OTHER_CONTEXT', { type: 'gongjian.notes.Noted.v1', source: 'notes' }],
    ['of another tenant', 'DISTRICT.OTHER_TENANT', { tenant: randomUUID() }],
    ['that does not follow', 'DISTRICT.MALFORMED', { sequence: '00000000000000000007' }],
    ['without an id', 'DISTRICT.MALFORMED', { id: '' }],
  ])('is not taken when it holds something %s', async (_what, code, change) => {
    send('a');
    const [message] = await streams.after('letters', TENANT, -1n, 1);
    const { source, ...rest } = change as { readonly source?: string };
    const attributes = {
      ...{ specversion: '1.0', id: message?.id, type: message?.type, subject: message?.subject, time: message?.time },
      ...{ tenant: TENANT, sequence: '00000000000000000000', epoch: '1', sourcerevision: '0' },
      ...{ causationid: message?.causationId, correlationid: message?.correlationId },
      source:
        source === 'notes'
          ? `urn:gongjian:${district.logId}:notes`
          : (source ?? `urn:gongjian:${district.logId}:letters`),
      ...rest,
    };
    district.instead = (_request, response) => {
      response.writeHead(200).end(JSON.stringify({ items: [{ ...attributes, data: message?.data }], next: null }));
      return true;
    };
    await expect(after(-1n)).rejects.toMatchObject({ code });
  });

  it('is not taken when it is no page of a feed, or beyond measure', async () => {
    let body = '<html>';
    district.instead = (_request, response) => {
      response.writeHead(200).end(body);
      return true;
    };
    await expect(after(-1n)).rejects.toMatchObject({ code: 'DISTRICT.MALFORMED' });
    body = JSON.stringify({ items: [], padding: ' '.repeat(5 * 1024 * 1024) });
    streams = new HttpPublishedStreams(district.configured('qinghe'));
    await expect(after(-1n)).rejects.toMatchObject({ code: 'DISTRICT.MALFORMED' });
  });
});
