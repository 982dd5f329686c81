import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What an agency says about its own copy of the app. */
export interface PackageOptions {
  /** The bot registration's id; the Teams app carries the same. */
  appId: string;
  /** Host that the bot answers at, without https:// and path. */
  domain: string;
  /** Who answers for the app: shown to everybody beside its name. */
  developer: string;
  website: string;
  privacyUrl: string;
  termsUrl: string;
  /** Three numbers with dots; Teams takes an update only with a higher one. */
  version: string;
  /** The zip to write. */
  out: string;
}

/** The arguments cannot make a package. The message lists every problem at once. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
  constructor(readonly problems: readonly string[]) {
    super(`The package was not made, ${problems.length} problem(s):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const page = z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'is not an https address' }).max(2048, 'is too long');

/** In the order in which the help and the problems list them; the key is the option's name. */
const schema = z.object({
  'app-id': z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is not a UUID').transform((id) => id.toLowerCase()),
  domain: z.string().transform((host) => host.toLowerCase()).pipe(z.string().regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'is not a host name, such as bot.example.gov')),
  developer: z.string().trim().min(1, 'is empty').max(32, 'is longer than 32 characters, which Teams does not take'),
  website: page,
  'privacy-url': page,
  'terms-url': page,
  version: z.string().regex(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/, 'is not three numbers with dots, such as 1.4.0').optional(),
  out: z.string().min(1, 'is empty').endsWith('.zip', 'does not end in .zip').optional(),
});

const meanings: Record<keyof z.infer<typeof schema>, string> = {
  'app-id': 'id of the bot’s registration, the same as MICROSOFT_APP_ID',
  domain: 'host that the bot answers at',
  developer: 'who answers for the app, at most 32 characters',
  website: 'page where people find help',
  'privacy-url': 'page with your privacy notice',
  'terms-url': 'page with your terms of use',
  version: 'of the app; the program’s own when left out',
  out: 'file to write; dist/near-miss-teams.zip when left out',
};

/** Reads the command line. Fails with one OptionsError. */
export function readOptions(args: readonly string[], defaults: { version: string; out: string }): PackageOptions {
  const options = Object.fromEntries(Object.keys(meanings).map((name) => [name, { type: 'string' as const }]));
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const stray = tokens.flatMap((token) => {
    if (token.kind === 'positional') return ['an argument has no --option before it'];
    return token.kind === 'option' && !(token.name in meanings) ? [`--${token.name} is not an option`] : [];
  });
  const parsed = schema.safeParse(values);
  const wrong = parsed.error?.issues.map(({ path, message }) => problemOf(String(path[0]), values, message)) ?? [];
  if (!parsed.success || stray.length > 0) throw new OptionsError([...new Set([...wrong, ...stray])]);
  const { 'app-id': appId, 'privacy-url': privacyUrl, 'terms-url': termsUrl, version, out, ...rest } = parsed.data;
  return { ...rest, appId, privacyUrl, termsUrl, version: version ?? defaults.version, out: out ?? defaults.out };
}

function problemOf(name: string, values: Record<string, unknown>, message: string): string {
  if (typeof values[name] === 'string') return `--${name} ${message}`;
  return `--${name} is missing: ${meanings[name as keyof typeof meanings]}`;
}

/** What the command takes, one option a line. */
export function usage(): string {
  return Object.entries(meanings).map(([name, meaning]) => `  --${name.padEnd(12)} ${meaning}`).join('\n');
}
