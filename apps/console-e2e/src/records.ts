import { readOnce, succeeded } from '@gongjian/system-e2e';
import type { ConsoleUnderTest } from './console-under-test.js';

export interface Listed {
  readonly id: string;
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly tenant: { readonly name: string };
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly posts: readonly { readonly division: { readonly id: string; readonly name: string } }[];
}

/** What is so once the services have heard of each other, read beside the pages. */
export class Records {
  constructor(
    private readonly console_: ConsoleUnderTest,
    private readonly reader: string,
  ) {}

  async me(account: string): Promise<Me> {
    return succeeded(await this.console_.as(account).get<Me>('/api/directory/v1/me'));
  }

  /** What is read there once it is so. */
  eventually<Found>(path: string, holds: (found: Found) => boolean): Promise<Found> {
    return readOnce(this.console_.as(this.reader), path, holds);
  }

  /** The first of a list for which it holds. */
  async listed<Item extends Listed>(path: string, isIt: (item: Item) => boolean = () => true): Promise<Item> {
    const { items } = await this.eventually<{ readonly items: readonly Item[] }>(path, (page) => page.items.some(isIt));
    return items.find(isIt) as Item;
  }
}
