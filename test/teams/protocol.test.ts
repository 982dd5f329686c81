import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorCodes } from '../../src/base/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import {
  type Answered, type CardNode, fillAll, fillRequired, inputsOf, nodes, pageOf, receiptOn, TeamsClient, walkReport, wordsOf,
} from '../support/teams-client.js';
import { openEverything } from '../support/opened-store.js';
import { type Connector, startConnector } from '../support/connector.js';

const secretOfStore = 'volume-of-officer-lee';
let running: RunningApp;
let client: TeamsClient;
let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
  running = await runApp();
  client = new TeamsClient(running.app.port, connector.url);
});
afterAll(async () => {
  await running.stop();
  await connector.close();
});

async function storedReports(): Promise<unknown[]> {
  return openEverything(running.dataDir);
}

async function newReports(during: () => Promise<unknown>): Promise<unknown[]> {
  const before = new Set((await storedReports()).map((doc) => JSON.stringify(doc)));
  await during();
  return (await storedReports()).filter((doc) => !before.has(JSON.stringify(doc)));
}

describe('An officer’s report', () => {
  test('walks from the command to the receipt and is stored once, with every answer', async () => {
    let receipt = '';
    const stored = await newReports(async () => { receipt = (await walkReport(client, fillAll)).receipt; });
    expect(receipt).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored[0])).toContain('Words for narrative.');
    expect(JSON.stringify(stored[0])).not.toContain(receipt.replaceAll('-', ''));
  });

  test('needs no more than the required fields', async () => {
    expect((await walkReport(client, fillRequired)).pages).toHaveLength(6);
  });

  test('opens from a button as from the command, and goes on by task/submit', async () => {
    let page = await client.button({ msteams: { type: 'task/fetch' }, nearMiss: { open: 'reportNearMiss' } });
    for (let step = 0; step < 5; step++) page = await client.press(page, 'primary', fillRequired, 'task/submit');
    expect(receiptOn(page)).toBeDefined();
  });

  test('is in the officer’s language', async () => {
    client.activity = { locale: 'es-MX' };
    const { pages } = await walkReport(client, fillRequired);
    client.activity = {};
    expect(pages[0]?.title).toBe('Reportar un casi accidente');
  });

  test('with an empty narrative stays on its step, says so beside the field, keeps what was typed', async () => {
    const page = await client.command('reportNearMiss');
    const again = await client.press(page, 'primary', ({ id }) => (id === 'relation' ? 'witnessed' : ''));
    expect(wordsOf(again.card)).toContain('Please fill this in.');
    expect(inputsOf(again.card).find(({ id }) => id === 'relation')?.value).toBe('witnessed');
  });

  test('goes back to a part from the summary and returns with everything kept', async () => {
    const { pages } = await walkReport(client, fillAll);
    const review = pages.at(-2) as { title: string; card: CardNode };
    const part = await client.press(review, /part/i, ({ id }) => (id === 'part' ? 'why' : undefined));
    expect(inputsOf(part.card).find(({ id }) => id === 'lessons')?.value).toBe('Words for lessons.');
    const back = await client.press(part, 'primary');
    expect(wordsOf(back.card)).toContain('Words for lessons.');
  });

  test('sent again and again, even at the same moment, gives one report and the same receipt', async () => {
    const { pages } = await walkReport(client, fillRequired);
    const review = pages.at(-2) as { title: string; card: CardNode };
    const receipts: (string | undefined)[] = [receiptOn(pages.at(-1) as typeof review)];
    const stored = await newReports(async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => client.press(review, 'primary')));
      receipts.push(...answers.map(receiptOn));
    });
    expect(new Set(receipts).size).toBe(1);
    expect(stored).toHaveLength(0);
  });

  test('that quotes its own receipt is sent back before it is stored', async () => {
    const { receipt, pages } = await walkReport(client, fillRequired);
    const stored = await newReports(async () => {
      const review = structuredClone(pages.at(-2)) as { title: string; card: CardNode };
      const send = nodes(review.card, (node) => node.style === 'positive')[0] as { data: { nearMiss: { form: { draft: { what: { narrative: string } } } } } };
      send.data.nearMiss.form.draft.what.narrative = `My code is ${receipt.toLowerCase()}.`;
      const answer = await client.press(review, 'primary');
      expect(wordsOf(answer.card)).toContain('Your own receipt is in this text');
    });
    expect(stored).toHaveLength(0);
  });

  test('of the longest narrative in a script of three bytes still fits what Teams takes', async () => {
    const narrative = '警'.repeat(8_000);
    const { pages } = await walkReport(client, (input) => (input.id === 'narrative' ? narrative : fillAll(input)));
    for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page.card))).toBeLessThan(70_000);
  });

  test('leaves nothing in any chat', async () => {
    const before = connector.sent.length;
    await walkReport(client, fillAll);
    expect(connector.sent).toHaveLength(before);
  });
});

