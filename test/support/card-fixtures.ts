import { seededRandom } from '../../src/base/index.js';
import {
  fieldsOf, type FormState, leaveStep, leaveWords, openForm, options, type OptionList, type PartName, partNames, type Problems, type Screen,
  showCode, showStep, steps, textLimits, type Typed,
} from '../../src/reporting/index.js';
import type { Standing } from '../../src/mailbox/index.js';
import type { Store } from '../../src/store/index.js';
import type { Answer } from '../../src/teams/answer.js';
import type { Locale } from '../../src/teams/locales.js';
import { type Card, createRenderer, type Renderer } from '../../src/teams/render.js';
import { createCheckDialog } from '../../src/teams/routes/check-dialog.js';
import { digestCard } from '../../src/teams/routes/digest.js';
import { createChatCards } from '../../src/teams/routes/cards.js';
import { createReportCards } from '../../src/teams/routes/report-cards.js';
import { loadTexts, type TextTree } from '../../src/teams/texts.js';

export const cardsFolder = new URL('../../cards/', import.meta.url);
export const texts = loadTexts(cardsFolder);

/** A card in one state that a person can meet it in. */
export interface CardFixture {
  name: string;
  /** The template of `cards/` that it was made from. */
  template: string;
  locale: Locale;
  card: Card;
}

/** Words that are Markdown, a template, a date macro and HTML at once; typed by a person, they are words and nothing else. */
export const hostileWords = '**bold** [link](https://example.com) ${t.report.title} {{DATE(2026-01-01T00:00:00Z, SHORT)}} <img src=x> # _heading_';

const contact = 'Near Miss Coordinator, extension 4114, nearmiss.coordinator@agency.example.gov';
const codes = { receipt: 'W7K3MQ9WDH5TRX2NVB8GPY4C', companion: '7KMQ2X' };

/** Every card of the bot, made by the code that makes it for people. */
export async function cardFixtures(locale: Locale): Promise<CardFixture[]> {
  const made: CardFixture[] = [];
  const { renderer, lastTemplate } = recording(createRenderer(cardsFolder, texts));
  const add = (name: string, answer: Answer) => {
    made.push({ name, template: lastTemplate(), locale, card: cardOf(answer) });
  };
  addChat(add, renderer, locale);
  addReport(add, renderer, locale);
  addWords(add, renderer, locale);
  await addCheck(add, renderer, locale);
  return made;
}

function cardOf(answer: Answer): Card {
  if (answer.kind !== 'message' && answer.kind !== 'dialog') throw new Error(`an answer without a card: ${answer.kind}`);
  return answer.card;
}

/** The summary of a report with such words. Apart from the gallery, where no card may hold anything that looks like a binding. */
export function hostileCard(locale: Locale): Card {
  const cards = createReportCards(createRenderer(cardsFolder, texts), texts, contact);
  const state = filled(openForm(seededRandom('hostile')), { relation: 'told', narrative: hostileWords });
  return cardOf(cards.step(locale, showStep('review', state)));
}

/** Every page of a report that is as long as it may be, in letters of three bytes. */
export function longestCards(locale: Locale): Card[] {
  const cards = createReportCards(createRenderer(cardsFolder, texts), texts, contact);
  const inThreeBytes = Object.fromEntries(Object.entries(textLimits).map(([field, limit]) => [field, '漢'.repeat(limit)]));
  const state = filled(openForm(seededRandom('longest')), { ...everything, ...inThreeBytes });
  return steps.map((step) => cardOf(cards.step(locale, showStep(step, state))));
}

/** The page about words that could identify a person, as the form makes it of a telling narrative. */
function addWords(add: Add, renderer: Renderer, locale: Locale): void {
  const cards = createReportCards(renderer, texts, contact);
  const narrative = 'Sgt. Kowalski and I stopped plate 7KXD294 near 4th and Grand at 2230 hours. I am the only female K9 handler.';
  const screen = leaveStep('what', openForm(seededRandom('words')), { to: 'next' }, { relation: 'told', narrative });
  add('report-words', cards.step(locale, screen));
  add('report-words-empty', cards.step(locale, leaveWords('what', screen.state, 'edited', { narrative: '' })));
}

type Add = (name: string, answer: Answer) => void;

function recording(inner: Renderer): { renderer: Renderer; lastTemplate: () => string } {
  let last = '';
  return {
    lastTemplate: () => last,
    renderer: {
      render: (name, locale, data) => {
        last = name;
        return inner.render(name, locale, data);
      },
    },
  };
}

