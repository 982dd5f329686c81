import { createPrivateKey } from 'node:crypto';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { type Cloud, cloudNames, clouds, isReference, managedIdentity, readReferences, type Vault } from './azure/index.js';
import { isPattern } from './planning/index.js';
import { isPoolJwk, type PoolJwk } from './reporting/index.js';

/** The settings as typed values. Built only by `readConfig`, which fails closed. */
export interface Config {
  /** `local`: no Teams and no Azure setting is present. Everyone has every role, only loopback is served and answered. */
  profile: 'local' | 'teams';
  port: number;
  /** Address listened on. */
  host: string;
  /** Where `/metrics` is answered, if at all. */
  metrics?: { port: number; host: string };
  dataDir: string;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  locale: 'en' | 'es';
  /** Microsoft's cloud that the agency is in. */
  cloud: Cloud;
  app?: AppIdentity;
  /** Entra tenant ids that may use the bot, lower case. */
  tenants: ReadonlySet<string>;
  /** Entra object ids of the coordinators, lower case. */
  coordinators: ReadonlySet<string>;
  cosmos?: { endpoint: string; key?: string; database: string };
  agency: { name: string; ori?: string; zone: string; contact: string };
  /** File of the agency's own words for the detectors: streets, beats, stations, a roster. Read at the start, kept in memory only. */
  termsFile?: string;
  /** The pool's keys; in the local profile they are made at first start. Reports are sealed for the first public one. */
  pool?: { publicKey: PoolJwk; privateKeys: PoolJwk[] };
  /** Croner patterns in the agency's zone. */
  schedules: { weeklyRelease: string; dailyRelease: string; digest: string; summary: string; awareness: string; quarterly: string };
  /** Chromium or Chrome, for the quarterly report as PDF. */
  chromium?: string;
  /** Counts under it are not shown. */
  smallCount: number;
  /** A lesson is published only after another coordinator has read it. */
  secondReader: boolean;
  /** Days after which a case that nobody reviewed is closed and its words destroyed. */
  retentionDays: number;
  /** Where browsers reach the bot, for links to sheets and files. The local profile knows it by itself. */
  publicUrl?: string;
  /** 32 bytes that receipts and ids are derived from; in the local profile they are made at first start. */
  receiptKey?: Buffer;
}

export interface AppIdentity {
  id: string;
  type: 'SingleTenant' | 'UserAssignedMSI';
  tenant: string;
  password?: string;
  certificate?: { thumbprint: string; privateKey: string };
}

/** A start with a wrong configuration: the message lists every problem at once and no value of any setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is not a UUID').transform((id) => id.toLowerCase());
const list = z.string().transform((text) => text.split(/[\s,;]+/).filter((item) => item !== '')).pipe(z.array(uuid));
const key32 = z.string().regex(/^[A-Za-z0-9_-]{43}=?$|^[A-Za-z0-9+/]{43}=$/, 'is not 32 bytes in base64')
  .transform((text): Buffer => Buffer.from(text, 'base64'));

const pattern = z.string().refine(isPattern, 'is not a croner pattern that ever comes due');

/** A private key in PEM form; where the platform makes its lines into `\n`, they are made lines again. */
const rsaKey = z.string().transform((text) => text.replaceAll('\\n', '\n')).refine(isRsaKey, 'is not a private RSA key in PEM form');

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** One JSON Web Key, or a set of them (`{"keys": […]}`) while keys are being replaced. */
function jwk(secret: boolean) {
  return z.string().transform((text, context): PoolJwk[] => {
    const keys = keysIn(text);
    if (keys.length > 0 && keys.every((key) => isPoolJwk(key, secret))) return keys;
    context.addIssue({ code: 'custom', message: `is not ${secret ? 'a private' : 'a public'} X25519 key as JWK` });
    return z.NEVER;
  });
}

function keysIn(text: string): unknown[] {
  try {
    const parsed = JSON.parse(text) as { keys?: unknown[] };
    return Array.isArray(parsed.keys) ? parsed.keys : [parsed];
  } catch {
    return [];
  }
}

