import { localDateAt, type LocalDate } from '@gongjian/shared-kernel';
import type { Dice } from '../lives/dice.js';
import { linesOf, lookedAt, type Ground, type Place, type RowRunner, type TimedAct } from '../runner/run-file.js';
import type { Row } from '../scenario/scenario-file.js';
import type { Delivery } from '../world/pump.js';
import type { Moment, World } from '../world/world.js';
import { differencesOf, endStateOf, type EndState } from './end-state.js';

/** What became of one story in the orders that were tried. */
export interface Tried {
  /** Ends that were compared. */
  readonly compared: number;
  /** Orders in which something was not accepted, or something else was done: of another set of acts. */
  readonly others: number;
  readonly messages: number;
  readonly problems: readonly string[];
}

interface Under extends Place {
  /** Lines that are done. */
  readonly done: number;
  readonly delivered: readonly Delivery[];
  /** Something was delivered on a later day than it was told. */
  readonly late: boolean;
  /** For whoever reads of a difference. */
  readonly order: readonly string[];
}

/**
 * The acts of one row, accepted one after the other while everything is told at once; and the same acts with what one
 * context tells another delivered in any other order: late, twice, and after acts that came later.
 */
export class DelayedStory {
  private accepted: readonly string[] = [];
  /** What it is compared with came late itself. */
  private late = false;
  private end: { readonly sameDay: EndState; readonly anyDay: EndState } = { sameDay: new Map(), anyDay: new Map() };

  private constructor(
    private readonly world: World,
    private readonly runner: RowRunner,
    readonly name: string,
    private readonly lines: readonly TimedAct[],
    private readonly start: Under,
    private readonly recorded: number,
  ) {}

  /**
   * @param from that many lines are done while everything is told at once
   * @returns null where the row has a line that is refused
   */
  static async of(
    world: World,
    runner: RowRunner,
    ground: Ground,
    row: Row,
    from: number,
  ): Promise<DelayedStory | null> {
    const lines = acceptedLinesOf(ground, row);
    const before = await done(runner, runner.start(), lines.slice(0, from));
    if (before === null) return null;
    world.goOnFrom(before.moment);
    const recorded = (await world.recorded()).length;
    world.delay(true);
    const start: Under = {
      ...before,
      ...{ moment: world.moment(), done: from, delivered: [], late: false, order: [] },
    };
    const story = new DelayedStory(world, runner, row.id, lines, start, recorded);
    const atOnce = await done(runner, before, lines.slice(from));
    const atLast = atOnce === null ? await story.toldAtLast() : null;
    const moment = atOnce?.moment ?? atLast?.moment;
    if (moment === undefined) return null;
    story.late = atLast?.late ?? false;
    world.goOnFrom(moment);
    if ((await world.parked()).length > 0 || world.waiting.length > 0) return null;
    story.accepted = world.moment().accepted;
    const sameDay = await endStateOf(world, recorded, true);
    await story.runItsCourse();
    story.end = { sameDay, anyDay: await endStateOf(world, recorded, false) };
    return story;
  }

  /** As when all is told at once, but every message comes as late as the acts allow. */
  private async toldAtLast(): Promise<Under | null> {
    let under = this.start;
    for (;;) {
      const next = await this.next(under);
      const [first] = firstsOf(under.moment);
      if (next === null && first === undefined) return under.done === this.lines.length ? under : null;
      under = next ?? (await this.deliver(under, first as Delivery, new Trial()));
    }
  }

  /** Every order there is. */
  async allOrders(): Promise<Tried> {
    const tried = new Trial();
    await this.branch(this.start, tried);
    return tried;
  }

  /** One order, by the dice. */
  async randomOrder(dice: Dice): Promise<Tried> {
    const tried = new Trial();
    const sameDay = dice.chance(50);
    let under = this.start;
    for (let tries = 0; under.done < this.lines.length;) {
      const waits = firstsOf(under.moment);
      const isOver = sameDay && this.lines[under.done]?.on !== under.story.today;
      if (waits.length > 0 && (tries > 0 || isOver || dice.chance(40))) {
        under = await this.deliver(under, dice.pick(waits) as Delivery, tried);
        tries = 0;
        continue;
      }
      const next = (await this.next(under)) ?? (waits.length === 0 ? await this.nextAtOnce(under) : null);
      if (next === null && waits.length === 0) {
        tried.others += 1;
        return tried;
      }
      tries = next === null ? tries + 1 : 0;
      under = next ?? under;
    }
    for (let waits = firstsOf(under.moment); waits.length > 0; waits = firstsOf(under.moment)) {
      under = await this.deliver(under, dice.pick(waits) as Delivery, tried);
    }
    await this.compare(under, tried);
    return tried;
  }

  private async branch(under: Under, tried: Trial): Promise<void> {
    const waits = firstsOf(under.moment);
    const next = under.done < this.lines.length ? await this.next(under) : null;
    if (next !== null) await this.branch(next, tried);
    for (const delivery of waits) await this.branch(await this.deliver(under, delivery, tried), tried);
    if (waits.length > 0) return;
    if (under.done === this.lines.length) await this.compare(under, tried);
    else if (next === null) tried.others += 1;
  }

