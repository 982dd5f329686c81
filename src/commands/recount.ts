import { createAdjustments } from '../adjustments/index.js';
import { openStore } from '../app.js';
import { createLog, systemClock, systemRandom } from '../base/index.js';
import { ConfigError, loadConfig } from '../config.js';
import { allFacts, factsOf } from '../counting.js';
import { recount } from '../insights/index.js';

/** `npm run recount`: counts all cases anew and corrects the counts that trends and reports are made of. May run beside the bot. */
async function main(): Promise<void> {
  const config = await loadConfig();
  const store = await openStore(config, createLog('error'));
  const adjustments = createAdjustments(store, systemClock, systemRandom, config.agency.zone);
  const { cases, months, corrected } = await recount(
    { store, random: systemRandom, factsOf: (ref) => factsOf(store, adjustments, ref) }, allFacts(store, adjustments),
  );
  console.log(`${cases} cases in ${months} months counted. Months corrected: ${corrected.length === 0 ? 'none' : corrected.join(', ')}.`);
  await store.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : `The cases could not be counted (${(error as { code?: string }).code ?? 'NM-INTERNAL'}).`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
});
