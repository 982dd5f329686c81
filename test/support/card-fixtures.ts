import type { Locale } from '../../src/teams/locales.js';
import { createRenderer, type Renderer } from '../../src/teams/render.js';
import { briefingFixtures } from './fixtures/briefing.js';
import { chatFixtures, checkFixtures } from './fixtures/chat.js';
import { coverageFixtures } from './fixtures/coverage.js';
import { type CardFixture, cardOf, cardsFolder, type Maker, texts } from './fixtures/fixture.js';
import { caseFixtures } from './fixtures/desk-cases.js';
import { deskFixtures } from './fixtures/desk.js';
import { upkeepFixtures } from './fixtures/desk-upkeep.js';
import { libraryFixtures } from './fixtures/library.js';
import { outreachFixtures, practiceFixtures } from './fixtures/outreach.js';
import { receiptFixtures } from './fixtures/receipt.js';
import { reportFixtures, wordsFixtures } from './fixtures/report.js';
import { shiftFixtures } from './fixtures/shift.js';
import { trendsFixtures } from './fixtures/trends.js';

export { type CardFixture, cardsFolder, hostileWords, texts } from './fixtures/fixture.js';
export { hostileCard, longestCards } from './fixtures/report.js';
export { hostileBriefing } from './fixtures/briefing.js';

const makers: readonly Maker[] = [
  chatFixtures, reportFixtures, wordsFixtures, checkFixtures, receiptFixtures, libraryFixtures, practiceFixtures, outreachFixtures, shiftFixtures, briefingFixtures, coverageFixtures, trendsFixtures,
];
const staffMakers: readonly Maker[] = [deskFixtures, caseFixtures, upkeepFixtures];

/** Every card of the bot, made by the code that makes it for people. */
export async function cardFixtures(locale: Locale): Promise<CardFixture[]> {
  const made: CardFixture[] = [];
  const { renderer, lastTemplate } = recording(createRenderer(cardsFolder, texts));
  for (const make of [...makers, ...staffMakers]) {
    const forStaff = staffMakers.includes(make);
    await make((name, answer) => { made.push({ name, template: lastTemplate(), locale, card: cardOf(answer), forStaff }); }, renderer, locale);
  }
  return made;
}

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
