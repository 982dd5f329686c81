import type { QuarterInput } from '../../src/insights/quarter-input.js';
import type { Speech } from '../../src/insights/say.js';
import { texts } from '../support/cards-texts.js';
import { published, worlds } from './attack/worlds.js';
import type { World } from './attack/worlds.js';

export const speech = (locale: 'en' | 'es'): Speech => ({ locale, text: (key, values) => texts.text(locale, key, values) });

/** Words that are HTML, a formula and a link at once; typed by a person, they are words and nothing else. */
export const hostile = '=HYPERLINK("https://example.com") <img src=x onerror=alert(1)> </table><script>alert(1)</script> & "quotes"';

/** A report with something in every place. */
export function quarterInput(world: World = worlds['ordinary'] as World): QuarterInput {
  const tables = published(world).map((quarter) => quarter.tables);
  return {
    agency: 'Example Police Department',
    quarter: tables.at(-1)?.quarter as string,
    tables,
    lessons: [
      { title: 'Two cars, one alley: say who covers the back before the stop', month: '2027-10', factors: ['communication', 'positioning'] },
      { title: 'A second search before transport', month: '2027-11', factors: ['search-or-restraint', 'complacency'] },
    ],
    adjustments: [
      { kind: 'training', title: 'Radio discipline at foot pursuits', owner: 'Training unit', state: 'done', due: '2027-11', overdue: false, whatWeChanged: 'One hour in the autumn in-service training, with recordings of three of our own pursuits.' },
      { kind: 'equipment', title: 'Second flashlight in every vehicle', owner: 'Fleet', state: 'in-progress', due: '2027-10', overdue: true },
      { kind: 'policy', title: 'Search before every transport', owner: 'Policy office', state: 'proposed', overdue: false },
    ],
    briefings: [
      { month: '2027-10', due: 6, held: 6, missed: 0 }, { month: '2027-11', due: 6, held: 5, missed: 1 }, { month: '2027-12', due: 6, held: 4, missed: 2 },
    ],
    analyses: [{
      title: 'Struck-by incidents at night', period: 'July to September 2027', link: 'https://www.leonearmiss.org/analyses/struck-by',
      text: 'Most of the reports came from the first minutes of a scene.\nVehicles were parked so that they lit the officers from behind.',
    }],
  };
}
