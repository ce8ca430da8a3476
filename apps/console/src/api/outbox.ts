import type { Problem } from './problem.js';

/** A write that is kept on this machine until the server has it. */
export interface Letter {
  /** Its Idempotency-Key: however often it is sent, it happens once. */
  readonly key: string;
  /** Who wrote it; nobody else sends it. */
  readonly ownerId: string;
  /** The operation and its path parameters. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files?: readonly LetterFile[];
  /** What it is about; one letter of a subject waits at a time. */
  readonly about: string;
  /** The page it was written on. */
  readonly to: string;
  readonly name: string;
  readonly keptAt: string;
  readonly state: LetterState;
}

/** A file that a letter's body names by its `id`, and that is sent before it, under this id as Idempotency-Key. */
export interface LetterFile {
  readonly id: string;
  readonly context: 'plans' | 'assessments' | 'awards';
  readonly content: File;
  /** What the server calls it, once it has it. */
  readonly storedAs?: string;
}

export type LetterState =
  | { readonly is: 'waiting' }
  | { readonly is: 'sent'; readonly at: string }
  | { readonly is: 'refused'; readonly problem: Problem };

export type Delivery =
  | { readonly is: 'sent' }
  /** Not reached, too busy or signed out: it is sent again under the same key. */
  | { readonly is: 'unreached' }
  | { readonly is: 'refused'; readonly problem: Problem };

export type FileDelivery =
  { readonly is: 'sent'; readonly storedAs: string } | Exclude<Delivery, { readonly is: 'sent' }>;

/** What keeps letters over a closed window. */
export interface LetterStore {
  readonly all: () => Promise<readonly Letter[]>;
  readonly put: (letter: Letter) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
}

export interface OutboxParts {
  readonly store: LetterStore;
  /** Of a letter whose files the server has; its body names them as the server does. */
  readonly send: (letter: Letter) => Promise<Delivery>;
  /** Answers what the server calls it. */
  readonly sendFile: (file: LetterFile) => Promise<FileDelivery>;
  readonly now: () => string;
  /** Runs one at a time over all windows of this browser. */
  readonly alone: (run: () => Promise<void>) => Promise<void>;
}

const WAITING: LetterState = { is: 'waiting' };

/**
 * Keeps writes and sends them when the server can be reached, oldest first. A letter is kept before it is first sent;
 * once it was sent or refused it is never sent again. What is refused stays, with the reason, until it is taken back.
 */
export class Outbox {
  private letters: readonly Letter[] = [];
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: OutboxParts) {}

  /** What is kept, oldest first; the same array until something changes. */
  readonly kept = (): readonly Letter[] => this.letters;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads what was kept before. */
  async open(): Promise<void> {
    this.show(await this.parts.store.all());
  }

  /**
   * Keeps it; it is on this machine when this returns. One about the same that still stands is
   * replaced, unless it was sent; the same once more keeps its key, for it may be on its way.
   */
  async keep(letter: Omit<Letter, 'state' | 'keptAt'>): Promise<void> {
    const before = (await this.parts.store.all()).find(
      (one) => one.about === letter.about && one.ownerId === letter.ownerId && one.state.is !== 'sent',
    );
    if (before?.state.is === 'waiting' && JSON.stringify(before.body) === JSON.stringify(letter.body)) return;
    if (before !== undefined) await this.parts.store.remove(before.key);
    await this.parts.store.put({ ...letter, keptAt: this.parts.now(), state: WAITING });
    await this.open();
  }

  /** Takes a letter back, or clears one that was sent. */
  async remove(key: string): Promise<void> {
    await this.parts.store.remove(key);
    await this.open();
  }

  /** Sends what waits and belongs to this person; a second call while it runs waits for the first. */
  run(ownerId: string): Promise<void> {
    this.running ??= this.parts
      .alone(() => this.deliver(ownerId))
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  private async deliver(ownerId: string): Promise<void> {
    const waiting = (await this.parts.store.all())
      .filter((letter) => letter.ownerId === ownerId && letter.state.is === 'waiting')
      .sort((a, b) => a.keptAt.localeCompare(b.keptAt));
    for (const letter of waiting) {
      const delivery = await this.sendWhole(letter);
      if (delivery === null) continue;
      if (delivery.is === 'unreached') break;
      await this.settle(letter, delivery.is === 'sent' ? { is: 'sent', at: this.parts.now() } : delivery);
    }
    await this.open();
  }

  /** First its files, each remembered once the server has it; then the letter. Null: it was taken back meanwhile. */
  private async sendWhole(letter: Letter): Promise<Delivery | null> {
    const files = [...(letter.files ?? [])];
    for (const [nth, file] of files.entries()) {
      if (file.storedAs !== undefined) continue;
      const delivery = await this.parts.sendFile(file);
      if (delivery.is !== 'sent') return delivery;
      files[nth] = { ...file, storedAs: delivery.storedAs };
      if (!(await this.putStanding({ ...letter, files: [...files] }))) return null;
    }
    return this.parts.send({ ...letter, body: withStored(letter.body, files) });
  }

  private async settle(letter: Letter, state: LetterState): Promise<void> {
    await this.putStanding({ ...letter, state });
    await this.open();
  }

  /** One that was taken back meanwhile stays away. */
  private async putStanding(letter: Letter): Promise<boolean> {
    const stands = (await this.parts.store.all()).some(({ key }) => key === letter.key);
    if (stands) await this.parts.store.put(letter);
    return stands;
  }

  private show(letters: readonly Letter[]): void {
    this.letters = [...letters].sort((a, b) => a.keptAt.localeCompare(b.keptAt));
    for (const listener of this.listeners) listener();
  }
}

/** The body with what the server calls the files instead of what they are called here. */
function withStored(body: unknown, files: readonly LetterFile[]): unknown {
  const stored = new Map(files.map(({ id, storedAs }) => [id, storedAs]));
  if (stored.size === 0) return body;
  return JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
    typeof value === 'string' ? (stored.get(value) ?? value) : value,
  ) as unknown;
}

/** What an answer means for a letter: refusals of the server are final, everything else is tried again. */
export function deliveryOf(status: number, problem: Problem | null, unreached: Problem): Delivery {
  if (status >= 200 && status < 300) return { is: 'sent' };
  if (status === 0 || status === 401 || status === 408 || status === 425 || status === 429 || status >= 500) {
    return { is: 'unreached' };
  }
  return { is: 'refused', problem: problem ?? { ...unreached, status } };
}
