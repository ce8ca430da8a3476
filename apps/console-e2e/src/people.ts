import type { ConsoleUnderTest } from './console-under-test.js';
import { DESK, type Viewport, type Visitor } from './visitor.js';

/** Who works in a journey: each signs in once, and stays in front of his or her own browser to its end. */
export class People {
  private readonly visitors = new Map<string, Promise<Visitor>>();
  private readonly wrong: string[] = [];
  private viewport: Viewport = DESK;

  constructor(private readonly console_: ConsoleUnderTest) {}

  /** From now on all sit at screens of that size. */
  async sitAt(viewport: Viewport): Promise<void> {
    this.viewport = viewport;
    for (const visitor of this.visitors.values()) await (await visitor).sitAt(viewport);
  }

  /** Who is where he or she was last. */
  as(account: string): Promise<Visitor> {
    return this.visitors.get(account) ?? this.comes(account, '/');
  }

  /** Who is at that page. */
  async at(account: string, page: string): Promise<Visitor> {
    const known = this.visitors.get(account);
    if (known === undefined) return this.comes(account, page);
    const visitor = await known;
    await visitor.turnTo(page);
    return visitor;
  }

  private comes(account: string, page: string): Promise<Visitor> {
    const visitor = this.console_.returning(account, page, this.viewport);
    this.visitors.set(account, visitor);
    return visitor;
  }

  /** What is wrong with how a page looks ends no journey: `complaints` tells it. */
  async look(visitor: Visitor, page: string): Promise<void> {
    const found = await visitor.look(page);
    this.wrong.push(...found.map((what) => `${page}: ${what}`));
  }

  /** What was wrong with the pages that were looked at since it was last asked. */
  complaints(): readonly string[] {
    return this.wrong.splice(0);
  }

  async leave(): Promise<void> {
    for (const visitor of this.visitors.values()) await (await visitor).leave();
    this.visitors.clear();
  }
}
