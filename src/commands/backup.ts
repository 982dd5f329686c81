import { keysApart, notBackedUp, storeFile } from '../app.js';
import { backUpSqlite, keysFileOf } from '../store/index.js';
import { runCommand, UsageError } from './command.js';

/** `npm run backup -- FILE`: writes the SQLite store into a new file, also while the bot runs, and checks it. */
await runCommand('Nothing was changed.', {
  'NM-STORE-MISSING': 'There is no SQLite store in DATA_DIR.',
  'NM-FILE-EXISTS': 'The file exists already, and a backup overwrites nothing.',
  'NM-STORE-DAMAGED': 'SQLite finds the store damaged. Keep the last good backup, and look at the disk.',
  'NM-STORE-DIFFERS': 'The copy does not hold what the store does. Look at the disk.',
}, (config) => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new UsageError('Say where to: npm run backup -- FILE');
  if (config.cosmos !== undefined) throw new UsageError('The store is Cosmos DB, which makes its own backups; see docs/operate.md.');
  const sums = backUpSqlite(storeFile(config.dataDir), file, { leftOut: notBackedUp, keys: keysApart });
  for (const { kind, count, sha256 } of sums) console.log(`${kind.padEnd(20)} ${String(count).padStart(7)}  ${sha256}`);
  console.log(`${file} is whole and holds what the store held, but for the cases’ keys: they are in ${keysFileOf(file)}, in place of those of the backup before.`);
  console.log(`Left out: ${notBackedUp.map(({ name }) => name).join(', ')}, and the installation’s keys, which no backup may lie beside.`);
});
