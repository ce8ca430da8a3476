import type { DirectoryDivision } from '@gongjian/shared-access';
import type { JsonValue, LocalDate } from '@gongjian/shared-kernel';
import type { ScenarioFile } from '../scenario/scenario-file.js';
import type { Company } from '../world/district.js';
import { placeAt } from '../world/places.js';
import type { Answer } from '../world/requests.js';
import type { Stage } from '../world/stage.js';

/** A programme that is published in the story. */
export interface Published {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly definition: JsonValue;
}

/** What a line founded and named with `as`. */
export interface Named {
  readonly kind: string;
  readonly id: string;
}

export type Body = Readonly<Record<string, unknown>>;

/** A line that the system refused: the story can go on from it only where the row says so. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly answer: Body,
  ) {
    super(`${code}: ${typeof answer['detailEn'] === 'string' ? answer['detailEn'] : JSON.stringify(answer)}`);
    this.name = 'Refused';
  }
}

/** What a line or an outcome speaks of is not there, though the row says so. */
export class NothingThere extends Refused {
  constructor(what: string) {
    super('NOTHING_THERE', { detailEn: what });
  }
}

const TIME_OF_DAY = 'T02:00:00.000Z';
const MINUTE_MS = 60_000;

/** One row under way: who is who, what was founded, and what day it is. */
export class Story {
  /** By slug. */
  readonly programmes: Map<string, Published>;
  /** The subject of the last line that named one. */
  subject: string | null = null;
  today: LocalDate;
  private readonly named = new Map<string, Named>();
  private readonly lasts = new Map<string, string>();

  constructor(
    readonly world: Stage,
    readonly company: Company,
    readonly file: ScenarioFile,
    programmes: ReadonlyMap<string, Published>,
    /** By slug: as it is written, where what is published was made otherwise. */
    private readonly texts: ReadonlyMap<string, JsonValue>,
    today: LocalDate,
  ) {
    this.programmes = new Map(programmes);
    this.today = today;
  }

  /** The same story as far as it has come, to go on by itself in the district the world is at. */
  fork(): Story {
    const { world, company, file, programmes, texts, today } = this;
    const forked = new Story(world, company.in(world.district), file, programmes, texts, today);
    forked.subject = this.subject;
    forked.pictures = this.pictures;
    forked.numbers = this.numbers;
    for (const [name, thing] of this.named) forked.named.set(name, thing);
    for (const [kind, id] of this.lasts) forked.lasts.set(kind, id);
    return forked;
  }

  /** Ten in the morning of that day, or a minute after the line before. */
  async passTo(day: LocalDate): Promise<void> {
    const morning = `${day}${TIME_OF_DAY}`;
    const next = new Date(Date.parse(this.world.now()) + MINUTE_MS).toISOString();
    await this.world.passUntil(morning > next ? morning : next);
    this.today = day;
  }

  programme(slug: string = this.file.programme): Published {
    const found = this.programmes.get(slug);
    if (found === undefined) throw new TypeError(`the programme ${slug} is not published in this row`);
    return found;
  }

  /** The definition as it is written: what whoever wrote the lines had in mind. */
  written(slug: string = this.file.programme): JsonValue {
    return this.texts.get(slug) ?? this.programme(slug).definition;
  }

  /** The subject a line or an outcome is about. */
  subjectOf(name: string | undefined): string {
    const found = name ?? this.subject ?? this.company.subjectNames[0];
    if (found === undefined) throw new TypeError('the cast has no subject');
    this.subject = found;
    return found;
  }

  name(as: string | undefined, kind: string, id: string): void {
    this.lasts.set(kind, id);
    if (as !== undefined) this.named.set(as, { kind, id });
  }

  /** What `of` names. */
  thing(name: string): Named {
    const found = this.named.get(name);
    if (found === undefined) throw new NothingThere(`no line that went well named ${name}`);
    return found;
  }

  /** What `of` names, or the last of its kind. */
  oneOf(kind: string, name: string | undefined): string {
    const id = name === undefined ? this.lasts.get(kind) : this.thing(name).id;
    if (id === undefined) throw new NothingThere(`no ${kind} yet`);
    return id;
  }

  lastOf(kind: string): string | null {
    return this.lasts.get(kind) ?? null;
  }

  /** A person by name; towns and communities act at the one nearest to `near`. */
  who(name: string, here: DirectoryDivision, near: DirectoryDivision = here): string {
    const role = /^[a-zA-Z]+/.exec(name)?.[0];
    if ((role === 'town' || role === 'community') && !name.includes('@') && here.level !== role) {
      return this.company.who(name, placeAt(role, near.id));
    }
    return this.company.who(name, here);
  }

  async post(who: string | null, path: string, body: object = {}): Promise<Body> {
    return accepted(await this.world.send(who, 'POST', path, body));
  }

  async put(who: string, path: string, body: object): Promise<Body> {
    return accepted(await this.world.send(who, 'PUT', path, body));
  }

  rows<Row extends object>(name: string): Promise<readonly (Row & { readonly id: string })[]> {
    return this.world.rows<Row>(name);
  }

  /** @throws NothingThere */
  async row<Row extends object>(name: string, id: string): Promise<Row> {
    const found = (await this.rows<Row>(name)).find((row) => row.id === id);
    if (found === undefined) throw new NothingThere(`no ${name} ${id}`);
    return found;
  }

  /** A picture nobody has stored before. */
  async picture(who: string, context: string): Promise<string> {
    this.pictures += 1;
    const content = Buffer.concat([PNG, Buffer.from(`${this.pictures}`)]);
    const stored = accepted(await this.world.upload(who, `/api/${context}/v1/files`, '照片.png', content));
    return stored['id'] as string;
  }

  nextNumber(): number {
    this.numbers += 1;
    return this.numbers;
  }

  private pictures = 0;
  private numbers = 0;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** @throws Refused */
function accepted({ status, body }: Answer): Body {
  if (status < 400) return body;
  const { code } = body as { readonly code?: unknown };
  if (status >= 500 && code === undefined) throw new Error(`${status}: ${JSON.stringify(body)}`);
  throw new Refused(String(code), body);
}
