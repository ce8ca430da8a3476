import type { PublishedDefinition } from '@gongjian/plans-client';
import type { Instant, LocalDate } from '@gongjian/shared-kernel';
import type { Answer, Method } from './requests.js';
import type { District } from './world-directory.js';

/** A reaction, a message or a deadline that was refused and would wait for an operator. */
export interface Parked {
  readonly by: string;
  readonly what: string;
  readonly code: string;
}

/** Where a story happens: every service, and time that passes when it is told to. */
export abstract class Stage {
  abstract readonly district: District;

  /** A story begins, where nothing has happened yet. */
  abstract begin(district: District, now: Instant): Promise<void>;

  /** To be told after each change of it. */
  abstract directoryChanged(): void;

  /** The directory records that the subject is no more from that day on. */
  abstract closeSubject(id: string, effectiveOn: LocalDate): Promise<void>;

  abstract now(): Instant;

  /** Time passes; every clock that is due by then runs at its instant. */
  abstract passUntil(instant: Instant): Promise<void>;

  /** As one of the district, `null`: as anybody. When it answers, everything has happened that follows. */
  abstract send(who: string | null, method: Method, path: string, body?: unknown): Promise<Answer>;

  abstract upload(who: string, path: string, name: string, content: Buffer): Promise<Answer>;

  /** Every row of a read model, as it is now, in the order their streams began; personal values are sealed. */
  abstract rows<Row extends object>(name: string): Promise<readonly (Row & { readonly id: string })[]>;

  /** One of them. */
  abstract row<Row extends object>(name: string, id: string): Promise<(Row & { readonly id: string }) | null>;

  /** When the first clock of each name runs out that runs for a stream. */
  abstract duesOf(streamId: string): Promise<ReadonlyMap<string, Instant>>;

  /** As every context has it. */
  abstract definition(programme: string, version: number): Promise<PublishedDefinition>;

  abstract parked(): Promise<readonly Parked[]>;
}
