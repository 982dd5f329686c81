import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { plannedKind } from '../../src/planning/index.js';
import { SqliteStore } from '../../src/store/index.js';

test('A start on the store of a later version stops before anything happens, and says what to do', async () => {
  const base = mkdtempSync(join(tmpdir(), 'near-miss-newer-'));
  const store = new SqliteStore(join(base, 'open', 'near-miss.db'));
  await store.open([plannedKind]);
  await store.create({ ...plannedKind, version: 2 }, { id: 'from-the-future' });
  await store.close();
  cpSync(join(base, 'open'), join(base, 'data'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, ['dist/main.js'], { env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(base, 'data') }, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/could not start \(NM-STORE-NEWER\).*later version.*Start that version, or restore a backup/);
  rmSync(base, { recursive: true });
});
