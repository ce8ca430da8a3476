import { DomainError, type Decider, type DomainCommand, type DomainEvent, type Sealed } from '@gongjian/shared-kernel';
import { PersonalValue } from '@gongjian/shared-event-sourcing';
import { decider } from './given-when-then.js';
import { sealedForTest } from './sealed-for-test.js';

type LampEvent =
  | DomainEvent<'LampLit', { readonly by: Sealed; readonly extra?: number }>
  | DomainEvent<'LampPutOut', { readonly times: number }>;
type LampCommand = DomainCommand<'LightLamp', { readonly by: Sealed }> | DomainCommand<'PutOutLamp', null>;
interface LampState {
  readonly lit: boolean;
  readonly times: number;
}

const lamp: Decider<LampState, LampCommand, LampEvent> = {
  initialState: { lit: false, times: 0 },
  decide(command, state) {
    if (command.type === 'LightLamp') return state.lit ? [] : [{ type: 'LampLit', data: { by: command.data.by } }];
    if (!state.lit) throw new DomainError('LAMP.NOT_LIT', 'conflict', { zh: '灯未亮。', en: 'The lamp is not lit.' });
    return [{ type: 'LampPutOut', data: { times: state.times + 1 } }];
  },
  evolve(state, event) {
    return event.type === 'LampLit' ? { ...state, lit: true } : { lit: false, times: event.data.times };
  },
};

const at = { now: '2026-03-01T00:00:00.000Z', today: '2026-03-01' } as const;
const by = sealedForTest('示例');
const light: LampCommand = { type: 'LightLamp', data: { by }, ...at };
const putOut: LampCommand = { type: 'PutOutLamp', data: null, ...at };
const lit: LampEvent = { type: 'LampLit', data: { by } };

describe('given, when, then', () => {
  it('passes on the events, the silence and the refusal expected', () => {
    decider(lamp).given([]).when(light).then([lit]);
    decider(lamp)
      .given([lit])
      .when(putOut)
      .then([{ type: 'LampPutOut', data: { times: 1 } }]);
    decider(lamp).given([lit]).when(light).thenNothing();
    decider(lamp).given([]).when(putOut).thenRefuses('LAMP.NOT_LIT');
    expect(decider(lamp).given([lit]).state()).toEqual({ lit: true, times: 0 });
  });

  it.each<[string, () => void]>([
    ['other events', () => decider(lamp).given([lit]).when(putOut).then([lit])],
    [
      'other data',
      () =>
        decider(lamp)
          .given([lit])
          .when(putOut)
          .then([{ type: 'LampPutOut', data: { times: 2 } }]),
    ],
    ['an event too many', () => decider(lamp).given([]).when(light).then([lit, lit])],
    ['silence instead of events', () => decider(lamp).given([lit]).when(light).then([lit])],
    ['an empty expectation', () => decider(lamp).given([lit]).when(light).then([])],
    ['events instead of silence', () => decider(lamp).given([]).when(light).thenNothing()],
    ['events instead of a refusal', () => decider(lamp).given([lit]).when(putOut).thenRefuses('LAMP.NOT_LIT')],
    ['another refusal', () => decider(lamp).given([]).when(putOut).thenRefuses('LAMP.OTHER')],
    ['a refusal instead of events', () => decider(lamp).given([]).when(putOut).then([lit])],
    ['a refusal instead of silence', () => decider(lamp).given([]).when(putOut).thenNothing()],
    [
      'another sealed value',
      () =>
        decider(lamp)
          .given([])
          .when(light)
          .then([{ type: 'LampLit', data: { by: sealedForTest('别的') } }]),
    ],
    [
      'a member that is there but undefined',
      () =>
        decider(lamp)
          .given([])
          .when(light)
          .then([{ type: 'LampLit', data: { by, extra: undefined as unknown as number } }]),
    ],
  ])('fails on %s', (_what, spec) => {
    expect(spec).toThrow();
  });

  it('sees the value inside a personal value', () => {
    const owner = { kind: 'person', personId: 'p' } as const;
    const command = (name: string): LampCommand => ({
      ...light,
      type: 'LightLamp',
      data: { by: PersonalValue.of(name).sealedFor(owner) },
    });
    const event = (name: string): LampEvent => ({
      type: 'LampLit',
      data: { by: PersonalValue.of(name).sealedFor(owner) },
    });
    decider(lamp)
      .given([])
      .when(command('甲'))
      .then([event('甲')]);
    expect(() =>
      decider(lamp)
        .given([])
        .when(command('甲'))
        .then([event('乙')]),
    ).toThrow();
  });

  it('fails a decider that changes its state, its history or its command', () => {
    const counting = (change: (state: { count: number }, command: LampCommand) => void): (() => void) => {
      const subject: Decider<{ count: number }, LampCommand, LampEvent> = {
        ...lamp,
        initialState: { count: 0 },
        decide(command, state) {
          change(state, command);
          return [lit];
        },
        evolve: (state) => state,
      };
      return () =>
        decider(subject)
          .given([lit])
          .when({ ...light })
          .then([lit]);
    };
    expect(counting(() => undefined)).not.toThrow();
    expect(counting((state) => (state.count += 1))).toThrow(TypeError);
    expect(counting((_state, command) => ((command as { now: string }).now = ''))).toThrow(TypeError);
  });

  it('fails a decider that decides otherwise the second time', () => {
    let calls = 0;
    const fickle = {
      ...lamp,
      decide: (): LampEvent[] => [{ type: 'LampPutOut', data: { times: (calls += 1) } }],
    };
    expect(() =>
      decider(fickle)
        .given([])
        .when(putOut)
        .then([{ type: 'LampPutOut', data: { times: 1 } }]),
    ).toThrow(/otherwise/);
  });

  it('fails on an event that cannot be stored', () => {
    const inexact = { ...lamp, decide: (): LampEvent[] => [{ type: 'LampPutOut', data: { times: 0.5 } }] };
    expect(() =>
      decider(inexact)
        .given([])
        .when(putOut)
        .then([{ type: 'LampPutOut', data: { times: 0.5 } }]),
    ).toThrow(/number/);
  });
});