  /** `null`: it is not accepted before something else is delivered. */
  private async next(under: Under): Promise<Under | null> {
    const line = this.lines[under.done];
    if (line === undefined) return null;
    const step = await this.runner.take(line, under);
    if (step.refused !== null) return null;
    return { ...under, ...lookedAt(step), done: under.done + 1, order: [...under.order, line.act] };
  }

  /** A line of several acts, of which one needs what another sets off. */
  private async nextAtOnce(under: Under): Promise<Under | null> {
    const { world } = this;
    world.goOnFrom(under.moment);
    world.delay(false);
    const next = await this.next({ ...under, moment: world.moment() });
    if (next === null) return null;
    world.goOnFrom(next.moment);
    world.delay(true);
    return { ...next, moment: world.moment() };
  }

  private async deliver(under: Under, delivery: Delivery, tried: Trial): Promise<Under> {
    const { world } = this;
    world.goOnFrom(under.moment);
    const late = under.late || localDateAt(world.now()) !== localDateAt(delivery.message.time);
    await world.deliver(delivery);
    const order = [...under.order, wordsOf(delivery)];
    const delivered = [...under.delivered.filter((each) => laneOf(each) !== laneOf(delivery)), delivery];
    await this.repeat([delivery], order, tried);
    tried.messages = Math.max(tried.messages, order.filter((word) => word.includes(' ')).length);
    return { ...under, moment: world.moment(), delivered, late, order };
  }

  /** The last of a subject may be handled again at any time: nothing is recorded by it. */
  private async repeat(deliveries: readonly Delivery[], order: readonly string[], tried: Trial): Promise<void> {
    const { world } = this;
    const before = (await world.recorded()).length;
    for (const delivery of deliveries) await world.repeat(delivery);
    for (const { type, stream } of (await world.recorded()).slice(before)) {
      tried.problems.push(`${this.name}: ${type} in ${stream} by what was handled again, after ${order.join(', ')}`);
    }
  }

  /** Whatever is done by rule has come to its end, whichever day it began. */
  private async runItsCourse(): Promise<void> {
    const { world } = this;
    const touched = new Set((await world.recorded()).slice(this.recorded).map(({ stream }) => stream));
    const until = new Date(Date.parse(world.now()) + LONG_MS).toISOString();
    await world.passUntil(until, (stream) => touched.has(stream) && !stream.startsWith('round-'));
  }

  private async compare(under: Under, tried: Trial): Promise<void> {
    const { world } = this;
    world.goOnFrom(under.moment);
    for (;;) {
      await world.passUntil(world.now());
      const [first] = world.onTheWay;
      if (first === undefined) break;
      await world.deliver(first);
    }
    await this.repeat(under.delivered, under.order, tried);
    if (world.moment().accepted.join('\n') !== this.accepted.join('\n')) {
      tried.others += 1;
      return;
    }
    tried.compared += 1;
    const late = under.late || this.late;
    if (late) {
      world.delay(false);
      await this.runItsCourse();
    }
    const end = late ? this.end.anyDay : this.end.sameDay;
    const found = differencesOf(end, await endStateOf(world, this.recorded, !late));
    if (found.length > 0) tried.problems.push(`${this.name}, ${under.order.join(', ')}:\n  ${found.join('\n  ')}`);
  }
}

const LONG_MS = 200 * 24 * 3_600_000;

class Trial implements Tried {
  compared = 0;
  others = 0;
  messages = 0;
  readonly problems: string[] = [];
}

/** `null`: one of them is refused. */
async function done(runner: RowRunner, from: Place, lines: readonly TimedAct[]): Promise<Place | null> {
  let place = from;
  for (const line of lines) {
    const step = await runner.take(line, place);
    if (step.refused !== null) return null;
    place = lookedAt(step);
  }
  return place;
}

/** Its lines, without those that are refused; and the day it is looked at. */
function acceptedLinesOf(ground: Ground, row: Row): readonly TimedAct[] {
  const lines = linesOf(ground, row).filter((line) => !('refused' in line) || line.refused === undefined);
  const refusedAtLast = row.then.some(({ refused }) => refused !== undefined);
  const kept = refusedAtLast ? lines.slice(0, -1) : lines;
  const until: LocalDate = row.on;
  return [...kept, { act: 'day', on: until }];
}

/** What may arrive next: of each subject at each consumer the first that is on its way. */
function firstsOf({ underway }: Moment): readonly Delivery[] {
  const lanes = new Map<string, Delivery>();
  for (const each of underway.onTheWay) if (!lanes.has(laneOf(each))) lanes.set(laneOf(each), each);
  return [...lanes.values()];
}

function laneOf({ consumer, message }: Delivery): string {
  return `${consumer} ${message.subject}`;
}

function wordsOf({ consumer, message }: Delivery): string {
  return `${message.type.split('.').at(-2) ?? ''} ${consumer.split(' ').at(-1) ?? ''}`;
}
