import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { StudyhallError } from './errors.js';

const shippedKnowledge = fileURLToPath(new URL('../knowledge', import.meta.url));
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

const list = z.string().transform((text) => new Set(text.split(/[\s,]+/).filter((each) => each !== '')));

const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/** What stands before, and after, the first sign that ends the server's name in an address. */
const serverOf = (url: string): { server: string; rest: string } => {
  const [, server = '', rest = ''] = /^postgres(?:ql)?:\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return { server, rest };
};

/** With an `@` too many, part of the password would be taken for the server's name, and told to anybody. */
function hasPlainAddress(url: string): boolean {
  const { server, rest } = serverOf(url);
  return server.split('@').length <= 2 && !rest.includes('@');
}

function hasOnePassword(url: string): boolean {
  const { server, rest } = serverOf(url);
  const before = server.includes('@') && server.split('@', 1)[0]?.includes(':') === true ? 1 : 0;
  return before + (rest.match(/[?&]password=/giu)?.length ?? 0) <= 1;
}

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'must be sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE')
    .refine(
      hasPlainAddress,
      'has a character in its password that means something else in a URL: write @ as %40, / as %2F, ? as %3F and # as %23',
    )
    .refine(hasOnePassword, 'has two passwords: keep the one before the @, or the one after password=')
    .default('sqlite:data/studyhall.db'),
  KNOWLEDGE_DIR: z.string().default(shippedKnowledge),
  KNOWLEDGE_URL: address.optional(),
  KNOWLEDGE_FOLLOW: z.enum(['on', 'off'], 'must be on or off').default('off'),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: address.refine((url) => url.endsWith('/api/'), 'must end in /api/').optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_APP_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the number that Discord calls the Application ID')
    .optional(),
  DISCORD_API_URL: address.optional(),
  SPACES: list.optional(),
  MANAGERS: list.optional(),
  MEANING: z.string().default('auto'),
  MEANING_URL: address.optional(),
  MEANING_KEY: z.string().optional(),
  MEANING_MODEL: z.string().optional(),
  HF_ENDPOINT: address.optional(),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').optional(),
  PLAYGROUND_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(3000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('info'),
});

/** Where the model of meaning comes from: fetched once, a folder, an endpoint, or there is none. */
export type MeaningSetting =
  | { readonly kind: 'auto'; readonly hub?: string }
  | { readonly kind: 'folder'; readonly dir: string }
  | { readonly kind: 'endpoint'; readonly url: string; readonly key?: string; readonly model?: string }
  | { readonly kind: 'off' };

/** Everything that is set from outside, read once. */
export interface Config {
  readonly databaseUrl: string;
  readonly knowledgeDir: string;
  readonly knowledgeUrl?: string;
  /** Links may lead out of the notes folder. */
  readonly knowledgeFollow: boolean;
  /** Ids of the workspaces and servers that may use it; all by default. */
  readonly spaces?: ReadonlySet<string>;
  /** Ids of people who manage beside the platform's admins. */
  readonly managers: ReadonlySet<string>;
  readonly slack?: {
    readonly botToken: string;
    readonly appToken?: string;
    readonly signingSecret?: string;
    readonly apiUrl?: string;
  };
  readonly discord?: { readonly token: string; readonly appId?: string; readonly apiUrl?: string };
  readonly meaning: MeaningSetting;
  readonly playground: boolean;
  readonly playgroundToken?: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: z.infer<typeof schema>['LOG_LEVEL'];
}

