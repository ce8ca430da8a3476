import { kafkaClient } from '@gongjian/shared-messaging';
import {
  Callers,
  Canaries,
  cleanUp,
  dumpTables,
  findCanaries,
  liveThroughCounty,
  temporaryFolder,
  until,
  type ApiDocument,
  type Canary,
  type ServerUnderTest,
} from '@gongjian/system-e2e';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { startDistributed, type Distributed } from './start-distributed.js';

jest.setTimeout(300_000);

interface Span {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
}

interface TracesRequest {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
    };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'service'>[] }[];
  }[];
}

/** Takes spans over OTLP/HTTP and keeps them as they came. */
class Collector {
  readonly bodies: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.url === '/v1/traces') this.bodies.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get spans(): readonly Span[] {
    return this.bodies.flatMap((body) =>
      (JSON.parse(body) as TracesRequest).resourceSpans.flatMap(({ resource, scopeSpans }) => {
        const named = resource.attributes.find(({ key }) => key === 'service.name');
        const service = named?.value.stringValue ?? '';
        return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service })));
      }),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const root = new URL('../../../', import.meta.url);
const text = (file: string): string => readFileSync(new URL(file, root), 'utf8');

const collector = new Collector();
const said: string[] = [];
let system: Distributed;
let server: ServerUnderTest;
let canaries: Canaries;

beforeAll(async () => {
  const folder = temporaryFolder();
  system = await startDistributed(
    {
      port: 0,
      dataFolder: folder,
      postgres: undefined,
      kurrentDb: undefined,
      brokers: undefined,
      kafkaBrokers: 1,
      logLevel: 'trace',
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: await collector.start(), OTEL_BSP_SCHEDULE_DELAY: '500' },
    },
    (line) => said.push(line),
  );
  const { address } = system;
  const callers = new Callers(address, 'several');
  server = {
    address,
    folder,
    as: (username) => callers.as(username),
    anonymous: () => callers.anonymous(),
    said: () => said.join('\n'),
  };
  canaries = new Canaries((await server.anonymous().get<ApiDocument>('/api/openapi.json')).body);
  await liveThroughCounty(server, canaries);
});

afterAll(async () => {
  await system?.stop();
  await collector.stop();
  await cleanUp();
});

/** What each process shows, by its name. */
async function metricsOfAll(): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  for (const [name, process] of system.services) {
    shown.set(name, await (await fetch(`${await process.ready()}/metrics`)).text());
  }
  return shown;
}

/** A witness is none of the services: it runs elsewhere, and its own tests ask for its metrics. */
const OF_A_WITNESS = /^gongjian_witness_/;

