import { keysApart, kinds, notBackedUp, storeFile } from '../app.js';
import { restoreSqlite } from '../store/index.js';
import { runCommand, UsageError } from './command.js';

/** `npm run restore -- FILE [--replace] [--without-keys]`: puts a backup in the place of the SQLite store, or leaves all as it was. */
await runCommand('Nothing was changed.', {
  'NM-STORE-MISSING': 'There is no such backup.',
  'NM-BACKUP-DAMAGED': 'The file, or case-keys.db beside it, is no whole backup. Take another one.',
  'NM-BACKUP-KEYS': 'There is no case-keys.db beside the backup. With --without-keys the words of its cases stay unreadable for good.',
  'NM-STORE-NOT-EMPTY': 'There is a store with documents, and reports that came since the backup lie only in it. With --replace it is kept as near-miss.db.replaced.',
  'NM-STORE-DAMAGED': 'There is a store that SQLite finds damaged. With --replace it is kept as near-miss.db.replaced.',
  'NM-FILE-EXISTS': 'A near-miss.db.replaced lies there from before. Move it away or destroy it.',
  'NM-STORE-DIFFERS': 'The copy does not hold what the backup does. Look at the disk.',
}, (config) => {
  const args = process.argv.slice(2);
  const [file] = args.filter((arg) => !arg.startsWith('--'));
  if (file === undefined) throw new UsageError('Say what from: npm run restore -- FILE [--replace] [--without-keys]');
  if (config.cosmos !== undefined) throw new UsageError('The store is Cosmos DB, which restores its own backups; see docs/operate.md.');
  const sums = restoreSqlite(file, storeFile(config.dataDir), {
    kinds, leftOut: notBackedUp, keys: keysApart, replace: args.includes('--replace'), withoutKeys: args.includes('--without-keys'),
  });
  for (const { kind, count, sha256 } of sums) console.log(`${kind.padEnd(20)} ${String(count).padStart(7)}  ${sha256}`);
  console.log('The store is in its place and holds what the backup does. Before the bot starts: npm run doctor');
});