/** Every setting. A new one is described in the README's table; a test compares the two. */
export const settingsSchema = z.object({
  PORT: z.coerce.number('is not a port').int('is not a port').min(0, 'is not a port').max(65_535, 'is not a port').default(3978),
  METRICS_PORT: z.coerce.number('is not a port').int('is not a port').min(0, 'is not a port').max(65_535, 'is not a port').optional(),
  METRICS_HOST: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'is not an address to listen on').default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'is not trace, debug, info, warn, error or silent').default('info'),
  LOCALE: z.enum(['en', 'es'], 'is not en or es').default('en'),
  CLOUD: z.enum(cloudNames, `is not ${cloudNames.slice(0, -1).join(', ')} or ${cloudNames.at(-1)}`).default('public'),
  MICROSOFT_APP_ID: uuid.optional(),
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], 'is not SingleTenant or UserAssignedMSI').optional(),
  MICROSOFT_APP_TENANT_ID: uuid.optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_CERTIFICATE_THUMBPRINT: z.string().regex(/^[0-9a-f]{40}$/i, 'is not 40 hexadecimal digits').optional(),
  MICROSOFT_APP_CERTIFICATE_KEY: rsaKey.optional(),
  TENANT_IDS: list.optional(),
  COSMOS_ENDPOINT: z.url({ protocol: /^https$/, error: 'is not an https address' }).optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'has other characters than letters, digits, - and _').optional(),
  COORDINATORS: list.optional(),
  COORDINATOR_CONTACT: z.string().max(200, 'is longer than 200 characters').default(''),
  AGENCY_NAME: z.string().max(200, 'is longer than 200 characters').default(''),
  AGENCY_ORI: z.string().transform((text) => text.trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}[A-Z0-9]{7}$/, 'is not two letters and seven letters or digits')).optional(),
  AGENCY_TIME_ZONE: z.string().refine((zone) => IANAZone.isValidZone(zone), 'is not an IANA time zone').optional(),
  RECEIPT_KEY: key32.optional(),
  POOL_PUBLIC_JWK: jwk(false).optional(),
  POOL_PRIVATE_JWK: jwk(true).optional(),
  AGENCY_TERMS_FILE: z.string().optional(),
  RELEASE_SCHEDULE: pattern.default('0 7 * * 1'),
  URGENT_SCHEDULE: pattern.default('0 7 * * *'),
  DIGEST_SCHEDULE: pattern.default('0 8 * * 1'),
  SUMMARY_SCHEDULE: pattern.default('0 8 1 * *'),
  AWARENESS_SCHEDULE: pattern.default('0 9 1 1,4,7,10 *'),
  CHROMIUM_PATH: z.string().optional(),
  QUARTERLY_SCHEDULE: pattern.default('0 9 8 1,4,7,10 *'),
  SMALL_COUNT: z.coerce.number('is not a number').int('is not a whole number').min(3, 'is below 3').max(11, 'is above 11').default(5),
  SECOND_READER: z.enum(['on', 'off'], 'is not on or off').default('off'),
  RETENTION_DAYS: z.coerce.number('is not a number of days').int('is not a number of days').min(28, 'is below 28').max(3_650, 'is above 3650').default(180),
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'is not an https address' }).optional(),
});
type Settings = z.infer<typeof settingsSchema>;

/** Any of these present means: not the local profile. */
const deploymentSettings = Object.keys(settingsSchema.shape).filter((name) => /^(CLOUD|MICROSOFT_|TENANT_IDS|COSMOS_)/.test(name));

/** As `readConfig`, and reads the settings that name a secret in a Key Vault. Fails with one ConfigError. */
export async function loadConfig(env: NodeJS.ProcessEnv = process.env, parts: Partial<Vault> = {}): Promise<Config> {
  const given = givenIn(env);
  const name = settingsSchema.shape.CLOUD.safeParse(given['CLOUD']);
  let settings = given;
  if (name.success && Object.values(given).some(isReference)) {
    const cloud = clouds[name.data];
    const tokens = managedIdentity(cloud, given['MICROSOFT_APP_TYPE'] === 'UserAssignedMSI' ? given['MICROSOFT_APP_ID'] : undefined);
    const read = await readReferences(given, { cloud, tokens, ...parts });
    if (read.problems.length > 0) throw new ConfigError(read.problems);
    settings = read.settings;
  }
  const config = readConfig(settings);
  // Where the identity library signs in with a federated token (Kubernetes), this is the only way to tell it the cloud.
  if (config.profile === 'teams') env['AZURE_AUTHORITY_HOST'] = config.cloud.login;
  return config;
}