function addChat(add: Add, renderer: Renderer, locale: Locale): void {
  const chat = createChatCards(renderer, texts, contact);
  add('help', chat.help(locale));
  for (const lead of ['unknown', 'longText', 'noDialog'] as const) add(`help-${lead}`, chat.help(locale, lead));
  add('welcome', createChatCards(renderer, texts, '').welcome(locale));
  add('welcome-with-contact', chat.welcome(locale));
  add('kept', chat.kept(locale));
  add('no-such-dialog', chat.refusal(locale, 'NM-NOT-FOUND'));
  for (const what of ['set', 'inChannel', 'notForYou'] as const) add(`digest-${what}`, chat.note(locale, what));
  add('digest', { kind: 'message', card: digestCard(renderer, texts, locale, { open: 12, secondReading: 1, expiring: 0, answers: 3, thoughts: 2, handOvers: 4, overdue: 1, unreachable: 1, uncertain: 0, late: 1 }) });
  add('too-many-forms', chat.refusal(locale, 'NM-TOO-MANY-FORMS'));
}

/** One page for each thing that can be said about a receipt, whatever is added to the texts. */
async function addCheck(add: Add, renderer: Renderer, locale: Locale): Promise<void> {
  const dialog = (state: string) => createCheckDialog({
    mailboxes: { standing: async () => ({ state: state as Standing['state'], letters: [] }) }, intake: { send: async () => ({}) }, store: undefined as unknown as Store, renderer, texts,
    random: seededRandom('check'), changesBy: async () => [],
  });
  add('check', dialog('unknown').open(locale));
  for (const standing of Object.keys((texts.tree(locale)['check'] as TextTree)['standing'] as TextTree)) {
    add(`check-${standing}`, await dialog(standing).submit(locale, { nearMiss: { step: 'check' }, receipt: showCode(codes.receipt) }, standing === 'too-many'));
  }
}

function addReport(add: Add, renderer: Renderer, locale: Locale): void {
  const cards = createReportCards(renderer, texts, contact);
  const step = (name: string, screen: Screen, notice?: string) => add(name, cards.step(locale, screen, notice));
  const empty = openForm(seededRandom('cards'));
  const full = filled(empty, everything);

  for (const part of partNames) {
    step(`${part}-empty`, showStep(part, empty));
    step(`${part}-filled`, showStep(part, full));
    step(`${part}-all-wrong`, allWrong(part, empty, locale));
  }
  step('what-damaged', showStep('what', empty), cards.damaged(locale));
  step('review-nothing', showStep('review', filled(empty, { relation: 'told', narrative: 'Too close.' })));
  step('review-everything', showStep('review', full));
  step('review-long', showStep('review', filled(empty, { ...everything, narrative: long(textLimits.narrative) })));
  step('review-too-many', showStep('review', full), cards.tooMany(locale));
  step('review-not-stored', showStep('review', full), cards.failure(locale, 'NM-STORE-UNAVAILABLE'));
  add('sent', createReportCards(renderer, texts, '').sent(locale, codes));
  add('sent-with-contact', cards.sent(locale, codes));
}

const sentence = 'We stopped behind the car and the driver opened the door before I had called it in. ';
const long = (length: number) => sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length - 1).trimEnd();

/** Every field filled as far as it goes, as a client sends it. */
const everything: Typed = {
  ...Object.fromEntries(Object.entries(options).map(([list, values]) => [list, values.at(-1) as string])),
  ...Object.fromEntries((['surroundings', 'subjectWith', 'preventedBy', 'equipment'] as OptionList[]).map((list) => [list, options[list].join(',')])),
  factors: options.factors.slice(0, 5).join(','),
  narrative: sentence.repeat(4).trim(),
  lessons: long(textLimits.lessons),
  suggestedChange: long(textLimits.suggestedChange),
  discuss: 'true', handOver: 'true', leaveOutOri: 'true', urgent: 'true',
};

/** Walks the form's own steps, so that the state is one that the form can be in. */
function filled(from: FormState, typed: Typed): FormState {
  let state = from;
  for (const part of partNames) {
    const inputs = Object.fromEntries(fieldsOf(part).map((field) => [field, typed[field] ?? '']));
    const screen = leaveStep(part, state, { to: 'next' }, inputs);
    if (screen.kind === 'step' && Object.keys(screen.problems).length > 0) throw new Error(`the fixture is wrong: ${JSON.stringify(screen.problems)}`);
    state = screen.state;
  }
  return state;
}

/** Each field with the longest thing that the bot could say about it. */
function allWrong(part: PartName, state: FormState, locale: Locale): Screen {
  const said = (problem: string) => texts.text(locale, `problems.${problem}`).length;
  const [longest] = Object.keys(texts.tree(locale)['problems'] as object).sort((a, b) => said(b) - said(a));
  return { ...showStep(part, state), problems: Object.fromEntries(fieldsOf(part).map((field) => [field, longest])) as Problems } as Screen;
}