describe('A message', () => {
  const say = async (text: string, more: Record<string, unknown> = {}) => {
    const before = connector.sent.length;
    const answer = await client.post(client.make('message', { text, ...more }));
    expect(answer.status).toBe(200);
    return connector.sent.slice(before).map((activity) => wordsOf(activity.attachments?.[0]?.content as CardNode)).join('\n');
  };

  test.each(['hi', 'Help!', '<at>Near Miss</at> help', 'hola'])('%s gets the card that says what can be done', async (text) => {
    expect(await say(text)).toContain('Report a near miss');
  });

  test('that is not understood gets it too, with a word about it', async () => {
    expect(await say('sing me a song')).toMatch(/did not understand[\s\S]*Report a near miss/);
  });

  test('that may be a report is answered with the advice to delete it, and is not quoted', async () => {
    const words = await say(`During a stop on the ring road a truck nearly hit me ${'and again '.repeat(20)}`);
    expect(words).toMatch(/do not write it here/);
    expect(words).not.toMatch(/ring road/);
  });

  test('from a button whose dialog the app did not open says how to open it', async () => {
    expect(await say('', { value: { msteams: { type: 'task/fetch' }, nearMiss: { open: 'reportNearMiss' } } })).toMatch(/did not open the form/);
  });

  test('asking what is kept lists the fields of the stored schema and what was dropped', async () => {
    const words = await say('what do you keep');
    for (const kept of ['What happened', 'Receipt, scrambled', 'Contributed', 'your words, up to 8,000 characters']) expect(words).toContain(kept);
    expect(words).toContain('Who you are');
  });

  test('at the installation is the welcome card, once', async () => {
    const before = connector.sent.length;
    await client.post(client.make('conversationUpdate', { membersAdded: [{ id: '29:officer' }, { id: '28:bot' }] }));
    await client.post(client.make('conversationUpdate', { membersAdded: [{ id: '29:another' }] }));
    expect(connector.sent.slice(before).map((activity) => wordsOf(activity.attachments?.[0]?.content as CardNode))).toEqual([expect.stringContaining('worth telling')]);
  });

  test('goes to nobody but a loopback address in the local profile', async () => {
    const answer = await client.post(client.make('message', { text: 'hi', serviceUrl: 'https://smba.trafficmanager.net/amer/' }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'NM-SERVICE-URL' } });
  });
});

