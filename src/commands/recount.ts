import { createAdjustments } from '../adjustments/index.js';
import { openStore } from '../app.js';
import { createLog, systemClock, systemRandom } from '../base/index.js';
import { allFacts, factsOf } from '../counting.js';
import { recount } from '../insights/index.js';
import { runCommand } from './command.js';

/** `npm run recount`: counts all cases anew and corrects the counts that trends and reports are made of. May run beside the bot. */
await runCommand('The cases could not be counted; what was corrected so far stays. Run it again.', {}, async (config) => {
  const store = await openStore(config, createLog('error'));
  const adjustments = createAdjustments(store, systemClock, systemRandom, config.agency.zone);
  const { cases, months, corrected } = await recount(
    { store, random: systemRandom, factsOf: (ref) => factsOf(store, adjustments, ref) }, allFacts(store, adjustments),
  );
  console.log(`${cases} cases in ${months} months counted. Months corrected: ${corrected.length === 0 ? 'none' : corrected.join(', ')}.`);
  await store.close();
});
