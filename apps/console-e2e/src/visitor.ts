import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export const DESK: Viewport = { width: 1440, height: 900 };
export const PHONE: Viewport = { width: 390, height: 844 };

const PICTURES = path.join(tmpdir(), 'gongjian-console');
const WAIT_MS = 15_000;
/** A list of options that is drawn anew between press and release takes nothing: it is pressed again. */
const PRESSES = 3;
const TAKEN_MS = 2_000;
const TALLEST = 6_000;
/** Of the API, without the streams of changes. */
const ANSWERED = /^\/api\/(?!.*\/changes$)/;
/** What is fixed at the foot of the window would stand in the middle of a taller picture. */
const STANDING_BELOW = '.tabs { position: static !important; }';
/** More than any page has controls. */
const MOST_TABS = 150;
const SELECT_AROUND = `xpath=ancestor::div[contains(concat(' ', @class, ' '), ' ant-select ')][1]`;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A file a person has at hand. */
export interface Attached {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
  }[];
}

/** Somebody in front of a browser: keeps what the browser complained of. */
export class Visitor {
  /** Errors, warnings and requests to elsewhere; a page is looked at only while there are none. */
  readonly complaints: string[] = [];
  private readonly forgiven: RegExp[] = [];
  /** Requests without an answer yet. */
  private readonly asked = new Set<Request>();
  private answeredAll: () => void = () => {};

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly base: string,
  ) {}

  static async come(
    browser: Browser,
    base: string,
    viewport: Viewport,
    locale: 'zh-CN' | 'en' = 'zh-CN',
    /** Whether the browser may put by what pages are made of, all of it: for who goes on without a connection. */
    serviceWorkers: 'allow' | 'block' = 'allow',
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale, timezoneId: 'Asia/Shanghai', serviceWorkers });
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    const visitor = new Visitor(page, context, base);
    page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      // A refusal is an answer: pages show it, and tests look at what they show.
      if (/^Failed to load resource: the server responded with a status of 4\d\d/.test(text)) return;
      if (serviceWorkers === 'block' && /^Service Worker registration blocked/.test(text)) return;
      if (message.type() === 'error' || message.type() === 'warning') visitor.complaints.push(text);
    });
    page.on('request', (request) => {
      if (ANSWERED.test(new URL(request.url()).pathname)) visitor.asked.add(request);
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== base) visitor.complaints.push(`asks elsewhere: ${request.url()}`);
    });
    const over = (request: Request): void => {
      if (visitor.asked.delete(request) && visitor.asked.size === 0) visitor.answeredAll();
    };
    page.on('requestfinished', over).on('requestfailed', over);
    return visitor;
  }

  /** By one click on the sample account. */
  async signIn(account: string): Promise<void> {
    await this.page.goto(`${this.base}/`);
    await this.page.locator('.accounts button', { has: this.page.locator(`code:text-is("${account}")`) }).click();
    await this.page.locator('.shell main h1').waitFor();
  }

  /** Has signed in before: what the console kept of it in this tab. */
  async keep(key: string, session: object): Promise<void> {
    const [name, value] = [JSON.stringify(key), JSON.stringify(JSON.stringify(session))];
    await this.context.addInitScript({
      content: `if (sessionStorage.getItem(${name}) === null) sessionStorage.setItem(${name}, ${value});`,
    });
  }

  async open(at: string): Promise<void> {
    await this.go(at);
    await this.settled();
  }

  /** Goes there, and waits for nothing more. */
  async go(at: string): Promise<void> {
    await this.page.goto(`${this.base}${at}`);
  }

  /** As a link within the console leads there: what is loaded stays loaded. */
  async turnTo(at: string): Promise<void> {
    if (this.at === at) return this.settled();
    const heading = this.page.locator('main h1').first();
    await heading.waitFor();
    const left = await heading.evaluate(markAsLeft);
    await this.page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(at)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await this.page
      .locator('main h1')
      .filter({ hasNotText: left })
      .or(this.page.locator('main h1:not([data-left])'))
      .first()
      .waitFor();
    await this.settled();
  }

  /** The path of the page that is open. */
  get at(): string {
    return new URL(this.page.url()).pathname;
  }

  get isAtPhone(): boolean {
    return this.page.viewportSize()?.width === PHONE.width;
  }

  /** Sits down at a screen of that size, with what is open. */
  async sitAt(viewport: Viewport): Promise<void> {
    await this.page.setViewportSize(viewport);
  }

  /** Nothing is being read any more. */
  async settled(): Promise<void> {
    await this.page.locator('main h1, .sign-in h1').first().waitFor();
    await this.page.locator('[role="status"] .ant-skeleton').first().waitFor({ state: 'detached' });
  }

  /** Nothing is asked any more, and what was answered is shown. */
  async quiet(): Promise<void> {
    do {
      if (this.asked.size > 0) await new Promise<void>((resolve) => (this.answeredAll = resolve));
      await this.page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))');
    } while (this.asked.size > 0);
    await this.settled();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name });
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog').last();
  }

  /** Presses an act, answers what its dialog asks, sends it and waits until it is done. */
  async act(
    name: string,
    answer: (dialog: Locator) => Promise<void> = async () => {},
    /** What the dialog calls it; null: it asks nothing. */
    sends: string | null = name,
  ): Promise<void> {
    await this.press(name);
    if (sends === null) return this.button(name).waitFor({ state: 'detached' });
    await answer(this.dialog);
    await this.dialog.getByRole('button', { name: sends, exact: true }).click();
    await this.answered();
  }

  /** Presses the button of an act, or finds it behind 更多. */
  async press(name: string): Promise<void> {
    const more = this.button('更多');
    await this.button(name).or(more).first().waitFor();
    if ((await this.button(name).count()) > 0) return this.button(name).click();
    await more.click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  /** Writes a day into the field of that name. */
  async day(within: Locator, name: string, day: string): Promise<void> {
    const field = within.getByLabel(name);
    await field.fill(day);
    await field.press('Enter');
  }

  /** What a dialog sent was taken; a refusal is told in the words of the page. */
  async answered(): Promise<void> {
    try {
      await this.dialog.waitFor({ state: 'hidden' });
    } catch (error) {
      const said = await this.dialog.locator('[role="alert"], .ant-form-item-explain-error').allInnerTexts();
      throw new Error(`the dialog stays open: ${said.join(' ') || String(error)}`, { cause: error });
    }
  }

  /** Chooses, in the control of this name, the option that says `option`; a control that searches is asked for it. */
  async choose(within: Locator, name: string, option: string): Promise<void> {
    const control = within.getByRole('combobox', { name }).last();
    const chosen = control.locator(SELECT_AROUND).filter({ hasText: option });
    for (let press = 1; press < PRESSES; press += 1) {
      await this.pressOption(control, option);
      if (
        await chosen.waitFor({ timeout: TAKEN_MS }).then(
          () => true,
          () => false,
        )
      )
        return;
    }
    await this.pressOption(control, option);
    await chosen.waitFor();
  }

  private async pressOption(control: Locator, option: string): Promise<void> {
    await control.focus();
    await control.press('ArrowDown');
    if (await control.isEditable()) await control.fill(option);
    const own = this.page.locator(`[id="${(await control.getAttribute('id')) ?? ''}_list"]`);
    const offered = this.page.locator('.ant-select-dropdown').filter({ has: own });
    await offered.locator('.ant-select-item-option', { hasText: option }).first().click();
  }

  /** Chooses files as a person does: by what opens the chooser of the browser. */
  async attach(within: Locator, name: string | RegExp, files: readonly Attached[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      within.getByRole('button', { name }).first().click(),
    ]);
    await chooser.setFiles([...files]);
  }

  /** Goes on with Tab until the focus is on this, and fails where it never comes there. */
  async tabTo(target: Locator): Promise<void> {
    for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
      if (await target.first().evaluate(holdsFocus)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never comes to ${String(target)}`);
  }

  /** Chooses by the keyboard alone, in a control the focus comes to by Tab. */
  async chooseByKeys(control: Locator, option: string): Promise<void> {
    const active = this.page.locator('.ant-select-item-option-active:visible');
    await this.tabTo(control);
    await this.page.keyboard.press('ArrowDown');
    for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
      if ((await active.innerText()).includes(option)) {
        await this.page.keyboard.press('Enter');
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`the arrow never comes to ${option}`);
  }

  /** The same page once more, as after the browser was closed and opened. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  /** The browser has put by what pages are made of. */
  async keptInBrowser(): Promise<void> {
    await this.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  }

  /** Cuts the connection, or brings it back. */
  async offline(is: boolean): Promise<void> {
    await this.context.setOffline(is);
  }

  /** The server gets the next request there, and its answer never comes. */
  async loseNextAnswer(url: string): Promise<void> {
    this.forgive(/ERR_FAILED/);
    await this.page.route(
      url,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
  }

  /** Complaints that are meant to come, before and after. */
  forgive(expected: RegExp): void {
    this.forgiven.push(expected);
  }

  /** Waits until what the page says holds `text`. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /**
   * Answers what is wrong with the page: serious findings of axe, a page wider than the window, and what the browser
   * complained of so far. Nothing is expected; of anything else a picture of this name tells more.
   */
  async look(name: string): Promise<readonly string[]> {
    await this.settled();
    const found = await this.judge();
    if (found.length === 0) return found;
    mkdirSync(PICTURES, { recursive: true });
    const file = path.join(PICTURES, `${name}-${this.page.viewportSize()?.width ?? 0}.png`);
    await this.photograph(file);
    return [...found, file];
  }

  /** The same of the page as it is now, whether it reads or not. */
  async judge(): Promise<readonly string[]> {
    if (await this.page.evaluate<boolean>(`typeof axe === 'undefined'`)) await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate<AxeResult>(`axe.run(document, { resultTypes: ['violations'] })`);
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
      );
    const overhang = await this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    return [
      ...serious,
      ...(overhang > 0 ? [`wider than the window by ${overhang} px`] : []),
      ...this.complaints.splice(0).filter((text) => !this.forgiven.some((meant) => meant.test(text))),
    ];
  }

  /** The whole page, as far down as a picture of it can still be read. */
  async photograph(file: string): Promise<void> {
    await this.page.evaluate('scrollTo(0, 0)');
    const height = await this.page.evaluate<number>('document.documentElement.scrollHeight');
    const width = this.page.viewportSize()?.width ?? 0;
    const cut = height > TALLEST ? { clip: { x: 0, y: 0, width, height: TALLEST } } : {};
    await this.page.screenshot({ path: file, fullPage: true, style: STANDING_BELOW, ...cut });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/** In the page. */
function holdsFocus(element: {
  contains(other: unknown): boolean;
  readonly ownerDocument: { readonly activeElement: unknown };
}): boolean {
  return element.contains(element.ownerDocument.activeElement);
}

/** In the page. */
function markAsLeft(heading: {
  readonly textContent: string | null;
  setAttribute(name: string, value: string): void;
}): string {
  heading.setAttribute('data-left', '');
  return heading.textContent ?? '';
}

const RECORD = /\/([0-9a-f-]{36})$/;

/** The id of the record whose page is open, or about to open. */
export async function idAt({ page }: Visitor): Promise<string> {
  await page.waitForURL(RECORD);
  return RECORD.exec(new URL(page.url()).pathname)?.[1] ?? '';
}
