import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppParts, startApp } from '../../src/app.js';
import { silentLog } from '../../src/base/index.js';
import { type Config, readConfig } from '../../src/config.js';
import { TeamsClient } from './teams-client.js';

export interface RunningApp {
  app: App;
  client: TeamsClient;
  dataDir: string;
  stop(): Promise<void>;
}

/** The real app in this process, in the local profile, on a free port, with a data folder of its own. */
export async function runApp(parts: Partial<AppParts> = {}, config: Partial<Config> = {}): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-'));
  const app = await startApp({ ...readConfig({ PORT: '0', DATA_DIR: dataDir }), ...config }, { log: silentLog, ...parts });
  return {
    app,
    dataDir,
    client: new TeamsClient(app.port),
    stop: async () => {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