describe('Bad input', () => {
  const secret = 'zebra-crossing-4711';
  const onlyCode = (answer: Answered, status: number, code: string) => {
    expect(answer).toMatchObject({ status, body: { code } });
    expect(Object.keys(answer.body as object)).toEqual(['code']);
  };

  test('that is not JSON, or not called so, is refused with a code', async () => {
    onlyCode(await client.postRaw(`{"a": ${secret}`), 400, 'NM-BODY-MALFORMED');
    onlyCode(await client.postRaw(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400, 'NM-BODY-MALFORMED');
    onlyCode(await client.postRaw('{}', { 'content-type': 'text/plain' }), 415, 'NM-BODY-NOT-JSON');
    onlyCode(await client.postRaw('{}', { 'content-encoding': 'gzip' }), 415, 'NM-BODY-NOT-JSON');
    onlyCode(await client.postRaw('null'), 400, 'NM-ACTIVITY-MALFORMED');
    onlyCode(await client.postRaw('[1]'), 400, 'NM-ACTIVITY-MALFORMED');
  });

  test('of 10 MB is refused, and the next request is answered', async () => {
    const body = JSON.stringify(client.make('message', { text: secret.repeat(600_000) }));
    const outcome = await client.postRaw(body).catch(() => 'connection closed');
    if (outcome !== 'connection closed') onlyCode(outcome as Answered, 413, 'NM-BODY-TOO-LARGE');
    expect((await walkReport(client, fillRequired)).receipt).toBeDefined();
  });

  test.each(['from', 'conversation', 'serviceUrl', 'type'])('an activity without %s is refused with a code', async (field) => {
    const { [field]: _left, ...activity } = client.make('message', { text: 'hi' });
    onlyCode(await client.post(activity), 400, 'NM-ACTIVITY-MALFORMED');
  });

  test('an unknown invoke is 501, also a card action without an action', async () => {
    onlyCode(await client.invoke('signin/verifyState', { state: secret }), 501, 'NM-UNKNOWN-INVOKE');
    onlyCode(await client.invoke('adaptiveCard/action', {}), 501, 'NM-UNKNOWN-INVOKE');
  });

  test('another path or method is refused with a code that quotes nothing', async () => {
    const other = await fetch(`http://127.0.0.1:${running.app.port}/${secret}`);
    expect([other.status, await other.text()]).toEqual([404, '{"code":"NM-NOT-FOUND"}']);
    const method = await fetch(`http://127.0.0.1:${running.app.port}/api/messages`, { method: 'DELETE' });
    expect([method.status, await method.text()]).toEqual([405, '{"code":"NM-METHOD"}']);
  });

  test('an unknown command of the message extension is a page that says where help is', async () => {
    expect(wordsOf((await client.command('dropTables')).card)).toContain('NM-NOT-FOUND');
  });

  test('a submit without our mark opens the first step', async () => {
    const page = pageOf(await client.invoke('task/submit', { data: { narrative: secret } }));
    expect(inputsOf(page.card).map(({ id }) => id)).toEqual(['relation', 'narrative']);
    expect(JSON.stringify(page)).not.toContain(secret);
  });

  test('a form that was tampered with starts again and says that nothing was sent', async () => {
    const stored = await newReports(async () => {
      const forged = { nearMiss: { step: 'review', to: 'send', form: { key: secret, draft: { what: { narrative: secret, badge: secret } } } } };
      const page = pageOf(await client.invoke('task/submit', { data: forged }));
      expect(wordsOf(page.card)).toContain('Nothing was sent');
      expect(JSON.stringify(page)).not.toContain(secret);
    });
    expect(stored).toHaveLength(0);
  });

  test('a narrative of 100,000 characters comes back to be shortened', async () => {
    const page = await client.command('reportNearMiss');
    const again = await client.press(page, 'primary', (input) => (input.id === 'narrative' ? 'long '.repeat(20_000) : fillAll(input)));
    expect(wordsOf(again.card)).toContain('too long');
    expect(Buffer.byteLength(JSON.stringify(again.card))).toBeLessThan(40_000);
  });

  test('Markdown, script, templates and date macros in a person’s text stay mere text', async () => {
    const hostile = '**bold** <script>alert(1)</script> ${t.report.title} [x](http://evil.example) {{DATE(2026-01-01T00:00:00Z)}} \u202Egnp';
    const { pages } = await walkReport(client, (input) => (input.id === 'narrative' ? hostile : fillAll(input)));
    const review = pages.at(-2) as { card: CardNode };
    const blocks = nodes(review.card, (node) => node.type === 'TextBlock').map((node) => String(node['text'])).join('\n');
    expect(blocks).not.toMatch(/bold|script|evil/);
    const runs = nodes(review.card, (node) => node.type === 'TextRun').map((node) => String(node['text'])).join('\n');
    expect(runs).toContain('${t.report.title}');
    expect(runs).not.toContain('{{');
  });

  test('by the thousand is answered with a code or a page, never with a 500 or an echo', async () => {
    const leaf = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer(), fc.constant(null), fc.boolean(), fc.constant(secret), fc.constantFrom('review', 'send', 'what', 'next'));
    const value = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('nearMiss', 'data', 'commandId', 'form', 'step', 'to', 'draft', 'what', 'narrative', 'key', 'part', 'open', '__proto__', 'x'), tie('node'), { maxKeys: 4 })),
    })).node;
    const names = fc.constantFrom('task/fetch', 'task/submit', 'composeExtension/submitAction', 'composeExtension/fetchTask', 'adaptiveCard/action', secret);
    const activity = fc.record({ type: fc.constantFrom('invoke', 'message', 'conversationUpdate', 'event', secret), name: names, value, text: fc.option(leaf, { nil: undefined }), membersAdded: value, locale: leaf, channelData: value, entities: value });
    await fc.assert(fc.asyncProperty(activity, async (more) => {
      const answer = await client.post(client.make('invoke', more));
      expect(answer.status).not.toBe(500);
      if (answer.status !== 200) {
        expect(Object.keys(answer.body as object)).toEqual(['code']);
        expect(errorCodes).toContain((answer.body as { code: string }).code);
      }
    }), { numRuns: 1_500 });
  });
});

describe('The server', () => {
  test('says that it is alive and ready', async () => {
    expect((await fetch(`http://127.0.0.1:${running.app.port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${running.app.port}/readyz`)).status).toBe(200);
  });

  test('finishes what it accepted before it stops, and then takes no more', async () => {
    const other = await runApp();
    const { pages } = await walkReport(other.client, fillRequired);
    const pending = Promise.all(Array.from({ length: 20 }, () => other.client.press(pages.at(-2) as { title: string; card: CardNode }, 'primary')));
    await new Promise((resolve) => setImmediate(resolve));
    const stopping = other.stop();
    const receipts = (await pending.catch(() => [])).map(receiptOn);
    await stopping;
    for (const receipt of receipts) expect(receipt).toBe(receiptOn(pages.at(-1) as { title: string; card: CardNode }));
    await expect(other.client.command('reportNearMiss')).rejects.toThrow();
  });

  test('whose store fails keeps the form, gives a code, and the same form goes through later', async () => {
    const store = new SqliteStore(`${running.dataDir}/failing.db`);
    const create = store.create.bind(store);
    let failing = true;
    store.create = (async (...args: Parameters<typeof create>) => {
      if (failing) throw Object.assign(new Error(`disk ${secretOfStore}`), {});
      return create(...args);
    }) as typeof store.create;
    const other = await runApp({ store });
    try {
      const pages = [await other.client.command('reportNearMiss')];
      for (let step = 0; step < 4; step++) pages.push(await other.client.press(pages.at(-1) as never, 'primary', fillAll));
      const failed = await other.client.pressRaw(pages.at(-1) as never, 'primary');
      expect(failed.text).not.toContain(secretOfStore);
      expect(wordsOf(pageOf(failed).card)).toContain('Nothing is lost');
      failing = false;
      expect(receiptOn(await other.client.press(pages.at(-1) as never, 'primary'))).toBeDefined();
    } finally {
      await other.stop();
    }
  });
});
