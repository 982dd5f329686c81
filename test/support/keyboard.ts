import type { CDPSession, Page } from 'playwright-core';
import type { CardNode, DialogPage } from './teams-client.js';
import { nodes } from './teams-client.js';

/** The inputs of a card by their ids and its buttons by their titles, in the order in which they stand. */
export function stopsOf(card: CardNode): string[] {
  const stops = nodes(card, ({ type = '' }) => type.startsWith('Input.') || type.startsWith('Action.'));
  return stops.map(({ type, id, title }) => String(type?.startsWith('Input.') === true ? id : title).trim());
}

const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };

/** Where Tab leads on a card, first to last. `spoil`: what a test breaks of the drawn card first. */
export async function tabThrough(page: Page, keys: CDPSession, card: CardNode, spoil = ''): Promise<string[]> {
  const most = await page.evaluate<number>(`window.layOut(${JSON.stringify(card)})`);
  if (spoil !== '') await page.evaluate(spoil);
  // One after another as a keyboard sends them, but without waiting for each: there are thousands. The key is held down, and so repeats.
  await Promise.all(Array.from({ length: most }, () => keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab })));
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab });
  return page.evaluate<string[]>('window.visited()');
}

/** How a dialog's button is answered by the bot. */
export type Send = (data: Record<string, unknown>) => Promise<DialogPage>;

/** A person without a mouse before a dialog: Microsoft's renderer draws its pages and collects what is typed; the keys are real. */
export class DialogByKeyboard {
  #shown: DialogPage | undefined;

  /** `heard`: the name under which the page finds what hears of its buttons. */
  private constructor(private readonly page: Page, private readonly heard: string) {}

  static async open(page: Page, name: string, send: Send, first: DialogPage): Promise<DialogByKeyboard> {
    const dialog = new DialogByKeyboard(page, name);
    await page.exposeFunction(name, async (data: Record<string, unknown>) => dialog.#show(await send(data)));
    await dialog.#show(first);
    return dialog;
  }

  async #show(shown: DialogPage): Promise<void> {
    await this.page.evaluate(`window.layOut(${JSON.stringify(shown.card)}, window.${this.heard})`);
    this.#shown = shown;
  }

  get shown(): DialogPage {
    if (this.#shown === undefined) throw new Error('nothing was opened');
    return this.#shown;
  }

  /** Goes on with Tab until the focus is at that input or button. */
  async goTo(stop: string): Promise<void> {
    for (let tabs = 0; tabs < 80; tabs++) {
      if (await this.page.evaluate('window.focused()') === stop) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never leads to ${stop}`);
  }

  async type(input: string, words: string): Promise<void> {
    await this.goTo(input);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(words);
  }

  /** Goes to an input and presses keys there. */
  async keys(input: string, ...keys: string[]): Promise<void> {
    await this.goTo(input);
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses a button and waits for the page that comes of it. */
  async press(button: string, key: 'Enter' | 'Space' = 'Enter'): Promise<DialogPage> {
    const before = this.shown;
    await this.goTo(button);
    await this.page.keyboard.press(key);
    for (let waits = 0; waits < 400 && this.shown === before; waits++) await new Promise((resolve) => setTimeout(resolve, 10));
    if (this.shown === before) throw new Error(`nothing came of ${button}`);
    return this.shown;
  }
}
