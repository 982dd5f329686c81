import { existsSync } from 'node:fs';
import { storeFile } from '../app.js';
import { loadConfig } from '../config.js';
import { SqliteStore } from '../store/index.js';

/** `npm run inspect`: prints every document that the local store holds, exactly as it lies there. */
async function inspect(): Promise<void> {
  const file = storeFile((await loadConfig()).dataDir);
  if (!existsSync(file)) {
    console.log(`There is no store at ${file}: nothing is kept.`);
    return;
  }
  const store = new SqliteStore(file);
  const counts = new Map<string, number>();
  for (const row of store.everything()) {
    console.log(JSON.stringify(row, undefined, 2));
    counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  }
  await store.close();
  const total = [...counts].map(([kind, count]) => `${count} in ${kind}`).join(', ') || 'no document';
  console.log(`${file} holds ${total}. Nothing else is kept.`);
  console.log('A report in "pool" is sealed until its release; "cases" hold released ones.');
}

await inspect();
