import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosmosSettings, kinds, openCosmos, storeFile } from '../app.js';
import { codeOf, systemClock, systemRandom } from '../base/index.js';
import { type Config, ConfigError, loadConfig } from '../config.js';
import {
  checkCosmos, checkDataFolder, checkMetricsHost, checkNode, checkPoolKeys, checkSignIn, checkSqlite, checkTerms, checkZone, fail, type Finding, lineOf, ok, type SignIn,
} from '../operation/index.js';
import { isPoolJwk, type PoolJwk } from '../reporting/index.js';

/**
 * `npm run doctor`: looks at the configuration and at everything that the bot depends on, and prints a line about each. Ends with 0 where the bot
 * can work, with 1 where it cannot, with 2 where the configuration itself is wrong. Prints no secret; changes nothing but a lease.
 */
async function doctor(): Promise<void> {
  say(checkNode(process.version));
  const config = await configOrExit();
  for (const finding of checkSettings(config)) say(finding);
  for (const finding of await checkStore(config)) say(finding);
  if (config.app !== undefined) for (const finding of await checkSignIn(signInOf(config.app, config.cloud), systemClock)) say(finding);
  console.log(failures === 0 ? 'The bot can work.' : `${failures} of these must be mended before the bot can work.`);
  process.exit(failures === 0 ? 0 : 1);
}

let failures = 0;
function say(finding: Finding): void {
  if (finding.level === 'fail') failures++;
  console.log(lineOf(finding));
}

async function configOrExit(): Promise<Config> {
  try {
    return await loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say(fail('Settings', `${problem}.`, 'the README’s table says what each setting means.'));
    process.exit(2);
  }
}

function checkSettings(config: Config): Finding[] {
  return [
    ok('Settings', config.profile === 'local' ? 'the local profile: for trying out only' : 'whole'),
    checkZone(config.agency.zone, systemClock.now()),
    checkTerms(config.termsFile),
    checkMetricsHost(config.metrics?.host),
    checkKeys(poolKeys(config)),
  ];
}

async function checkStore(config: Config): Promise<Finding[]> {
  const deps = { clock: systemClock, random: systemRandom, kinds, privateKeys: poolKeys(config)?.privateKeys ?? [] };
  if (config.cosmos !== undefined) return checkCosmos(cosmosSettings(config), () => openCosmos(config), deps);
  return [...checkDataFolder(config.dataDir), ...await checkSqlite(storeFile(config.dataDir), deps)];
}

interface Keys {
  publicKey?: PoolJwk;
  privateKeys: readonly PoolJwk[];
}

/** In the local profile they lie beside the store, from its first start on. undefined where that file cannot be read. */
function poolKeys({ pool, dataDir }: Config): Keys | undefined {
  if (pool !== undefined) return pool;
  const file = join(dataDir, 'pool.jwk');
  if (!existsSync(file)) return { privateKeys: [] };
  try {
    const key = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return isPoolJwk(key, true) ? { publicKey: key, privateKeys: [key] } : undefined;
  } catch {
    // The parser's message quotes the key: it ends here.
    return undefined;
  }
}

function checkKeys(keys: Keys | undefined): Finding {
  if (keys !== undefined) return checkPoolKeys(keys.publicKey, keys.privateKeys);
  return fail('Pool keys', 'the file pool.jwk in DATA_DIR cannot be read.', 'bring it back from where its copy is kept; without it no waiting report can be opened.');
}

function signInOf({ id, tenant, password }: NonNullable<Config['app']>, cloud: Config['cloud']): SignIn {
  return {
    channelMetadata: cloud.openIdMetadata,
    tokenUrl: `${cloud.login}/${tenant}/oauth2/v2.0/token`,
    scope: `${cloud.connectorScope}/.default`,
    clientId: id,
    ...(password === undefined ? {} : { secret: password }),
  };
}

await doctor().catch((error: unknown) => {
  // Whatever was thrown may quote a setting.
  say(fail('Doctor', `could not go on (${codeOf(error)}).`, 'this was not foreseen; please tell the makers the code and Node’s version.'));
  process.exit(1);
});
