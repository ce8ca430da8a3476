import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ConsoleUnderTest } from '../console-under-test.js';
import type { ConsolePage } from '../page-list.js';
import { DESK, PHONE, type Visitor } from '../visitor.js';
import { addressOf, nameOf, type Address } from './addresses.js';
import type { Picture } from './contact-sheet.js';
import { goesOn, KEPT, putInto, refusalsOf, unsaid, type Refusals, type State } from './states.js';
import type { World } from './world.js';

const WIDTHS = [DESK, PHONE];

export interface Shot {
  readonly page: ConsolePage;
  readonly state: State;
}

/** Takes pictures of pages in their states, at the width of a desk and of a phone, into a folder. */
export class Photographer {
  private readonly visitors = new Map<string, Promise<Visitor>>();

  private constructor(
    private readonly console_: ConsoleUnderTest,
    private readonly world: World,
    private readonly folder: string,
    private readonly refusals: Refusals,
  ) {}

  static async of(world: World, folder: string): Promise<Photographer> {
    mkdirSync(folder, { recursive: true });
    const console_ = await ConsoleUnderTest.of(world.server);
    return new Photographer(console_, world, folder, await refusalsOf(world.server));
  }

  /** A picture for each width. */
  async take({ page, state }: Shot): Promise<readonly Picture[]> {
    const name = `${page.account} ${page.at}`.trim();
    const picture = { page: name, section: page.section, state };
    const address = await addressOf(page, this.world);
    if (address === null) return [{ ...picture, width: 0, file: '', complaints: ['there is nothing to look at'] }];
    const visitor = await this.visitor(page.account, state);
    if (goesOn(state, page)) await visitor.open(address.at);
    const end = await putInto(state, visitor.page, page, address.ids, this.refusals);
    try {
      return await this.atEveryWidth(visitor, page, address, picture);
    } catch (error) {
      return [{ ...picture, width: 0, file: '', complaints: [String(error)] }];
    } finally {
      await end();
    }
  }

  async leave(): Promise<void> {
    await this.console_.leave();
  }

  private async atEveryWidth(
    visitor: Visitor,
    page: ConsolePage,
    address: Address,
    picture: Omit<Picture, 'width' | 'file' | 'complaints'>,
  ): Promise<readonly Picture[]> {
    const { state } = picture;
    const pictures: Picture[] = [];
    await visitor.page.setViewportSize(DESK);
    await visitor.go(address.at);
    for (const viewport of WIDTHS) {
      await visitor.page.setViewportSize(viewport);
      await inState(visitor, state, page);
      const file = `${nameOf(picture.page)}-${state}-${viewport.width}.png`;
      await visitor.photograph(path.join(this.folder, file));
      const complaints = await visitor.judge();
      pictures.push({
        ...picture,
        width: viewport.width,
        file,
        complaints: [...complaints, ...(await unsaid(state, visitor.page, page))],
      });
    }
    return pictures;
  }

  private visitor(account: string, state: State): Promise<Visitor> {
    const locale = state === 'english' ? 'en' : 'zh-CN';
    const key = `${account} ${locale}`;
    const here = this.visitors.get(key);
    if (here !== undefined) return here;
    const coming = (async () => {
      const visitor =
        account === ''
          ? await this.console_.visitor(DESK, locale)
          : await this.console_.signedIn(account, DESK, locale);
      visitor.forgive(/^Failed to load resource: (?:the server responded with a status of 503|net::ERR_)/);
      return visitor;
    })();
    this.visitors.set(key, coming);
    return coming;
  }
}

async function inState(visitor: Visitor, state: State, of: ConsolePage): Promise<void> {
  const { page } = visitor;
  if (state === 'loading') {
    await page.locator('[role="status"], main h1').filter({ visible: true }).first().waitFor();
    return;
  }
  if (state === '503' || state === '403' || state === '404') {
    await page
      .locator(goesOn(state, of) ? KEPT : '[role="alert"]')
      .filter({ visible: true })
      .first()
      .waitFor();
    return;
  }
  await visitor.quiet();
  if (state !== 'many') return;
  const next = page.getByRole('button', { name: '下一页' }).filter({ visible: true });
  if ((await next.count()) === 0 || (await next.first().isDisabled())) return;
  await next.first().click();
  await page.locator('.table-foot button:first-of-type:enabled').first().waitFor();
  await visitor.quiet();
}