/**
 * Reads the settings from an environment. An empty value counts as not set. Throws one StudyhallError (`config`, exit
 * 2) that names every variable that is wrong, without repeating the value, which may be a secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given: Given = Object.fromEntries(names.map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  const issues = parsed.error?.issues ?? [];
  const wrong = [
    ...issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...slackPartners(given),
    ...discordPartners(given),
    ...meaningPartners(given),
    ...(issues.some(({ path }) => path[0] === 'PLAYGROUND') ? [] : playgroundPartners(given)),
  ];
  if (!parsed.success || wrong.length > 0) throw configError(wrong);
  const set = parsed.data;
  return {
    databaseUrl: set.DATABASE_URL,
    knowledgeDir: set.KNOWLEDGE_DIR,
    knowledgeUrl: set.KNOWLEDGE_URL,
    knowledgeFollow: set.KNOWLEDGE_FOLLOW === 'on',
    slack: slackOf(set),
    discord: discordOf(set),
    spaces: set.SPACES,
    managers: set.MANAGERS ?? new Set(),
    meaning: meaningOf(set),
    playground: hasPlayground(given),
    playgroundToken: set.PLAYGROUND_TOKEN,
    host: set.HOST,
    port: set.PORT,
    logLevel: set.LOG_LEVEL,
  };
}

type Settings = z.infer<typeof schema>;
type Given = Readonly<Partial<Record<string, string>>>;

const names = Object.keys(schema.shape);

/** Settings that mean nothing without another one; they are looked at as they are given, whatever else is wrong. */
function slackPartners(set: Given): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (bot !== undefined && app === undefined && secret === undefined) {
    return ['SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) must be set along with SLACK_BOT_TOKEN'];
  }
  return bot === undefined && (app ?? secret) !== undefined
    ? ['SLACK_BOT_TOKEN must be set along with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET']
    : [];
}

const discordPartners = (set: Given): string[] =>
  set.DISCORD_TOKEN === undefined && set.DISCORD_APP_ID !== undefined
    ? ['DISCORD_TOKEN must be set along with DISCORD_APP_ID']
    : [];

function meaningPartners(set: Given): string[] {
  if (set.MEANING_URL === undefined) {
    return (['MEANING_KEY', 'MEANING_MODEL'] as const).flatMap((name) =>
      set[name] === undefined ? [] : [`MEANING_URL must be set beside ${name}`],
    );
  }
  return set.MEANING === undefined || set.MEANING === 'auto' || set.MEANING === 'off'
    ? []
    : ['MEANING names a folder and MEANING_URL an endpoint: set one'];
}

const hasPlayground = (set: Given): boolean =>
  set.PLAYGROUND === 'on' ||
  (set.PLAYGROUND === undefined && set.SLACK_BOT_TOKEN === undefined && set.DISCORD_TOKEN === undefined);

function playgroundPartners(set: Given): string[] {
  if (!hasPlayground(set) || set.PLAYGROUND_TOKEN !== undefined) return [];
  const open = set.HOST !== undefined && !loopback.has(set.HOST);
  if (!open && (set.SLACK_BOT_TOKEN === undefined || set.SLACK_APP_TOKEN !== undefined)) return [];
  const why = open ? 'HOST is open to other machines' : 'Slack reaches this port over HTTP, and so can others';
  return [`PLAYGROUND_TOKEN must be set, because ${why} and anybody who reaches the page could use it`];
}

function meaningOf(set: Settings): MeaningSetting {
  if (set.MEANING === 'off') return { kind: 'off' };
  if (set.MEANING_URL !== undefined) {
    return { kind: 'endpoint', url: set.MEANING_URL, key: set.MEANING_KEY, model: set.MEANING_MODEL };
  }
  return set.MEANING === 'auto' ? { kind: 'auto', hub: set.HF_ENDPOINT } : { kind: 'folder', dir: set.MEANING };
}

const slackOf = (set: Settings): Config['slack'] =>
  set.SLACK_BOT_TOKEN === undefined
    ? undefined
    : {
        botToken: set.SLACK_BOT_TOKEN,
        appToken: set.SLACK_APP_TOKEN,
        signingSecret: set.SLACK_SIGNING_SECRET,
        apiUrl: set.SLACK_API_URL,
      };

const discordOf = (set: Settings): Config['discord'] =>
  set.DISCORD_TOKEN === undefined
    ? undefined
    : { token: set.DISCORD_TOKEN, appId: set.DISCORD_APP_ID, apiUrl: set.DISCORD_API_URL };

const configError = (wrong: readonly string[]): StudyhallError =>
  new StudyhallError('config', `settings that can't be used:\n${wrong.map((each) => `  ${each}`).join('\n')}`, {
    exit: 2,
  });
