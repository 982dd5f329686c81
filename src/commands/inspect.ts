import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { reportsKind } from '../reporting/index.js';
import { SqliteStore } from '../store/index.js';

/** `npm run inspect`: prints every document that the local store holds, exactly as it lies there. */
async function inspect(): Promise<void> {
  const file = join(readConfig().dataDir, 'near-miss.db');
  if (!existsSync(file)) {
    console.log(`There is no store at ${file}: nothing is kept.`);
    return;
  }
  const store = new SqliteStore(file);
  try {
    let count = 0;
    for await (const doc of allDocuments(store)) {
      console.log(JSON.stringify(doc, undefined, 2));
      count++;
    }
    console.log(`${count} document(s) in ${file}. Nothing else is kept of a report.`);
  } finally {
    await store.close();
  }
}

async function* allDocuments(store: SqliteStore): AsyncGenerator<unknown> {
  let after: string | undefined;
  do {
    const page = await store.list(reportsKind, 'reports', after === undefined ? {} : { after });
    for (const { doc } of page.items) yield { kind: reportsKind.name, ...doc };
    after = page.next;
  } while (after !== undefined);
}

await inspect();
