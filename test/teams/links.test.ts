import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { manualClock } from '../../src/base/index.js';
import { createLinks, linkDays } from '../../src/teams/links.js';
import { addLessons, cardIn, channel, openShiftWorld, type ShiftWorld } from '../support/shift-channel.js';
import { type CardNode, type Filler, nodes, pageOf, wordsOf } from '../support/teams-client.js';

const day = 86_400_000;
const hostile = '<script>alert(1)</script> & "quoted" <img src=x onerror=alert(2)>';
const answers = (values: Record<string, string>): Filler => ({ id }) => values[id ?? ''];
const linkOn = (card: CardNode) => String(nodes(card, ({ type }) => type === 'Action.OpenUrl')[0]?.['url']);

describe('A link without a login', () => {
  const clock = manualClock(Date.UTC(2026, 10, 10, 12));
  const links = createLinks(Buffer.alloc(32, 1), clock, () => 'https://bot.example.gov/');
  const tokenOf = (link: string) => link.split('/pages/')[1] ?? '';
  const token = tokenOf(links.make('sheet', 'a1:2026-11'));

  test('opens what it was made for, and is the same all day', () => {
    expect(links.make('sheet', 'a1:2026-11')).toMatch(/^https:\/\/bot\.example\.gov\/pages\/[\w-]+\.[\w-]{43}$/);
    expect(links.read(token)).toEqual({ kind: 'sheet', what: 'a1:2026-11' });
    clock.advance(1_000);
    expect(tokenOf(links.make('sheet', 'a1:2026-11'))).toBe(token);
  });

  test('opens nothing once any of its characters is another', () => {
    for (let at = 0; at < token.length; at++) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      // The last character of base64 may hold bits that say nothing.
      const read = links.read(altered);
      if (at < token.length - 1) expect([at, read]).toEqual([at, undefined]);
      else expect(read === undefined || read.what === 'a1:2026-11').toBe(true);
    }
    for (const wrong of ['', '.', '..', 'x', `${token}x`.repeat(50), token.split('.')[0] ?? '']) expect(links.read(wrong)).toBeUndefined();
  });

  test('of another key, or of one’s own making, opens nothing', () => {
    const foreign = createLinks(Buffer.alloc(32, 2), clock, () => 'https://bot.example.gov');
    expect(links.read(tokenOf(foreign.make('sheet', 'a1:2026-11')))).toBeUndefined();
    const [, proof = ''] = token.split('.');
    expect(links.read(`${Buffer.from('coverage.99999.all').toString('base64url')}.${proof}`)).toBeUndefined();
  });

  test('opens for seven days, and then no more', () => {
    const made = tokenOf(links.make('coverage', 'all'));
    clock.advance(linkDays * day);
    expect(links.read(made)).toEqual({ kind: 'coverage', what: 'all' });
    clock.advance(day);
    expect(links.read(made)).toBeUndefined();
  });
});