/** A setting set to nothing is a setting left out, as container platforms do it. */
function givenIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[0] in settingsSchema.shape && entry[1] !== undefined && entry[1] !== ''));
}

/** Reads and checks the environment. Fails with one ConfigError that lists every problem. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = givenIn(env);
  const local = !deploymentSettings.some((name) => name in given);
  const parsed = settingsSchema.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.').split('.')[0] ?? ''} ${issue.message}`) ?? [];
  const missing = local ? [] : missingOf(given);
  const unopened = parsed.success && !opensWhatItSeals(parsed.data) ? ['POOL_PUBLIC_JWK belongs to none of the keys in POOL_PRIVATE_JWK: nobody could open the reports'] : [];
  const problems = [...new Set([...wrong, ...missing, ...unresolvedOf(given), ...unopened, ...(parsed.success ? misplacedOf(parsed.data) : [])])];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data, local);
}

/** Reports sealed for a key that nobody holds are lost, and that would show only at the release. */
function opensWhatItSeals({ POOL_PUBLIC_JWK: sealing, POOL_PRIVATE_JWK: opening }: Settings): boolean {
  return sealing === undefined || opening === undefined || opening.some(({ x }) => x === sealing[0]?.x);
}

/** App Service puts secrets in the place of its own references, and leaves the reference where it cannot. */
function unresolvedOf(given: Record<string, string>): string[] {
  return Object.keys(given).filter((name) => given[name]?.startsWith('@Microsoft.KeyVault(')).map((name) => `${name} is a Key Vault reference that the platform did not replace`);
}

/** What is complete and does not go together. */
function misplacedOf(settings: Settings): string[] {
  const problems: string[] = [];
  const secret = settings.MICROSOFT_APP_PASSWORD ?? settings.MICROSOFT_APP_CERTIFICATE_KEY;
  if (settings.MICROSOFT_APP_TYPE === 'UserAssignedMSI' && secret !== undefined) problems.push('MICROSOFT_APP_PASSWORD and a certificate have no use beside UserAssignedMSI: take them away');
  // A managed identity's token for an account elsewhere could not be had, and must not be asked for.
  const { cosmosSuffix } = clouds[settings.CLOUD];
  if (settings.COSMOS_ENDPOINT !== undefined && settings.COSMOS_KEY === undefined && !new URL(settings.COSMOS_ENDPOINT).hostname.endsWith(cosmosSuffix)) {
    problems.push(`COSMOS_ENDPOINT does not end in ${cosmosSuffix}, as accounts of this CLOUD do`);
  }
  return problems;
}

function missingOf(given: Record<string, string>): string[] {
  const has = (name: string) => name in given;
  const problems: string[] = [];
  const need = (name: string, why: string) => { if (!has(name)) problems.push(`${name} is missing: ${why}`); };
  need('MICROSOFT_APP_ID', 'the bot’s registration');
  need('MICROSOFT_APP_TYPE', 'SingleTenant or UserAssignedMSI');
  need('MICROSOFT_APP_TENANT_ID', 'the tenant of the registration');
  need('TENANT_IDS', 'the tenants whose people may use the bot');
  need('COORDINATORS', 'the Entra object ids of the near miss coordinators');
  need('AGENCY_NAME', 'cards and reports carry it');
  need('AGENCY_TIME_ZONE', 'schedules and months follow it');
  need('PUBLIC_URL', 'where browsers reach the bot, for links to sheets and files');
  need('POOL_PUBLIC_JWK', 'the key that reports are sealed for');
  need('POOL_PRIVATE_JWK', 'the key or keys that open them at release');
  need('RECEIPT_KEY', '32 random bytes in base64, the same for every replica');
  const certificate = [has('MICROSOFT_APP_CERTIFICATE_THUMBPRINT'), has('MICROSOFT_APP_CERTIFICATE_KEY')];
  if (certificate[0] !== certificate[1]) problems.push('MICROSOFT_APP_CERTIFICATE_THUMBPRINT and MICROSOFT_APP_CERTIFICATE_KEY go together');
  if (given['MICROSOFT_APP_TYPE'] === 'SingleTenant' && !has('MICROSOFT_APP_PASSWORD') && !certificate[1]) {
    problems.push('MICROSOFT_APP_PASSWORD or a certificate is missing: SingleTenant signs in with one of them');
  }
  if (has('COSMOS_ENDPOINT') || has('COSMOS_KEY') || has('COSMOS_DATABASE')) {
    need('COSMOS_ENDPOINT', 'where Cosmos DB is');
    need('COSMOS_DATABASE', 'the database in Cosmos DB');
  }
  return problems;
}

