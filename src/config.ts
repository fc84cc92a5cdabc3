import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { StudyhallError } from './core/errors.js';

const shippedKnowledge = fileURLToPath(new URL('../knowledge', import.meta.url));
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

const list = z.string().transform((text) => new Set(text.split(/[\s,]+/).filter((each) => each !== '')));

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'must be sqlite:FILE or postgres://…')
    .default('sqlite:data/studyhall.db'),
  KNOWLEDGE_DIR: z.string().default(shippedKnowledge),
  KNOWLEDGE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  SPACES: list.optional(),
  MANAGERS: list.optional(),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').default('on'),
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

/** Everything that is set from outside, read once. */
export interface Config {
  readonly databaseUrl: string;
  readonly knowledgeDir: string;
  readonly knowledgeUrl?: string;
  /** Ids of the workspaces and servers that may use it; all by default. */
  readonly spaces?: ReadonlySet<string>;
  /** Ids of people who manage beside the platform's admins. */
  readonly managers: ReadonlySet<string>;
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
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (!parsed.success) throw configError(wrong);
  const set = parsed.data;
  const playground = set.PLAYGROUND === 'on';
  if (playground && !loopback.has(set.HOST) && set.PLAYGROUND_TOKEN === undefined) {
    throw configError([
      'PLAYGROUND_TOKEN must be set, since HOST is not this machine alone and everybody who reaches the page could use it',
    ]);
  }
  return {
    databaseUrl: set.DATABASE_URL,
    knowledgeDir: set.KNOWLEDGE_DIR,
    ...(set.KNOWLEDGE_URL === undefined ? {} : { knowledgeUrl: set.KNOWLEDGE_URL }),
    ...(set.SPACES === undefined ? {} : { spaces: set.SPACES }),
    managers: set.MANAGERS ?? new Set(),
    playground,
    ...(set.PLAYGROUND_TOKEN === undefined ? {} : { playgroundToken: set.PLAYGROUND_TOKEN }),
    host: set.HOST,
    port: set.PORT,
    logLevel: set.LOG_LEVEL,
  };
}

const configError = (wrong: readonly string[]): StudyhallError =>
  new StudyhallError('config', `settings that can not be used:\n${wrong.map((each) => `  ${each}`).join('\n')}`, {
    exit: 2,
  });