describe('The roll-call sheet and the file', () => {
  let world: ShiftWorld;
  let sheet: string;
  let file: string;
  let reads: Record<string, unknown>;
  beforeAll(async () => {
    world = await openShiftWorld({ agency: { name: 'Riverside <b>Police</b>', zone: 'America/New_York', contact: '' } });
    await addLessons(world.store, { title: hostile, whatHappened: `${hostile}\n=second line`, learned: hostile, questions: [hostile] }, { id: 'lesson-formula', title: '=HYPERLINK("http://evil.example")', month: '2026-10' });
    const [form] = await world.say('register shift');
    await world.pressed(form as CardNode, 'Save', answers({ name: '=cmd|\' /C calc\'!A0, "North"', schedule: 'first Tuesday 06:45', zone: 'America/New_York' }));
    await world.say('brief now');
    const posted = cardIn(world.connector.requests.find(({ what }) => what === 'POST /v3/conversations')?.body ?? {});
    const card = await world.pressed(posted, 'Roll-call sheet');
    sheet = linkOn(card);
    reads = nodes(card, ({ title }) => title === 'Read it here')[0]?.data ?? {};
    file = linkOn((await world.say('coverage'))[0] as CardNode);
  });
  afterAll(() => world.stop());

  const open = (link: string) => fetch(link);

  test('open in a browser without a login, without a script, without anything from elsewhere', async () => {
    expect(sheet).toContain(`http://localhost:${world.port}/pages/`);
    const response = await open(sheet);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control'), response.headers.get('referrer-policy')])
      .toEqual([200, 'text/html; charset=utf-8', 'no-store', 'no-referrer']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toMatch(/https?:\/\/|<script|<link|<iframe/);
  });

  test('hold what people wrote as mere text', async () => {
    const page = await (await open(sheet)).text();
    expect(page).not.toMatch(/<img|<script|<b>/);
    expect(page.split('&lt;script&gt;alert(1)')).toHaveLength(1 + 4);
    expect(page).toContain('Riverside &lt;b&gt;Police');
  });

  test('are one page with the lesson, what to discuss and the ground rules, and no name of anyone', async () => {
    const page = await (await open(sheet)).text();
    for (const words of ['What happened', 'To discuss', 'Ground rules', 'November 2026']) expect(page).toContain(words);
  });

  test('say the same in a dialog, which takes nothing but the link’s token', async () => {
    expect(reads).toEqual({ msteams: { type: 'task/fetch' }, nearMiss: { open: 'sheet', token: sheet.split('/pages/')[1] } });
    const dialog = wordsOf((await world.client.button(reads)).card);
    expect(dialog.split(hostile)).toHaveLength(1 + 4);
    const printed = (await (await open(sheet)).text()).replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '\n').replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");
    const onPaperOnly = ['Riverside <b>Police</b>', 'Please do not leave this sheet'];
    const missing = printed.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !onPaperOnly.some((words) => line.includes(words)) && !dialog.includes(line));
    expect(missing.filter((line) => !line.startsWith('Near miss briefing ·'))).toEqual([]);
    // An old phone sends a fetch as a submit.
    expect(wordsOf(pageOf(await world.client.invoke('task/submit', { data: reads })).card)).toBe(dialog);
  });

  test('the file is a table in which no cell is a formula', async () => {
    const response = await open(file);
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')])
      .toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="coverage.csv"']);
    const [head = '', row = ''] = (await response.text()).split('\r\n');
    expect(head).toMatch(/"shift","2025-12",.*,"2026-11",/);
    expect(head).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(row).toMatch(/^"'=cmd\|' \/C calc'!A0, ""North""",/);
    expect(row).toContain(',"posted",');
  });

  test('a link that was altered, or that is over, is told nothing but that there is nothing', async () => {
    const altered = sheet.replace(/\/pages\/(.)/, (_all, first: string) => `/pages/${first === 'A' ? 'B' : 'A'}`);
    for (const wrong of [altered, `${sheet}x`, `http://localhost:${world.port}/pages/`, `http://localhost:${world.port}/pages/..%2f..%2fetc`]) {
      const response = await open(wrong);
      expect([response.status, await response.text()]).toEqual([404, '{"code":"NM-NOT-FOUND"}']);
    }
    const asked = async (token: unknown) => wordsOf((await world.client.button({ nearMiss: { open: 'sheet', token } })).card);
    for (const wrong of [undefined, '', 7, { a: 1 }, altered.split('/pages/')[1], file.split('/pages/')[1], 'x'.repeat(601), '../../etc/passwd']) expect(await asked(wrong)).toMatch(/^Roll-call sheet\nThis sheet cannot be opened any more[^\n]*$/);
    world.clock.advance(7 * day);
    expect((await open(sheet)).status).toBe(200);
    world.clock.advance(day);
    expect((await open(sheet)).status).toBe(404);
    expect((await open(file)).status).toBe(404);
    expect(wordsOf((await world.client.button(reads)).card)).toContain('cannot be opened any more');
    expect(await world.say('help', channel)).toHaveLength(1);
  });
});