function toConfig(settings: Settings, local: boolean): Config {
  return {
    profile: local ? 'local' : 'teams',
    port: settings.PORT,
    host: local ? '127.0.0.1' : '0.0.0.0',
    ...(settings.METRICS_PORT === undefined ? {} : { metrics: { port: settings.METRICS_PORT, host: settings.METRICS_HOST } }),
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL,
    locale: settings.LOCALE,
    cloud: clouds[settings.CLOUD],
    ...(local ? {} : { app: appOf(settings) }),
    tenants: new Set(settings.TENANT_IDS ?? []),
    coordinators: new Set(settings.COORDINATORS ?? []),
    ...(settings.COSMOS_ENDPOINT === undefined ? {} : { cosmos: cosmosOf(settings) }),
    agency: {
      name: settings.AGENCY_NAME,
      zone: settings.AGENCY_TIME_ZONE ?? 'UTC',
      contact: settings.COORDINATOR_CONTACT,
      ...(settings.AGENCY_ORI === undefined ? {} : { ori: settings.AGENCY_ORI }),
    },
    schedules: { weeklyRelease: settings.RELEASE_SCHEDULE, dailyRelease: settings.URGENT_SCHEDULE, digest: settings.DIGEST_SCHEDULE, summary: settings.SUMMARY_SCHEDULE, awareness: settings.AWARENESS_SCHEDULE, quarterly: settings.QUARTERLY_SCHEDULE },
    smallCount: settings.SMALL_COUNT,
    ...(settings.CHROMIUM_PATH === undefined ? {} : { chromium: settings.CHROMIUM_PATH }),
    secondReader: settings.SECOND_READER === 'on',
    retentionDays: settings.RETENTION_DAYS,
    ...(settings.PUBLIC_URL === undefined ? {} : { publicUrl: settings.PUBLIC_URL }),
    ...(settings.POOL_PUBLIC_JWK === undefined || settings.POOL_PRIVATE_JWK === undefined ? {}
      : { pool: { publicKey: settings.POOL_PUBLIC_JWK[0] as PoolJwk, privateKeys: settings.POOL_PRIVATE_JWK } }),
    ...(settings.AGENCY_TERMS_FILE === undefined ? {} : { termsFile: settings.AGENCY_TERMS_FILE }),
    ...(settings.RECEIPT_KEY === undefined ? {} : { receiptKey: settings.RECEIPT_KEY }),
  };
}

function appOf(settings: Settings): AppIdentity {
  const { MICROSOFT_APP_CERTIFICATE_THUMBPRINT: thumbprint, MICROSOFT_APP_CERTIFICATE_KEY: privateKey } = settings;
  return {
    id: settings.MICROSOFT_APP_ID as string,
    type: settings.MICROSOFT_APP_TYPE as AppIdentity['type'],
    tenant: settings.MICROSOFT_APP_TENANT_ID as string,
    ...(settings.MICROSOFT_APP_PASSWORD === undefined ? {} : { password: settings.MICROSOFT_APP_PASSWORD }),
    ...(thumbprint !== undefined && privateKey !== undefined ? { certificate: { thumbprint, privateKey } } : {}),
  };
}

function cosmosOf(settings: Settings): NonNullable<Config['cosmos']> {
  return {
    endpoint: settings.COSMOS_ENDPOINT as string,
    database: settings.COSMOS_DATABASE as string,
    ...(settings.COSMOS_KEY === undefined ? {} : { key: settings.COSMOS_KEY }),
  };
}
