import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page, Request } from 'playwright-core';
import { type Child, runScript } from './child.js';
import { launchChromium } from './chromium.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built program in its local profile, Microsoft's Playground before it, and somebody who sits there. */
export interface AtPlayground {
  teams: PlaygroundPage;
  dataDir: string;
  stop(): Promise<void>;
}

/** Starts all three. Pictures go into `.screenshots/` and there into a folder of that name. */
export async function sitAtPlayground(name: string, sizes?: readonly (keyof typeof windows)[], env: Record<string, string> = {}): Promise<AtPlayground> {
  const folder = mkdtempSync(join(tmpdir(), `near-miss-${name}-`));
  const dataDir = join(folder, 'data');
  const bot = runScript(join(root, 'dist/main.js'), [], folder, { PORT: '0', DATA_DIR: dataDir, ...env });
  const [endpoint] = await bot.printed(/http:\/\/\S+\/api\/messages/);
  const playground = await startPlayground(endpoint, join(folder, 'playground'));
  const browser = await launchChromium();
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  const teams = new PlaygroundPage(page, join(root, '.screenshots', name), sizes);
  await teams.open(playground.address);
  return {
    teams, dataDir,
    async stop() {
      await browser.close();
      await Promise.all([bot, playground].map((child) => child.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts Microsoft's Agents Playground against a bot; resolves when it listens. It keeps its settings in `folder`. */
export async function startPlayground(botEndpoint: string, folder: string): Promise<Child & { address: string }> {
  mkdirSync(folder, { recursive: true });
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const args = ['start', '-e', botEndpoint, '-c', 'msteams', '--dt', '-p', String(await freePort())];
  const child = runScript(cli, args, folder, { BROWSER: 'none' });
  const [, port] = await child.printed(/Listening on (\d+)/);
  return { ...child, address: `http://localhost:${port ?? ''}` };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const windows = { phone: { width: 320, height: 720 }, desktop: { width: 1280, height: 900 } } as const;

/** The Playground as a person uses it: a chat, and dialogs over it. Knows its controls and nothing of the bot's words. */
export class PlaygroundPage {
  #shots = 0;

  /** `sizes`: the windows that pictures are taken in. */
  constructor(readonly page: Page, private readonly screenshots: string, private readonly sizes: readonly (keyof typeof windows)[] = ['phone', 'desktop']) {
    mkdirSync(screenshots, { recursive: true });
  }

  /** Opens the Playground, which installs the bot for the person at once. What it wants from the internet is refused. */
  async open(address: string): Promise<void> {
    await this.page.route((url) => url.hostname !== 'localhost', (route) => route.abort());
    await this.page.setViewportSize(windows.desktop);
    await this.page.goto(address);
  }

  async say(text: string): Promise<void> {
    const box = this.page.locator('[role=textbox][contenteditable=true]').first();
    await box.click();
    await box.pressSequentially(text);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a channel of the team. */
  async openChannel(name: string): Promise<void> {
    // It opens the personal chat by itself, which would come over a channel that was chosen before.
    await this.page.getByText('Type a message').waitFor();
    await this.page.getByRole('treeitem', { name: `My Team - ${name}` }).click();
    await this.page.getByText('Start a new post').waitFor();
  }

  /** Starts a thread in the channel in sight. It mentions the bot, which hears nothing else there. */
  async post(text: string): Promise<void> {
    const box = this.page.getByRole('textbox').first();
    await box.click();
    await this.page.keyboard.type('@Te');
    await this.page.getByRole('menuitem').filter({ hasText: 'Test Bot' }).click();
    // On a busy machine the mention takes a moment to get in, and what is typed before it does is lost.
    await box.filter({ hasText: 'Test Bot' }).waitFor();
    await this.page.keyboard.type(text);
    await box.filter({ hasText: text }).waitFor();
    await this.page.getByRole('button', { name: 'Post', exact: true }).click();
  }

  /** The newest card in the channel with that heading. */
  card(heading: string): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ has: this.page.getByRole('heading', { name: heading, exact: true }) }).first();
  }

  /** Sends one of the Playground's mock activities, by the words of its menu. */
  async mock(activity: string): Promise<void> {
    await this.page.getByText('Mock an Activity').click();
    await this.page.getByRole('menuitem').filter({ hasText: activity }).first().click();
    await this.page.getByRole('button', { name: 'Send activity' }).click();
  }

  /** Opens a dialog by its message-extension command, and resolves when the bot's first page has that heading. */
  async command(commandId: string, heading: string): Promise<void> {
    await this.page.getByLabel('Trigger Message Extension App').click();
    await this.page.getByRole('menuitem', { name: 'Action Command' }).click();
    await this.dialog.getByPlaceholder('Input command id').fill(commandId);
    await this.dialog.getByRole('button', { name: 'Create' }).click();
    await this.heading(heading).waitFor();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  heading(text: string): Locator {
    return this.dialog.getByRole('heading', { name: text, exact: true });
  }

  button(title: string): Locator {
    return this.dialog.getByRole('button', { name: title, exact: true });
  }

  /** The radio button or check box of that name. A check box among several is read out with the name of its group before its own. */
  tick(name: string): Locator {
    const ending = new RegExp(`(^|\\s)${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
    return this.dialog.getByRole('radio', { name, exact: true }).or(this.dialog.getByRole('checkbox', { name: ending }));
  }

  /** The text input with that label; a required one's label ends in a star. */
  input(label: string): Locator {
    return this.dialog.getByRole('textbox', { name: label });
  }

  /** Makes a client of this one that knows nothing of an input's limit. */
  async forgetLimit(label: string): Promise<void> {
    await this.input(label).evaluate((area: { removeAttribute(name: string): void }) => area.removeAttribute('maxlength'));
  }

  /** Answers a question by one of its choices, be they a list that drops down or boxes and buttons in sight. */
  async choose(label: string, option: string): Promise<void> {
    const list = this.dialog.getByRole('combobox', { name: label, exact: true });
    if (await list.count() === 0) return this.tick(option).click();
    await list.click();
    const several = this.page.getByRole('menuitemcheckbox', { name: option, exact: true });
    const chosen = this.page.getByRole('option', { name: option, exact: true }).or(several);
    await chosen.waitFor();
    const staysOpen = await several.count() > 0;
    await chosen.click();
    if (staysOpen) await list.press('Tab');
  }

  /** Presses a button and waits for the page that comes of it. */
  async press(title: string, headingOfNext: string): Promise<void> {
    await this.button(title).click();
    await this.heading(headingOfNext).waitFor();
  }

  async closeDialog(): Promise<void> {
    await this.button('Close').click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** All that can be read in the chat once no dialog lies over it. */
  async transcript(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /**
   * A picture of this moment on a phone and on a desktop. The Playground draws a dialog anew when the window changes: what was
   * typed and not sent would be lost, so pictures come before typing.
   */
  async shoot(name: string): Promise<void> {
    const number = String(++this.#shots).padStart(2, '0');
    for (const kind of this.sizes) {
      await this.page.setViewportSize(windows[kind]);
      await this.page.screenshot({ path: join(this.screenshots, `${number}-${name}-${kind}.png`), animations: 'disabled' });
    }
  }

  /** The requests in which the browser sent a dialog's page, while `during` ran. */
  async sentDuring(during: () => Promise<void>): Promise<Request[]> {
    const sent: Request[] = [];
    const note = (request: Request) => { if (/submitAction/.test(request.postData() ?? '')) sent.push(request); };
    this.page.on('request', note);
    await during();
    this.page.off('request', note);
    return sent;
  }
}
