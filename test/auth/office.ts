import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AppParts } from '../../src/app.js';
import { clouds } from '../../src/azure/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { type TokenChecks, tokenChecks } from '../../src/teams/index.js';
import { type Connector, startConnector } from '../support/connector.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { type Answered, fillRequired, TeamsClient, walkReport } from '../support/teams-client.js';
import { agency, coordinator, tenant } from './agency.js';
import { type AzureMachine, startAzureMachine } from './azure-machine.js';
import { type Issuer, sign, startIssuer } from './issuer.js';

type Activity = Record<string, unknown>;

/** The running bot of an agency, not in the local profile, with everything around it that Microsoft is, on this machine. */
export interface Office {
  issuer: Issuer;
  connector: Connector;
  machine: AzureMachine;
  running: RunningApp;
  client: TeamsClient;
  appId: string;
  /** Checks that are left out just now: a test plants its fault here. */
  faults: { checks: TokenChecks; everyTenant: boolean; origins: string[] };
  /** The claims of a good token. */
  claims(more?: Record<string, unknown>): Record<string, unknown>;
  /** A good token's header. */
  authorization(): Promise<string>;
  send(activity: Activity, authorization: string | undefined): Promise<Answered>;
  /** The last step of a report that nobody has sent yet. Whoever gets it through has a report stored. */
  report(more?: Activity): Activity;
  /** A coordinator's order in a channel. Whoever gets it through has a channel stored and a message sent. */
  order(more?: Activity): Activity;
  /** Every stored document, as text. */
  stored(): Promise<string[]>;
  close(): Promise<void>;
}

export const person = { id: '29:officer', aadObjectId: coordinator };
export const conversation = { id: '19:channel@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: tenant };

export async function openOffice(parts: Partial<AppParts> = {}): Promise<Office> {
  const [issuer, connector, machine] = await Promise.all([startIssuer(), startConnector(), startAzureMachine()]);
  const faults: Office['faults'] = { checks: tokenChecks, everyTenant: false, origins: [connector.url] };
  const config = agency({
    cloud: { ...clouds.public, openIdMetadata: issuer.metadata, replyOrigins: faults.origins },
    tenants: { has: (id: string) => id === tenant || faults.everyTenant } as Set<string>,
  });
  const running = await runApp({
    tokenChecks: { genuine: (...all) => faults.checks.genuine(...all), fits: (...all) => faults.checks.fits(...all) }, ...parts,
  }, config);
  const client = new TeamsClient(running.app.port, connector.url);
  client.activity = { from: person, conversation, channelData: { tenant: { id: tenant }, channel: { id: '19:channel@thread.tacv2' } } };
  const office: Office = {
    issuer, connector, machine, running, client, appId: config.app.id, faults,
    claims: (more = {}) => claimsNow(config.app.id, connector.url, issuer.name, more),
    authorization: async () => `Bearer ${await sign(issuer.keys.teams, office.claims())}`,
    send(activity, authorization) {
      client.headers = authorization === undefined ? {} : { authorization };
      return client.post(activity);
    },
    // Each by another officer: one who sends twenty in an hour has sent enough.
    report: (more = {}) => ({ ...withNewKey(lastStep), from: { ...person, id: `29:${randomUUID()}` }, ...more }),
    order: (more = {}) => ({ ...client.make('message', { text: 'digest here' }), ...more }),
    stored: () => everything(join(running.dataDir, 'near-miss.db')),
    async close() {
      await running.stop();
      await Promise.all([issuer.close(), connector.close(), machine.close()]);
    },
  };
  const lastStep = await walkToTheEnd(office);
  return office;
}

function claimsNow(audience: string, serviceurl: string, issuer: string, more: Record<string, unknown>): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000);
  return { iss: issuer, aud: audience, serviceurl, nbf: now - 60, exp: now + 3_600, ...more };
}

/** Walks one report with a good token; resolves to what its last step sent. */
async function walkToTheEnd(office: Office): Promise<Activity> {
  const { client } = office;
  client.headers = { authorization: await office.authorization() };
  let last: Activity = {};
  const recording = Object.assign(Object.create(client) as TeamsClient, {
    post(activity: Activity) {
      last = activity;
      return client.post(activity);
    },
  });
  await walkReport(recording, fillRequired);
  return last;
}

function withNewKey(activity: Activity): Activity {
  const copy = structuredClone(activity) as { value: { data: { nearMiss: { form: { key: string } } } } };
  copy.value.data.nearMiss.form.key = randomBytes(16).toString('base64url');
  return copy;
}

async function everything(file: string): Promise<string[]> {
  const store = new SqliteStore(file);
  const documents = [...store.everything()].map((row) => JSON.stringify(row));
  await store.close();
  return documents;
}
