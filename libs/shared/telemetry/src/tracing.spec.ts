import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import { TracedEventStore } from './traced-event-store.js';
import { beginSpan, currentTraceparent, isTracing, traceBy, traced, tracedWithin } from './tracing.js';

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('without telemetry', () => {
  it('work is done and nothing else', async () => {
    expect(isTracing()).toBe(false);
    expect(beginSpan('x')).toBeNull();
    expect(await traced('x', { parent: CALLER }, async () => currentTraceparent())).toBeUndefined();
  });
});

describe('with telemetry', () => {
  const exporter = new InMemorySpanExporter();

  beforeAll(() => {
    const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    provider.register();
    traceBy(provider.getTracer('test'));
  });

  afterEach(() => exporter.reset());

  afterAll(() => {
    traceBy(null);
    trace.disable();
    context.disable();
  });

  const spans = (): readonly (readonly [string, string, string | undefined])[] =>
    exporter.getFinishedSpans().map((span) => [span.name, span.spanContext().traceId, span.parentSpanContext?.spanId]);

  it('a span follows from what its parent says, and what is begun in it is part of it', async () => {
    let inner = '';
    await traced('outer', { parent: CALLER }, async () => {
      inner = currentTraceparent() ?? '';
      await Promise.resolve();
      await tracedWithin('within', {}, async () => undefined);
    });
    const [, trace_, span] = inner.split('-');
    expect(trace_).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(spans()).toEqual([
      ['within', trace_, span],
      ['outer', trace_, 'b7ad6b7169203331'],
    ]);
    expect(currentTraceparent()).toBeUndefined();
  });

  it('what nobody asked for is no trace of its own', async () => {
    await tracedWithin('within', {}, async () => undefined);
    expect(spans()).toEqual([]);
  });

  it('a parent that is none begins a trace', async () => {
    await traced('outer', { parent: '00-zz' }, async () => undefined);
    expect(spans()).toMatchObject([['outer', expect.stringMatching(/^[0-9a-f]{32}$/), undefined]]);
  });

  it('tells the name and the code of an error, never what it says', async () => {
    const error = Object.assign(new TypeError('张三 13800000000'), { code: '23505' });
    await expect(traced('fails', {}, () => Promise.reject(error))).rejects.toBe(error);
    const [span] = exporter.getFinishedSpans();
    expect(span?.attributes).toEqual({ 'error.type': 'TypeError 23505' });
    expect(JSON.stringify([span?.status, span?.events])).not.toContain('张三');
  });

  it('the log shows in the trace of what asks for it, by names and counts', async () => {
    const store = new TracedEventStore(new InMemoryEventStore(randomUUID()));
    const [tenant, stream] = [randomUUID(), `task-${randomUUID()}`];
    const event = { id: randomUUID(), type: 'TaskAssigned', data: '{"secret":"张三"}', metadata: '{}' };
    await store.append(stream, [event], { tenant, expected: 'noStream' });
    expect(spans()).toEqual([]);
    await traced('asks', {}, () => store.readStream(stream));
    await traced('asks', {}, () => store.append(stream, [{ ...event, id: randomUUID() }], { tenant, expected: 0n }));
    expect(spans().map(([name]) => name)).toEqual(['read task', 'asks', 'append task', 'asks']);
    const told = exporter.getFinishedSpans().map(({ attributes }) => attributes);
    expect(told[2]).toEqual({
      'gongjian.stream': stream,
      'gongjian.tenant': tenant,
      'gongjian.events': 1,
      'gongjian.event.types': 'TaskAssigned',
    });
    expect(JSON.stringify(told)).not.toContain('张三');
  });
});