describe('the metrics of separate services', () => {
  /** Labels of each metric, by its name, with what a histogram adds. */
  let exposed: ReadonlyMap<string, ReadonlySet<string>>;
  let types: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const lines = [...(await metricsOfAll()).values()].join('\n');
    types = new Map([...lines.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));
    const found = new Map<string, Set<string>>();
    for (const [name, type] of types) {
      for (const each of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) found.set(name + each, new Set());
    }
    for (const [, name = '', labels = ''] of lines.matchAll(/^([a-z_0-9]+)(?:\{(.*)\})? \S+$/gm)) {
      for (const [, label = ''] of labels.matchAll(/([a-z_]+)="/g)) found.get(name)?.add(label);
    }
    exposed = found;
  });

  const asked: Readonly<Record<string, readonly string[]>> = {
    'the alert rules': (
      parse(text('infra/prometheus/rules.yaml')) as { groups: { rules: { expr: string }[] }[] }
    ).groups
      .flatMap(({ rules }) => rules)
      .map(({ expr }) => expr),
    'the dashboard': (
      JSON.parse(text('infra/grafana/gongjian.json')) as { panels: { targets?: { expr: string }[] }[] }
    ).panels
      .flatMap(({ targets = [] }) => targets)
      .map(({ expr }) => expr),
  };

  it.each(Object.keys(asked))('are those that %s asks for, with their labels', (who) => {
    const ofPrometheus = new Set(['job', 'instance']);
    const unknown: string[] = [];
    for (const expr of asked[who] ?? []) {
      const names = expr.match(/\b(?:gongjian|process|nodejs)_[a-z0-9_]+/g) ?? [];
      if (names.length === 0 && !expr.startsWith('up{')) unknown.push(`nothing in ${expr}`);
      for (const name of names) if (!exposed.has(name) && !OF_A_WITNESS.test(name)) unknown.push(name);
      for (const [, name = '', selector = ''] of expr.matchAll(/\b([a-z_0-9]+)\{([^}]*)\}/g)) {
        for (const [, label = ''] of selector.matchAll(/([a-z_]+)(?:=|!)/g)) {
          const known = exposed.get(name);
          if (known !== undefined && known.size > 0 && !known.has(label) && !ofPrometheus.has(label)) {
            unknown.push(`${name}{${label}}`);
          }
        }
      }
    }
    expect(unknown).toEqual([]);
    expect((asked[who] ?? []).length).toBeGreaterThan(10);
  });

  it('are those that the reference tells of, with their types', () => {
    const rows = [...text('docs/reference/metrics.md').matchAll(/^\| `(gongjian_\w+)`\s*\| (\w+)\s*\|([^|]*)\|/gm)];
    const told = rows.map(([, name = '', type = '']) => [name, type]).filter(([name = '']) => !OF_A_WITNESS.test(name));
    const real = [...types].filter(([name]) => name.startsWith('gongjian_'));
    expect([...told].sort()).toEqual([...real].sort());
    for (const [, name = '', type = '', labels = ''] of rows) {
      const known = exposed.get(type === 'histogram' ? `${name}_count` : name) ?? new Set();
      if (known.size > 0) expect([name, ...known].sort()).toEqual([name, ...(labels.match(/[a-z_]+/g) ?? [])].sort());
    }
  });

  it('tell that everything has been dealt with, each consumer and reader at its service', async () => {
    const seriesOf = async (metric: string): Promise<readonly (readonly [string, string])[]> =>
      [...(await metricsOfAll()).values()].flatMap((shown) =>
        [...shown.matchAll(new RegExp(`^${metric}\\{(.*)\\} (\\S+)$`, 'gm'))].map(
          ([, labels = '', value = '']) => [labels, value] as const,
        ),
      );
    await until(async () => {
      const lags = [
        ...(await seriesOf('gongjian_consumer_lag_events')),
        ...(await seriesOf('gongjian_reader_lag_events')),
      ];
      return lags.length > 20 && lags.every(([, value]) => value === '0');
    }, 'nothing is left to do');
    const consumers = (await seriesOf('gongjian_consumer_lag_seconds')).map(([labels]) => labels);
    expect(consumers).toContain('context="assessments",source="plans"');
    expect(new Set(consumers).size).toBe(consumers.length);
    const connected = await seriesOf('gongjian_kafka_connected');
    expect(connected.filter(([, value]) => value !== '1')).toEqual([]);
    expect(connected.map(([labels]) => labels)).toEqual(
      expect.arrayContaining(['context="plans",client="relay"', 'context="awards",client="consumer.assessments"']),
    );
    const readers = (await seriesOf('gongjian_reader_lag_seconds')).map(([labels]) => labels);
    expect(readers).toContain('context="plans",reader="relay"');
  });
});

describe('the traces of separate services', () => {
  it('lead from a request over the log and Kafka to what another service records', async () => {
    const followed = (): boolean => {
      const traces = new Map<string, Span[]>();
      for (const span of collector.spans) traces.set(span.traceId, [...(traces.get(span.traceId) ?? []), span]);
      return [...traces.values()].some((spans) => chainOf(spans) !== null);
    };
    await until(async () => followed(), 'a trace over two services');
  });

  /** Each span of the way with the next one's parent. */
  function chainOf(spans: readonly Span[]): readonly Span[] | null {
    const upwards = (span: Span): readonly Span[] => {
      const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
      return parent === undefined ? [span] : [...upwards(parent), span];
    };
    const isWay = (way: readonly Span[]): boolean => {
      const names = way.map(({ service, name }) => `${service}: ${name}`).join('\n');
      return /^gateway: POST .*\n(\w+): POST \/api\/.*\n(?:.*\n)*\1: publish gongjian\.\1\..*\n(?!\1)(\w+): handle gongjian\.\1\..*\n(?:.*\n)*\2: append /.test(
        names,
      );
    };
    const ways = spans.filter(({ name }) => name.startsWith('append ')).map(upwards);
    const way = ways.find(isWay) ?? null;
    const sent = spans.some(
      ({ name, parentSpanId }) =>
        name.startsWith('send ') && way?.some(({ spanId }) => spanId === parentSpanId) === true,
    );
    return sent ? way : null;
  }

  it('go on in the trace of the caller', async () => {
    const traceId = randomUUID().replaceAll('-', '');
    await server.as('office').get('/api/plans/v1/plans', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    await until(async () => {
      const names = collector.spans
        .filter((span) => span.traceId === traceId)
        .map(({ service, name }) => service + name);
      return names.includes('plansGET /api/plans/v1/plans') && names.some((name) => name.startsWith('gatewayGET '));
    }, 'the spans of a request');
  });

  it('say nothing of what machines ask', () => {
    expect(collector.spans.filter(({ name }) => /metrics|health/.test(name))).toEqual([]);
  });
});

describe('personal values', () => {
  const NAME_SEARCH = 'gongjian.directory.directory_name_search_v1';

  /** Keys, headers and values of every topic. */
  async function topics(): Promise<ReadonlyMap<string, string>> {
    const settings = { brokers: [system.kafka?.bootstrap ?? ''], prefix: '', clientId: 'test' };
    const kafka = kafkaClient(settings, { warn: () => undefined, error: () => undefined });
    const admin = kafka.admin();
    await admin.connect();
    const names = (await admin.listTopics()).filter((name) => name.startsWith('gongjian.'));
    const ends = await Promise.all(
      names.map(async (topic) => ({ topic, offsets: await admin.fetchTopicOffsets(topic) })),
    );
    await admin.disconnect();
    const expected = ends.reduce(
      (sum, { offsets }) => sum + offsets.reduce((all, { high }) => all + Number(high), 0),
      0,
    );
    const found = new Map(names.map((name) => [`topic ${name}`, '']));
    let count = 0;
    const consumer = kafka.consumer({ groupId: `test-${randomUUID()}` });
    await consumer.connect();
    await consumer.subscribe({ topics: names, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, message: { key, headers, value } }) => {
        const told = [key, value, ...Object.entries(headers ?? {}).flat()].map(String).join('\n');
        found.set(`topic ${topic}`, `${found.get(`topic ${topic}`)}\n${told}`);
        count += 1;
      },
    });
    await until(async () => count >= expected, 'every message was read');
    await consumer.disconnect();
    return found;
  }

  let elsewhere: Map<string, string>;

  beforeAll(async () => {
    elsewhere = new Map(await topics());
    elsewhere.set('spans', collector.bodies.join('\n'));
    for (const [name, shown] of await metricsOfAll()) elsewhere.set(`metrics of ${name}`, shown);
  });

  it('were sown by the hundred', () => {
    expect(canaries.sown.filter(({ accepted }) => accepted).length).toBeGreaterThan(100);
  });

  it('stand in clear in the search for names and nowhere else: no topic, waiting message, log, span or metric', async () => {
    const found = await findCanaries(server, canaries.sown, elsewhere);
    const outside = found.filter(({ place }) => place !== NAME_SEARCH);
    expect(outside.map(({ place, canary }) => `${place}: ${canary.operation} ${canary.place}`)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  it('would have been found by this search', async () => {
    const places: Readonly<Record<string, readonly RegExp[]>> = {
      云溪市整洁楼院创建工作方案: [/^gongjian\.eventlog\.events$/],
      '/api/directory/v1/people': [/^spans$/, /^metrics of directory$/, /^standard output and error$/],
      'gongjian.plans.PlanIssued.v1': [/^topic gongjian\.plans$/, /^kafka\/.*\.log$/, /^spans$/],
    };
    const known = Object.keys(places).map((token): Canary => ({
      text: '',
      token,
      operation: '',
      place: '',
      accepted: true,
    }));
    const found = await findCanaries(server, known, elsewhere);
    const missed = Object.entries(places).flatMap(([token, wanted]) =>
      wanted.filter((place) => !found.some(({ place: at, canary }) => canary.token === token && place.test(at))),
    );
    expect(missed).toEqual([]);
    expect((await dumpTables(server)).has('gongjian.awards_ops.waiting')).toBe(true);
  });
});
